// Whoever reports a problem need not copy where it is: the clause, and the words that were marked, stand in the report.
(() => {
  "use strict";

  const MOST = 200;
  // Programs for mail on Windows are handed no longer address, and forges refuse one much longer. A Chinese character takes nine letters of it.
  const LONGEST_OF_MAIL = 2000;
  const LONGEST = 6000;
  const BLANKS = /\s+/g;
  const OPEN = /%EE%80%80(clause|words)%EE%80%81/g;

  // By whole characters: half a rare one can stand in no address.
  const cut = (words, most) => {
    const characters = Array.from(words.toWellFormed?.() ?? words);
    return characters.length > most ? `${characters.slice(0, most).join("")}…` : words;
  };

  const start = () => {
    const link = document.querySelector("a[data-sop-report]");
    const body = document.querySelector(".sop-body");
    if (!link || !body) return;
    const headings = [...body.querySelectorAll(":is(h2, h3, h4, h5, h6)[id]")].filter((each) => each.querySelector(".sop-clause-number"));
    // To choose the link takes the marking away: what was marked last is kept.
    let marked = null;

    const clauseOf = (node) => {
      const before = headings.filter((each) => each.contains(node) || each.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
      return before.at(-1);
    };

    const address = (heading, words) => {
      const copy = heading?.cloneNode(true);
      for (const own of copy?.querySelectorAll(".headerlink") ?? []) own.remove();
      const clause = copy?.textContent.replace(BLANKS, " ").trim() ?? "";
      const longest = link.dataset.sopReport.startsWith("mailto:") ? LONGEST_OF_MAIL : LONGEST;
      const said = { clause: cut(clause, MOST), words };
      const written = () => link.dataset.sopReport.replace(OPEN, (_, name) => encodeURIComponent(said[name]));
      for (let most = MOST; most && written().length > longest; most -= 10) said.words = cut(words, most);
      return written();
    };

    document.addEventListener("selectionchange", () => {
      const chosen = getSelection();
      // People mark backwards too: where the words begin is what counts.
      const begins = chosen.rangeCount ? chosen.getRangeAt(0).startContainer : null;
      if (!begins || !body.contains(begins)) return;
      const words = chosen.toString().replace(BLANKS, " ").trim();
      marked = words ? { words: cut(words, MOST), clause: clauseOf(begins) } : null;
      link.href = marked ? address(marked.clause, marked.words) : link.dataset.sopPlain;
    });
    link.dataset.sopPlain = link.href;

    for (const heading of headings) {
      const own = document.createElement("a");
      own.className = "headerlink sop-report-clause";
      own.title = link.textContent;
      own.setAttribute("aria-label", link.textContent);
      own.rel = link.rel;
      own.href = address(heading, "");
      const about = () => {
        own.href = address(heading, marked?.clause === heading ? marked.words : "");
      };
      own.addEventListener("pointerdown", about);
      own.addEventListener("focus", about);
      heading.append(own);
    }
  };

  // Material replaces pages without loading them where instant navigation is on.
  if (globalThis.document$) globalThis.document$.subscribe(start);
  else start();
})();

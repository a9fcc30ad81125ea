// Whoever reports a problem need not copy where it is: the clause, and the words that were marked, stand in the report.
(() => {
  "use strict";

  const MOST = 200;
  const BLANKS = /\s+/g;

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
      return link.dataset.sopReport
        .replaceAll("%7Bclause%7D", encodeURIComponent(clause))
        .replaceAll("%7Bwords%7D", encodeURIComponent(words));
    };

    document.addEventListener("selectionchange", () => {
      const chosen = getSelection();
      if (!chosen.anchorNode || !body.contains(chosen.anchorNode)) return;
      const words = chosen.toString().replace(BLANKS, " ").trim();
      marked = words ? { words: words.length > MOST ? `${words.slice(0, MOST)}…` : words, clause: clauseOf(chosen.anchorNode) } : null;
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

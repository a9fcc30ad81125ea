// Narrows the keyword index down while somebody types characters, pinyin or Latin letters.
(() => {
  "use strict";

  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

  const start = () => {
    for (const page of document.querySelectorAll("[data-sop-keywords]")) {
      const form = page.querySelector("[data-sop-filter]");
      const field = form.elements.namedItem("q");
      const entries = Array.from(page.querySelectorAll(".sop-keyword"), (entry) => [entry, fold(entry.dataset.term)]);
      const sections = page.querySelectorAll(".sop-letter");
      let narrowed = false;
      const apply = () => {
        const wanted = fold(field.value);
        for (const [entry, term] of entries) entry.hidden = !term.includes(wanted);
        for (const section of sections) {
          section.hidden = !section.querySelector(".sop-keyword:not([hidden])");
          const folded = section.querySelector("details");
          if (folded && (wanted || narrowed)) folded.open = Boolean(wanted);
        }
        narrowed = Boolean(wanted);
        page.querySelector("[data-sop-nothing]").hidden = Array.from(sections).some((section) => !section.hidden);
      };
      form.hidden = false;
      form.addEventListener("submit", (event) => event.preventDefault());
      field.addEventListener("input", apply);
      // Browsers keep what was typed when somebody comes back.
      apply();
    }
  };
  if (globalThis.document$) globalThis.document$.subscribe(start);
  else start();
})();

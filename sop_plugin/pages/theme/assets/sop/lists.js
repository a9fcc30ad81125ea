// Lists that are narrowed down by words, department and how often: jobs, forms, records, monitoring. Groups without rows go
// away; what is folded opens while it is searched.
(() => {
  "use strict";

  const folded = (row) => row.closest("[data-sop-fold]")?.querySelector("summary").textContent || "";

  class List {
    constructor(form) {
      this.form = form;
      this.page = form.closest("[data-sop-page]");
      this.rows = Array.from(this.page.querySelectorAll("[data-sop-row]"));
      this.text = globalThis.sopFilter.said((row) => `${row.textContent} ${row.dataset.text || ""} ${folded(row)}`);
      this.unfold = globalThis.sopFilter.folds(this.page);
      this.groups = Array.from(this.page.querySelectorAll("[data-sop-group]"));
      this.page.querySelector("[data-sop-shown]").hidden = false;
      globalThis.sopFilter.follow(form, () => this.apply());
    }

    value(name) {
      return this.form.elements.namedItem(name)?.value || "";
    }

    apply() {
      const words = globalThis.sopFilter.words(this.value("q"));
      const [department, often] = ["department", "often"].map((name) => this.value(name));
      globalThis.sopFilter.show(this.page, this.rows, (row) => {
        const at = (row.dataset.department || "").split(" ");
        if (often && row.dataset.often !== often) return false;
        return (!department || at.includes(department)) && words.every((word) => this.text(row).includes(word));
      });
      this.unfold(Boolean(words.length || department || often));
      for (const group of this.groups) {
        const shown = group.querySelectorAll("[data-sop-row]:not([hidden])").length;
        group.hidden = !shown;
        const count = group.querySelector("h2 .sop-count");
        if (count) count.textContent = shown;
      }
    }
  }

  const start = () => {
    for (const form of document.querySelectorAll("[data-sop-list-filter]")) new List(form);
    for (const buttons of document.querySelectorAll('[data-sop-unfold="alone"]')) globalThis.sopFilter.folds(buttons.closest("[data-sop-page]"));
    // A page built in March is read in June: what is due then shows itself.
    for (const note of document.querySelectorAll("[data-sop-due]")) {
      note.hidden = note.dataset.sopDue >= globalThis.sopState.today();
    }
  };
  if (globalThis.document$) globalThis.document$.subscribe(start);
  else start();
})();

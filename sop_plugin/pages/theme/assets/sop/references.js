// The page of references: shows one department, and brings out the lines of the document that is pointed at.
(() => {
  "use strict";

  class References {
    constructor(page, form) {
      this.page = page;
      this.form = form;
      this.rows = Array.from(page.querySelectorAll("[data-sop-crossings] > tbody > tr"));
      this.maps = Array.from(page.querySelectorAll("[data-sop-map]"));
      page.querySelector("[data-sop-shown]").hidden = false;
      globalThis.sopFilter.follow(form, () => this.apply());
    }

    apply() {
      const { value } = this.form.elements.namedItem("department");
      globalThis.sopFilter.show(this.page, this.rows, ({ dataset }) => !value || dataset.department === value);
      for (const map of this.maps) {
        map.hidden = Boolean(value) && map.dataset.sopMap !== value;
        if (value && !map.hidden) map.open = true;
      }
    }
  }

  // A citing document brings its lines out by the style sheet, as they are its own; a cited one needs them looked for.
  const mark = (drawing, document) => {
    const lines = document ? drawing.querySelectorAll(`[data-sop-to="${document.dataset.sopIndex}"]`) : [];
    for (const old of drawing.querySelectorAll(".is-marked")) old.classList.remove("is-marked");
    for (const line of lines) {
      line.classList.add("is-marked");
      line.closest(".sop-map__citing").classList.add("is-marked");
    }
  };

  // And the other way round: what a citing document's lines lead to.
  const name = (drawing, document) => {
    for (const line of document ? document.querySelectorAll("[data-sop-to]") : []) {
      drawing.querySelector(`[data-sop-index="${line.dataset.sopTo}"]`).classList.add("is-marked");
    }
  };

  for (const drawing of document.querySelectorAll(".sop-map")) {
    const show = (event) => {
      const found = event.target.closest(".sop-map__cited, .sop-map__citing");
      mark(drawing, found && found.matches(".sop-map__cited") ? found : null);
      name(drawing, found && found.matches(".sop-map__citing") ? found : null);
    };
    drawing.addEventListener("pointerover", show);
    drawing.addEventListener("focusin", show);
    drawing.addEventListener("pointerleave", () => mark(drawing, null));
    drawing.addEventListener("focusout", () => mark(drawing, null));
  }
  for (const form of document.querySelectorAll("[data-sop-references-filter]")) {
    new References(form.closest("[data-sop-page]"), form);
  }
})();

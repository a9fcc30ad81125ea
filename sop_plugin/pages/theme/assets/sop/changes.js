// Narrows the change log to a period, a department, a post or a kind of change.
(() => {
  "use strict";

  class ChangeLog {
    constructor(section) {
      this.section = section;
      this.form = section.querySelector("[data-sop-filter-form]");
      this.rows = Array.from(section.querySelectorAll("tbody > tr"));
      this.unfold = globalThis.sopFilter.folds(section);
      globalThis.sopFilter.follow(this.form, () => this.apply());
    }

    apply() {
      const value = (name) => this.form.elements.namedItem(name).value;
      const [from, to, department, post, kind] = ["from", "to", "department", "post", "kind"].map(value);
      globalThis.sopFilter.show(
        this.section,
        this.rows,
        ({ dataset }) =>
          (!from || from <= dataset.day) &&
          (!to || dataset.day <= to) &&
          (!department || dataset.department === department) &&
          (!kind || dataset.kind === kind) &&
          (!post || JSON.parse(dataset.posts).includes(post)),
      );
      this.unfold([from, to, department, post, kind].some(Boolean));
      // What was asked for goes along to the other pages.
      for (const link of this.section.parentElement.querySelectorAll("[data-sop-parts] li a")) link.search = location.search;
    }

    // What was yet to come when the page was made may have come since.
    today(day) {
      for (const mark of this.section.querySelectorAll("[data-sop-yet]")) {
        mark.hidden = mark.closest("tr").dataset.day <= day;
      }
    }
  }

  const known = new WeakMap();

  document.addEventListener("sop:states", (event) => {
    for (const section of document.querySelectorAll("[data-sop-changes]")) {
      if (!known.has(section)) known.set(section, new ChangeLog(section));
      known.get(section).today(event.detail.day);
    }
  });
})();

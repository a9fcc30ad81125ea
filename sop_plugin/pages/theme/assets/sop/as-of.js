// Shows what was so on one day: of rows that hold from one day to another, those whose time covers it.
// The rule is that of sop_plugin/registers/as_of.py: the first day counts, the last does not.
(() => {
  "use strict";

  const covers = ({ from, until }, day) => from <= day && (!until || day < until);

  const inWords = (day, language) =>
    new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" }).format(
      new Date(`${day}T00:00:00Z`),
    );

  class Intervals {
    constructor(section) {
      this.section = section;
      this.page = section.closest("[data-sop-page]");
      this.form = section.querySelector("[data-sop-filter-form]");
      this.startsToday = section.dataset.sopDefault === "today";
      this.rows = Array.from(section.querySelectorAll("tbody > tr"));
      this.text = new Map(this.rows.map((row) => [row, globalThis.sopFilter.fold(row.textContent)]));
      globalThis.sopFilter.read(this.form);
      this.chosen = new URLSearchParams(location.search).has("date");
      this.form.hidden = false;
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("input", (event) => this.changed(event.target.name === "date"));
      this.form.querySelector("[data-sop-all]").addEventListener("click", () => {
        this.field("date").value = "";
        this.changed(true);
      });
    }

    field(name) {
      return this.form.elements.namedItem(name);
    }

    value(name) {
      return this.field(name)?.value || "";
    }

    // The page was opened, or midnight has passed while it stayed open.
    today(day) {
      if (this.startsToday && !this.chosen) this.field("date").value = day;
      this.apply();
    }

    changed(isDate) {
      this.chosen ||= isDate;
      globalThis.sopFilter.write(this.form, this.startsToday && this.chosen ? ["date"] : []);
      this.apply();
    }

    apply() {
      const day = this.value("date");
      const words = globalThis.sopFilter.fold(this.value("q")).split(" ");
      const exact = ["department", "type"].map((name) => [name, this.value(name)]);
      globalThis.sopFilter.show(
        this.section,
        this.rows,
        (row) =>
          (!day || covers(row.dataset, day)) &&
          exact.every(([name, value]) => !value || row.dataset[name] === value) &&
          words.every((word) => this.text.get(row).includes(word)),
      );
      this.say(day);
    }

    say(day) {
      const find = (mark) => this.section.querySelector(`[data-sop-${mark}]`);
      find("on-day").hidden = !day;
      if (find("every-day")) find("every-day").hidden = Boolean(day);
      if (find("later")) find("later").hidden = !day || day <= this.page.dataset.asOf;
      if (!day) return;
      find("day").dateTime = day;
      find("day").textContent = inWords(day, this.page.lang);
    }
  }

  const known = new WeakMap();

  document.addEventListener("sop:states", (event) => {
    for (const section of document.querySelectorAll("[data-sop-intervals]")) {
      if (!section.querySelector("[data-sop-filter-form]")) continue;
      if (!known.has(section)) known.set(section, new Intervals(section));
      known.get(section).today(event.detail.day);
    }
  });
})();

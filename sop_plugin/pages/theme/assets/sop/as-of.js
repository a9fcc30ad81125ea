// Shows what was so on one day: of rows that hold from one day to another, those whose time covers it.
// The rule is that of sop_plugin/registers/as_of.py: the first day counts, the last does not.
(() => {
  "use strict";

  const covers = ({ from, until }, day) => from <= day && (!until || day < until);

  const inWords = (day, language) =>
    new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" }).format(
      new Date(`${day}T00:00:00Z`),
    );

  // A number or revision as people type it: blanks, dashes and the size of letters say nothing.
  const plain = (text) => globalThis.sopFilter.fold(text).replace(/[\s_\u2010-\u2015-]/g, "");

  const revisionOf = (row) => row.cells[4].textContent.trim();

  class Intervals {
    constructor(section) {
      this.section = section;
      this.page = section.closest("[data-sop-page]");
      this.form = section.querySelector("[data-sop-filter-form]");
      this.startsToday = section.dataset.sopDefault === "today";
      this.rows = Array.from(section.querySelectorAll("tbody > tr"));
      this.text = globalThis.sopFilter.said((row) => row.textContent);
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
      this.currentDay = day;
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
      const words = globalThis.sopFilter.words(this.value("q"));
      const exact = ["department", "type"].map((name) => [name, this.value(name)]);
      globalThis.sopFilter.show(
        this.section,
        this.rows,
        (row) =>
          (!day || covers(row.dataset, day)) &&
          exact.every(([name, value]) => !value || row.dataset[name] === value) &&
          words.every((word) => this.text(row).includes(word)),
      );
      this.say(day);
      this.held(day || this.currentDay);
    }

    // Whether the copy in somebody's hand, by its number and revision, is the one in force on the day.
    held(day) {
      const [number, revision] = [this.value("q"), this.value("revision")].map(plain);
      const own = this.rows.filter((row) => plain(row.cells[0].textContent) === number);
      const current = own.find((row) => covers(row.dataset, day));
      const said = !number || !revision ? "" : !current ? "none" : plain(revisionOf(current)) === revision ? "current" : "not";
      for (const element of this.section.querySelectorAll("[data-sop-held]")) {
        element.hidden = element.dataset.sopHeld !== said;
        const words = {
          number: own[0]?.cells[0].textContent.trim() || this.value("q"),
          revision: this.value("revision"),
          current: current ? revisionOf(current) : "",
          day: inWords(day, this.page.lang),
        };
        for (const [name, word] of Object.entries(words)) {
          for (const place of element.querySelectorAll(`[data-held="${name}"]`)) place.textContent = word;
        }
      }
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

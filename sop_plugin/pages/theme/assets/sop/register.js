// Sorts and filters the document register. The filter stands in the address, so that it can be linked.
(() => {
  "use strict";

  const KEYS = ["q", "department", "type", "state"];
  const STATES = [
    "draft", "in_review", "scheduled", "effective", "due", "overdue", "expired", "superseded", "withdrawn",
  ];
  // Titles in the order of pinyin, numbers within text by their value; made when somebody sorts, as it takes its time.
  let collator = null;

  class Register {
    constructor(table) {
      this.table = table;
      this.page = table.closest("[data-sop-page]");
      this.form = this.page.querySelector("[data-sop-filter]");
      this.body = table.tBodies[0];
      this.rows = Array.from(this.body.rows);
      this.text = globalThis.sopFilter.said((row) => `${row.textContent} ${row.dataset.keywords}`);
      this.readAddress();
      this.addButtons();
      this.form.hidden = false;
      this.form.addEventListener("input", () => this.filtered());
      this.form.addEventListener("submit", (event) => event.preventDefault());
      // A reset event comes before the fields are empty.
      this.form.addEventListener("reset", () => setTimeout(() => this.filtered()));
      document.addEventListener("sop:states", () => this.recount());
      this.apply();
    }

    field(key) {
      return this.form.elements.namedItem(key);
    }

    readAddress() {
      const given = new URLSearchParams(location.search);
      for (const key of KEYS) this.field(key).value = given.get(key) || "";
    }

    writeAddress() {
      const address = new URL(location.href);
      for (const key of KEYS) {
        if (this.field(key).value) address.searchParams.set(key, this.field(key).value);
        else address.searchParams.delete(key);
      }
      history.replaceState(history.state, "", address);
    }

    filtered() {
      this.apply();
      this.writeAddress();
    }

    apply() {
      const words = globalThis.sopFilter.words(this.field("q").value);
      const chosen = ["department", "type", "state"].map((key) => [key, this.field(key).value]);
      let shown = 0;
      for (const row of this.rows) {
        const fits =
          chosen.every(([key, value]) => !value || row.dataset[key] === value) &&
          words.every((word) => this.text(row).includes(word));
        row.hidden = !fits;
        if (fits) shown += 1;
      }
      this.page.querySelector("[data-sop-shown]").hidden = false;
      this.page.querySelector("[data-sop-shown-count]").textContent = shown;
      this.page.querySelector("[data-sop-nothing]").hidden = shown > 0;
    }

    recount() {
      for (const cell of this.page.querySelectorAll('[data-sop-count^="state:"]')) {
        const state = cell.dataset.sopCount.slice("state:".length);
        const count = this.rows.filter((row) => row.dataset.state === state).length;
        cell.textContent = count;
        cell.parentElement.hidden = count === 0;
      }
      this.apply();
    }

    addButtons() {
      for (const [index, heading] of Array.from(this.table.tHead.rows[0].cells).entries()) {
        if (!heading.dataset.sopSort) continue;
        const button = document.createElement("button");
        button.type = "button";
        button.append(...heading.childNodes);
        heading.append(button);
        button.addEventListener("click", () => this.sort(index, heading));
      }
    }

    sort(index, heading) {
      collator ??= new Intl.Collator("zh-u-co-pinyin", { numeric: true });
      const ascending = heading.getAttribute("aria-sort") !== "ascending";
      for (const other of heading.parentElement.cells) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
      const key = (row) => {
        const cell = row.cells[index];
        if (heading.dataset.sopSort === "state") return STATES.indexOf(row.dataset.state);
        if (heading.dataset.sopSort === "number") return Number(cell.textContent);
        if (heading.dataset.sopSort === "date") return cell.querySelector("time")?.textContent || "";
        return cell.textContent.trim();
      };
      const compare = (a, b) => {
        if (typeof a === "number") return a - b;
        return heading.dataset.sopSort === "date" ? (a < b ? -1 : Number(a > b)) : collator.compare(a, b);
      };
      const keyed = this.rows.map((row) => [key(row), row]);
      keyed.sort(([a], [b]) => {
        // What is not there comes last, whichever way.
        if (a === "" || b === "") return Number(a === "") - Number(b === "");
        return ascending ? compare(a, b) : compare(b, a);
      });
      this.rows = keyed.map(([, row]) => row);
      this.body.append(...this.rows);
    }
  }

  const start = () => {
    for (const table of document.querySelectorAll("[data-sop-register]")) new Register(table);
  };
  if (globalThis.document$) globalThis.document$.subscribe(start);
  else start();
})();

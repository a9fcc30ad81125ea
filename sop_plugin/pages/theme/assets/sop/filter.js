// Forms whose fields stand in the address, so that what they show can be linked.
(() => {
  "use strict";

  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

  const fieldsOf = (form) => Array.from(form.elements).filter((field) => field.name);

  // A value that a field cannot hold (a day that is none, a department of another manual) leaves it empty.
  const read = (form) => {
    const given = new URLSearchParams(location.search);
    for (const field of fieldsOf(form)) field.value = given.get(field.name) || "";
  };

  // `kept` are fields whose emptiness says something too.
  const write = (form, kept = []) => {
    const address = new URL(location.href);
    for (const { name, value } of fieldsOf(form)) {
      if (value || kept.includes(name)) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
  };

  // Hides the rows that do not fit and says how many are left.
  const show = (section, rows, fits) => {
    let shown = 0;
    for (const row of rows) {
      row.hidden = !fits(row);
      if (!row.hidden) shown += 1;
    }
    section.querySelector("[data-sop-shown-count]").textContent = shown;
    section.querySelector("[data-sop-nothing]").hidden = shown > 0;
  };

  // What is folded opens while it is narrowed down, goes away without rows, and is afterwards as it was.
  const folds = (page) => {
    const all = Array.from(page.querySelectorAll("[data-sop-fold]"), (fold) => [fold, fold.open]);
    let before = false;
    const buttons = page.querySelector("[data-sop-unfold]");
    if (buttons && all.length > 1) {
      buttons.hidden = false;
      for (const button of buttons.querySelectorAll("button")) {
        button.addEventListener("click", () => {
          for (const each of all) each[0].open = each[1] = button.value === "open";
        });
      }
    }
    return (narrowed) => {
      for (const [fold, open] of all) {
        const shown = fold.querySelectorAll("[data-sop-row]:not([hidden])").length;
        fold.hidden = !shown;
        const count = fold.querySelector("summary .sop-count");
        if (count) count.textContent = shown;
        if (narrowed || before) fold.open = narrowed || open;
      }
      before = narrowed;
    };
  };

  // Shows a form with what the address says; `apply` follows now and after every change.
  const follow = (form, apply) => {
    const changed = () => {
      write(form);
      apply();
    };
    read(form);
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", changed);
    // A reset event comes before the fields are empty.
    form.addEventListener("reset", () => setTimeout(changed));
    apply();
  };

  // What each row says, folded when somebody first looks for words: until then it costs nothing.
  const said = (told) => {
    const known = new Map();
    return (row) => {
      if (!known.has(row)) known.set(row, fold(told(row)));
      return known.get(row);
    };
  };

  // The words of a field; none where it is empty.
  const words = (field) => fold(field).split(" ").filter(Boolean);

  globalThis.sopFilter = { said, words, fold, folds, follow, read, write, show };
})();

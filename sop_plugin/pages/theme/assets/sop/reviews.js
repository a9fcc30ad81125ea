// Puts the rows of the review register into their bands by today's date, narrows them to an owner, and counts them again.
(() => {
  "use strict";

  const LIMITS = [[30, "within_30"], [60, "within_60"], [90, "within_90"]];

  const bandOf = (days) => {
    if (days < 0) return "overdue";
    const found = LIMITS.find(([limit]) => days <= limit);
    return found ? found[1] : "later";
  };

  const say = (element, words) => {
    if (element.textContent !== String(words)) element.textContent = words;
  };

  const arrange = (page, day) => {
    const rows = Array.from(page.querySelectorAll("[data-sop-band] [data-sop-dates]"));
    const bands = new Map();
    const owner = page.querySelector("[data-sop-owner-filter]")?.elements.namedItem("owner").value || "";
    for (const row of rows) {
      const days = globalThis.sopState.daysBetween(day, row.dataset.reviewDue);
      say(row.querySelector("[data-sop-days]"), days);
      row.dataset.band = bandOf(days);
      row.hidden = Boolean(owner) && row.dataset.owner !== owner;
      if (!bands.has(row.dataset.band)) bands.set(row.dataset.band, []);
      bands.get(row.dataset.band).push(row);
    }
    for (const table of page.querySelectorAll("[data-sop-band]")) {
      const found = bands.get(table.dataset.sopBand) || [];
      const shown = found.filter((row) => !row.hidden).length;
      // What is put where it is already is laid out once more all the same.
      const { rows: before } = table.tBodies[0];
      if (before.length !== found.length || found.some((row, at) => row !== before[at])) table.tBodies[0].replaceChildren(...found);
      table.hidden = shown === 0;
      page.querySelector(`[data-sop-band-empty="${table.dataset.sopBand}"]`).hidden = shown > 0;
      page.querySelector(`[data-sop-band-count="${table.dataset.sopBand}"]`).textContent = shown;
    }
    for (const cell of page.querySelectorAll("[data-sop-owner-count]")) {
      const { sopOwnerCount, band } = cell.dataset;
      const count = (bands.get(band) || []).filter((row) => row.dataset.owner === sopOwnerCount).length;
      say(cell, count || "");
    }
  };

  const known = new WeakSet();

  document.addEventListener("sop:states", (event) => {
    for (const page of document.querySelectorAll("[data-sop-review-page]")) {
      const form = page.querySelector("[data-sop-owner-filter]");
      if (!form || known.has(form)) arrange(page, event.detail.day);
      else globalThis.sopFilter.follow(form, () => arrange(page, globalThis.sopState.today()));
      if (form) known.add(form);
    }
  });
})();

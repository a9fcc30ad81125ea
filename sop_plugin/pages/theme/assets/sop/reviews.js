// Puts the rows of the review register into their bands by today's date, and counts them again.
(() => {
  "use strict";

  const LIMITS = [[30, "within_30"], [60, "within_60"], [90, "within_90"]];

  const bandOf = (days) => {
    if (days < 0) return "overdue";
    const found = LIMITS.find(([limit]) => days <= limit);
    return found ? found[1] : "later";
  };

  const arrange = (page, day) => {
    const rows = Array.from(page.querySelectorAll("[data-sop-band] [data-sop-dates]"));
    const bands = new Map();
    for (const row of rows) {
      const days = globalThis.sopState.daysBetween(day, row.dataset.reviewDue);
      row.querySelector("[data-sop-days]").textContent = days;
      row.dataset.band = bandOf(days);
      bands.set(row.dataset.band, [...(bands.get(row.dataset.band) || []), row]);
    }
    for (const table of page.querySelectorAll("[data-sop-band]")) {
      const found = bands.get(table.dataset.sopBand) || [];
      table.tBodies[0].replaceChildren(...found);
      table.hidden = found.length === 0;
      page.querySelector(`[data-sop-band-empty="${table.dataset.sopBand}"]`).hidden = found.length > 0;
      page.querySelector(`[data-sop-band-count="${table.dataset.sopBand}"]`).textContent = found.length;
    }
    for (const cell of page.querySelectorAll("[data-sop-owner-count]")) {
      const { sopOwnerCount, band } = cell.dataset;
      const count = (bands.get(band) || []).filter((row) => row.dataset.owner === sopOwnerCount).length;
      cell.textContent = count || "";
    }
  };

  document.addEventListener("sop:states", (event) => {
    for (const page of document.querySelectorAll("[data-sop-review-page]")) arrange(page, event.detail.day);
  });
})();

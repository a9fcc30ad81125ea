// Leads through a redline from change to change, by buttons and by the keys P and N.
(() => {
  "use strict";

  // Marks of one sentence, cell or block are one change to whoever reads it.
  const placesOf = (body) => {
    const places = [];
    for (const mark of body.querySelectorAll(".sop-redline")) {
      const block = mark.closest(".sop-inserted, .sop-deleted, p, li, td, th, dt, dd, pre, h2, h3, h4, h5, h6") || mark;
      if (places.at(-1) !== block && !places.at(-1)?.contains(block)) places.push(block);
    }
    return places;
  };

  class Walk {
    constructor(bar) {
      this.bar = bar;
      this.places = placesOf(bar.closest(".sop-redline-page").querySelector(".sop-body"));
      this.at = -1;
      bar.querySelector("[data-sop-total]").textContent = this.places.length;
      bar.hidden = this.places.length === 0;
      bar.addEventListener("click", (event) => {
        const step = event.target.closest("[data-sop-step]");
        if (step) this.go(Number(step.dataset.sopStep));
      });
    }

    go(step) {
      const count = this.places.length;
      if (!count) return;
      this.places[this.at]?.removeAttribute("data-sop-here");
      this.at = this.at < 0 && step < 0 ? count - 1 : (this.at + step + count) % count;
      const place = this.places[this.at];
      place.setAttribute("data-sop-here", "");
      place.tabIndex = -1;
      place.focus({ preventScroll: true });
      place.scrollIntoView({ block: "center" });
      this.bar.querySelector("[data-sop-place]").textContent = this.at + 1;
    }
  }

  let walk = null;
  document.addEventListener("keydown", (event) => {
    if (!walk || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const step = { n: 1, p: -1 }[event.key.toLowerCase()];
    if (!step) return;
    event.preventDefault();
    // Material's own keys of the same letters lead to other pages.
    event.stopImmediatePropagation();
    walk.go(step);
  }, true);

  const start = () => {
    const bar = document.querySelector("[data-sop-redline-walk]");
    walk = bar ? new Walk(bar) : null;
  };
  if (globalThis.document$) globalThis.document$.subscribe(start);
  else start();
})();

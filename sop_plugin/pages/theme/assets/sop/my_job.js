// The job that a reader calls their own: remembered in this browser, for this manual, and a way from home to its steps.
(() => {
  "use strict";

  // Several manuals can stand on one host.
  const rootOf = (place) => new URL(place.dataset.root, location.href);
  const keyOf = (place) => `sop-my-job:${rootOf(place).pathname}`;

  const kept = (key) => {
    try {
      const job = JSON.parse(localStorage.getItem(key));
      return typeof job?.name === "string" && typeof job.path === "string" ? job : null;
    } catch {
      return null; // storage that is forbidden, or written by something else
    }
  };

  const keep = (key, job) => {
    try {
      if (job) localStorage.setItem(key, JSON.stringify(job));
      else localStorage.removeItem(key);
      return true;
    } catch {
      return false;
    }
  };

  const offer = (place) => {
    const key = keyOf(place);
    const button = place.querySelector("button");
    const here = { name: place.dataset.sopJob, path: location.pathname };
    const show = () => button.setAttribute("aria-pressed", String(kept(key)?.path === here.path));
    button.addEventListener("click", () => {
      const own = button.getAttribute("aria-pressed") === "true";
      // A browser that may keep nothing is offered nothing.
      place.hidden = !keep(key, own ? null : here);
      show();
    });
    show();
    place.hidden = false;
  };

  const lead = (place) => {
    const key = keyOf(place);
    const job = kept(key);
    const way = job && new URL(job.path, location.href).href;
    // What something else wrote there could lead out of the manual.
    if (!way?.startsWith(rootOf(place).href)) return;
    const link = place.querySelector("a");
    link.href = `${way}#steps`;
    link.textContent = job.name;
    const heading = place.closest(".sop-home")?.querySelector(".sop-home__search");
    heading?.after(place);
    place.querySelector("button").addEventListener("click", () => {
      keep(key, null);
      place.hidden = true;
      document.querySelector(".sop-home__search input")?.focus();
    });
    place.hidden = false;
  };

  const start = () => {
    for (const place of document.querySelectorAll("[data-sop-job][hidden]")) offer(place);
    for (const place of document.querySelectorAll("[data-sop-my-job][hidden]")) lead(place);
  };
  // Material replaces pages without loading them where instant navigation is on.
  if (globalThis.document$) globalThis.document$.subscribe(start);
  else start();
})();

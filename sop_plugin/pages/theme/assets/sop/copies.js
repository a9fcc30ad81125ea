// Whoever scans a controlled copy comes to the page of its revision with the copy's number and digest in the address: this says
// what is on record about that very copy. The page itself tells without it what its revision is worth.
(() => {
  "use strict";

  const start = () => {
    const told = document.querySelector("[data-sop-copy][hidden]");
    const asked = new URLSearchParams(location.search);
    const copy = asked.get("copy");
    if (!told || !copy) return;
    const rows = [...document.querySelectorAll(".sop-copies tr[data-copy]")];
    const row = rows.find((each) => each.dataset.copy === copy);
    const digest = asked.get("digest");
    let verdict = "unknown";
    if (digest && digest !== told.dataset.digest) verdict = "other";
    else if (row) verdict = row.dataset.copyState === "out" ? "out" : "ended";
    const name = told.querySelector("[data-sop-copy-name]");
    name.textContent = `${name.dataset.sopCopyName}:${copy}`;
    told.querySelector("[data-sop-copy-state]").textContent = row?.cells[2].textContent ?? "";
    told.querySelector("[data-sop-copy-verdict]").textContent = told.querySelector(
      `template[data-verdict="${verdict}"]`,
    ).content.textContent;
    told.dataset.sopCopy = verdict;
    row?.setAttribute("aria-current", "true");
    told.hidden = false;
  };

  // Material replaces pages without loading them where instant navigation is on.
  if (globalThis.document$) globalThis.document$.subscribe(start);
  else start();
})();

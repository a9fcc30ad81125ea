// The contents close when somebody has chosen from them; what is folded away opens for whoever is led into it.
(() => {
  "use strict";

  const open = (details) => {
    for (let each = details; each; each = each.parentElement?.closest("details")) each.open = true;
  };

  const lead = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target?.closest("details:not([open])");
    if (!folded) return;
    open(folded);
    target.scrollIntoView();
  };

  document.addEventListener("click", (event) => {
    const contents = event.target.closest?.(".sop-contents");
    if (contents && event.target.closest("a")) contents.open = false;
    // A tap beside them closes them too.
    else if (!contents) for (const each of document.querySelectorAll(".sop-contents[open]")) each.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const each of document.querySelectorAll(".sop-contents[open]")) {
      each.open = false;
      each.querySelector("summary").focus();
    }
  });
  addEventListener("hashchange", lead);

  const start = () => {
    lead();
    // Browsers in which a style sheet cannot show what is folded away: a desk has room for it.
    if (CSS.supports("selector(::details-content)") || !matchMedia("(min-width: 45em)").matches) return;
    for (const each of document.querySelectorAll("details.sop-early")) each.open = true;
  };
  // Material replaces pages without loading them where instant navigation is on.
  if (globalThis.document$) globalThis.document$.subscribe(start);
  else start();
})();

// Buttons that copy a whole digest, of which a page shows the beginning.
(() => {
  "use strict";

  // On an intranet without https browsers have no clipboard for scripts; they still copy what is selected.
  const copied = async (text) => {
    if (navigator.clipboard) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        // Not allowed: the other way may be.
      }
    }
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "sop-hidden";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  };

  const start = () => {
    for (const button of document.querySelectorAll("button[data-sop-whole][hidden]")) {
      button.hidden = false;
      const words = button.textContent;
      button.addEventListener("click", async () => {
        if (!(await copied(button.dataset.sopWhole))) return;
        button.textContent = button.dataset.copied;
        setTimeout(() => {
          button.textContent = words;
        }, 2000);
      });
    }
  };

  if (globalThis.document$) globalThis.document$.subscribe(start);
  else start();
})();

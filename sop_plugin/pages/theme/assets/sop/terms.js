// A term explains itself where it stands: a finger has no hover, and a tap would leave the page. A second tap leads to the glossary.
(() => {
  "use strict";

  const meanings = new WeakMap();
  let shown = null;

  const close = () => {
    shown?.note.remove();
    shown = null;
  };

  const open = (term, meaning) => {
    close();
    const name = document.createElement("a");
    name.href = term.href;
    name.textContent = term.textContent;
    const text = document.createElement("p");
    // What a document says is data: it only ever becomes text.
    text.append(name, " ", meaning);
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "×";
    button.setAttribute("aria-label", document.querySelector("[data-sop-search-open]")?.dataset.close || "×");
    button.addEventListener("click", close);
    const note = document.createElement("div");
    note.className = "sop-explanation";
    note.setAttribute("role", "status");
    note.append(text, button);
    document.body.append(note);
    shown = { note, term };
  };

  // Before the theme takes the title for a tooltip of its own.
  document.addEventListener(
    "pointerdown",
    (event) => {
      const term = event.target.closest?.("a.sop-term");
      if (term?.title) meanings.set(term, term.title);
    },
    true,
  );

  document.addEventListener("click", (event) => {
    const term = event.target.closest?.("a.sop-term");
    const touched = event.pointerType ? event.pointerType === "touch" : matchMedia("(hover: none)").matches;
    if (term && touched && meanings.has(term) && shown?.term !== term) {
      event.preventDefault();
      open(term, meanings.get(term));
    } else if (shown && !shown.note.contains(event.target)) close();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
})();

// Gives paper what a style sheet cannot know: the document's number and revision on every page, and the day of printing.
(() => {
  "use strict";

  const quoted = (text) => `"${text.replace(/[\\"]/g, "\\$&").replace(/\s+/g, " ")}"`;

  const prepare = () => {
    const day = globalThis.sopState.today();
    const style = document.documentElement.style;
    const page = document.querySelector("[data-print-words]");
    if (page) {
      const { printWords, printReference, printNotice, printDay } = page.dataset;
      style.setProperty("--sop-print-words", quoted(printWords));
      style.setProperty("--sop-print-reference", quoted(printReference));
      style.setProperty("--sop-print-notice", quoted(`${printNotice} · ${printDay} ${day}`));
    }
    for (const note of document.querySelectorAll("[data-sop-printed]")) {
      const time = note.querySelector("time");
      time.dateTime = day;
      time.textContent = day;
      note.hidden = false;
    }
  };

  // The plain print has what people work by; all of it is asked for with the button, or `?print=complete` for programs.
  const asked = new URLSearchParams(location.search).get("print") === "complete";
  const showAll = (all) => document.documentElement.toggleAttribute("data-sop-complete", all);
  showAll(asked);
  addEventListener("afterprint", () => showAll(asked));

  // For browsers in which a style sheet cannot show what is folded away.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:is(.sop-flow, .sop-early, .sop-fold, .sop-uses):not([open])")];
    for (const chart of opened) chart.open = true;
  });
  addEventListener("afterprint", () => {
    for (const chart of opened) chart.open = false;
  });

  for (const button of document.querySelectorAll("[data-sop-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      showAll(asked || button.dataset.sopPrint === "complete");
      print();
    });
  }
  addEventListener("beforeprint", prepare);
  // Printing from outside (headless browsers, policies) may send no event: be ready beforehand.
  document.addEventListener("sop:states", prepare);
})();

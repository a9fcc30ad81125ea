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
  // There each chart fills most of a sheet: they go to the end, and afterwards back to their places.
  let places = [];
  const gather = (all) => {
    for (const [chart, place] of places) place.replaceWith(chart);
    places = [];
    document.querySelector(".sop-annex")?.remove();
    const text = document.querySelector(".sop-document");
    if (!all || !text) return;
    const annex = Object.assign(document.createElement("div"), { className: "sop-annex" });
    for (const chart of text.querySelectorAll(".sop-flow")) {
      const place = document.createComment("");
      chart.replaceWith(place);
      annex.append(chart);
      places.push([chart, place]);
    }
    text.append(annex);
  };
  const showAll = (all) => {
    document.documentElement.toggleAttribute("data-sop-complete", all);
    gather(all);
  };
  showAll(asked);
  addEventListener("afterprint", () => showAll(asked));

  // Rows that are folded away are not printed. The theme opens every fold for paper: how they were until then is marked.
  const mark = (fold) => fold.toggleAttribute("data-sop-shut", !fold.open);
  const folds = "details:is([data-sop-fold], .sop-uses)";
  document.addEventListener("sop:states", () => document.querySelectorAll(folds).forEach(mark));
  document.addEventListener("toggle", (event) => {
    if (event.target.matches(folds) && !matchMedia("print").matches) mark(event.target);
  }, true);

  // For browsers in which a style sheet cannot show what is folded away.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:is(.sop-flow, .sop-early, .sop-fold:not([data-sop-fold])):not([open])")];
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

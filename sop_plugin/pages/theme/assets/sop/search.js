// What every page has of the search: where it is opened. The rest, and the index, come when somebody searches.
(() => {
  "use strict";

  const PARTS = ["fold", "store", "words", "query", "sound", "numbers", "rank", "asked", "judge", "ask", "sentence", "view"];
  const folder = new URL("search/", document.currentScript.src);
  const root = new URL("../../", document.currentScript.src);

  const script = (name) =>
    new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = new URL(`${name}.js`, folder).href;
      // They build on one another: run in this order, whichever comes first.
      element.async = false;
      element.addEventListener("load", resolve);
      element.addEventListener("error", () => (element.remove(), reject(new Error(name))));
      document.head.append(element);
    });

  let loading = null;
  const load = () => {
    loading ??= Promise.all(PARTS.map(script))
      .then(() => globalThis.sopSearch.begin(folder, root))
      .then(() => globalThis.sopSearch)
      .catch((error) => {
        loading = null;
        throw error;
      });
    return loading;
  };

  // A field with its answers below it, which come when it is first used. What is typed meanwhile is not lost.
  const attach = (field) => {
    let attached = null;
    const begin = () =>
      (attached ??= load().then(
        (search) => search.attach(field),
        () => (attached = null),
      ));
    field.setAttribute("autocomplete", "off");
    field.addEventListener("focus", begin);
    field.addEventListener("input", () => attached ?? begin(), { once: true });
    field.form.addEventListener("submit", (event) => {
      event.preventDefault();
      begin().then((box) => box?.enter());
    });
    return () => begin().then((box) => box?.changed());
  };

  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  let dialog = null;
  const open = (button) => {
    if (!dialog?.isConnected) {
      const { typed, close } = button.dataset;
      const plain = { type: "search", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search" };
      const field = make("input", { ...plain, class: "sop-search__field", "aria-label": typed, placeholder: typed });
      const closing = make("button", { type: "button", class: "sop-search__close", "aria-label": close }, "×");
      const form = make("form", { role: "search", class: "sop-search__form", "aria-label": typed }, field, closing);
      dialog = make("dialog", { class: "sop-search", "aria-label": typed }, form);
      document.body.append(dialog);
      attach(field);
      closing.addEventListener("click", () => dialog.close());
      // Beside it, and along a link, it closes.
      dialog.addEventListener("click", (event) => {
        if (event.target === dialog || event.target.closest("a[href]")) dialog.close();
      });
    }
    dialog.showModal();
    const field = dialog.querySelector("input");
    field.focus();
    field.select();
  };

  const start = () => {
    for (const button of document.querySelectorAll("[data-sop-search-open]")) {
      if (!button.hidden) continue;
      button.hidden = false;
      button.addEventListener("click", () => open(button));
    }
    for (const field of document.querySelectorAll(".sop-home__search input")) {
      if (field.dataset.sopSearch) continue;
      field.dataset.sopSearch = "on";
      const changed = attach(field);
      const asked = new URLSearchParams(location.search).get("q");
      if (asked && !field.value) field.value = asked;
      if (field.value) changed();
      const place = document.querySelector("[data-sop-guess]");
      // Where the index cannot be had the page still leads on, and the field says so when it is used.
      if (place) load().then(() => script("guess")).then(() => globalThis.sopSearch.guess(place, field)).catch(reportError);
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest?.("input, select, textarea, [contenteditable], dialog")) return;
    const button = document.querySelector("[data-sop-search-open]");
    if (!button) return;
    event.preventDefault();
    open(button);
  });

  if (globalThis.document$) globalThis.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

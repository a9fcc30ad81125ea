// What a short link or digest stands for, said when the pointer comes near: lists have thousands, and few are ever asked for.
(() => {
  "use strict";

  document.addEventListener("pointerover", (event) => {
    const named = event.target.closest?.("[data-sop-title]");
    if (named && !named.title) named.title = named.dataset.sopTitle;
  });
})();

// An offline copy turns red when its days are over.
(() => {
  "use strict";

  document.addEventListener("sop:states", (event) => {
    const notice = document.querySelector("[data-sop-until]");
    notice?.classList.toggle("sop-offline--past", event.detail.day > notice.dataset.sopUntil);
  });
})();

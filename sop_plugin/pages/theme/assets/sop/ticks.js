// Steps that can be ticked while one works. The ticks stay in this browser, for one revision of one document: no record.
(() => {
  "use strict";

  const kept = (key) => {
    try {
      return new Set(JSON.parse(localStorage.getItem(key) ?? "[]"));
    } catch {
      return new Set(); // storage that is forbidden, or written by something else
    }
  };

  const keep = (key, ticked) => {
    try {
      if (ticked.size) localStorage.setItem(key, JSON.stringify([...ticked]));
      else localStorage.removeItem(key);
    } catch {
      // Forbidden: the ticks last as long as the page.
    }
  };

  const start = () => {
    const page = document.querySelector("[data-sop-text]");
    const bar = page?.querySelector("[data-sop-ticks][hidden]");
    const rows = page ? [...page.querySelectorAll(".sop-scroll--steps tbody tr[id]")] : [];
    if (!bar || !rows.length) return;
    const key = `sop-ticks:${page.dataset.sopText}`;
    const ticked = kept(key);
    const boxes = new Map();

    const show = () => {
      for (const [row, box] of boxes) {
        box.checked = ticked.has(row.id);
        row.classList.toggle("sop-ticked", box.checked);
      }
      const count = rows.filter((row) => ticked.has(row.id)).length;
      bar.querySelector(".sop-ticks__count").textContent = `${count} / ${rows.length}`;
      bar.querySelector("button").disabled = count === 0;
    };

    for (const row of rows) {
      const cell = row.cells[0];
      const label = document.createElement("label");
      const box = document.createElement("input");
      label.className = "sop-tick";
      box.type = "checkbox";
      box.setAttribute("aria-label", `${bar.dataset.tick}: ${cell.textContent.trim()}`);
      box.addEventListener("change", () => {
        if (box.checked) ticked.add(row.id);
        else ticked.delete(row.id);
        keep(key, ticked);
        show();
      });
      label.append(box);
      cell.append(label);
      boxes.set(row, box);
    }
    bar.querySelector("button").addEventListener("click", () => {
      ticked.clear();
      keep(key, ticked);
      show();
      boxes.get(rows[0]).focus();
    });
    rows[0].closest(".sop-scroll").before(bar);
    bar.hidden = false;
    show();
  };
  // Material replaces pages without loading them where instant navigation is on.
  if (globalThis.document$) globalThis.document$.subscribe(start);
  else start();
})();

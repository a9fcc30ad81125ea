// Questions of understanding are asked and marked here; what came of it goes into the letter that "I have read this" opens.
(() => {
  "use strict";

  const start = () => {
    const section = document.querySelector("[data-sop-questions]");
    const bar = section?.querySelector("[data-sop-mark][hidden]");
    if (!bar) return;
    const status = bar.querySelector("[role=status]");
    const link = document.querySelector("a[data-sop-read]");
    const plain = link?.getAttribute("href");
    const first = document.querySelector("[data-sop-read-first]");

    // Where all must be right, there is nothing to press before.
    const tell = (result, all) => {
      status.textContent = result ? bar.dataset.sopMark.replace("{result}", result) : "";
      if (!link) return;
      link.href = result ? link.dataset.sopRead.replaceAll("%EE%80%80result%EE%80%81", encodeURIComponent(result)) : plain;
      if (!first) return;
      link.hidden = !all;
      first.hidden = all;
    };

    const questions = [...section.querySelectorAll("[data-sop-question]")].map((item, at) => {
      const verdicts = [...item.querySelectorAll("[data-verdict]")];
      const fieldset = document.createElement("fieldset");
      const legend = document.createElement("legend");
      legend.append(...item.querySelector(".sop-question__ask").childNodes);
      const inputs = [...item.querySelectorAll(".sop-question__answers > li")].map((answer) => {
        const label = document.createElement("label");
        const input = document.createElement("input");
        input.type = item.dataset.sopQuestion;
        input.name = `sop-question-${at + 1}`;
        input.autocomplete = "off";
        label.append(input, ` ${answer.textContent}`);
        return { label, input, right: answer.hasAttribute("data-right") };
      });
      fieldset.append(legend, ...inputs.map((each) => each.label));
      item.querySelector(".sop-question__answers").remove();
      item.querySelector(".sop-question__ask").replaceWith(fieldset);
      item.querySelector("details").hidden = true;

      const show = (verdict) => {
        const shown = verdicts.find((each) => each.dataset.verdict === verdict);
        for (const each of verdicts) {
          each.hidden = each !== shown;
          each.removeAttribute("id");
        }
        if (shown) {
          shown.id = `sop-verdict-${at + 1}`;
          fieldset.setAttribute("aria-describedby", shown.id);
        } else fieldset.removeAttribute("aria-describedby");
      };
      fieldset.addEventListener("change", () => {
        show(null);
        tell("", false);
      });
      return {
        mark: () => {
          const right = inputs.every((each) => each.input.checked === each.right);
          show(right ? "right" : inputs.some((each) => each.input.checked) ? "wrong" : "open");
          return right;
        },
        focus: () => (inputs.find((each) => each.input.checked) ?? inputs[0]).input.focus(),
      };
    });

    bar.querySelector("button").addEventListener("click", () => {
      const marks = questions.map((each) => each.mark());
      const right = marks.filter(Boolean).length;
      tell(`${right}/${marks.length}`, right === marks.length);
      if (right < marks.length) questions[marks.indexOf(false)].focus();
    });
    bar.hidden = false;
    tell("", false);
  };
  // Material replaces pages without loading them where instant navigation is on.
  if (globalThis.document$) globalThis.document$.subscribe(start);
  else start();
})();

// What an address that leads nowhere may have meant: a document by its number in any writing, else its words as a question.
(() => {
  "use strict";

  const search = globalThis.sopSearch;
  const MOST_PARTS = 6;
  const MOST_ANSWERS = 5;

  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };

  // The folders of the address below the site, the last one first, without endings such as .html.
  const segments = (path, root) => {
    const below = path.startsWith(root) ? path.slice(root.length) : path;
    const named = below.split("/").map((each) => decoded(each).replace(/\.(?:html?|md|pdf|docx?|php|aspx?)$/i, ""));
    return named.map((each) => search.spaced(each).trim().replace(/ +/g, " ")).filter((each) => each && each !== "index").reverse();
  };

  // What could be a number: letters and then figures, with fewer and fewer words before it.
  function* numbers(segment) {
    for (const [run] of segment.matchAll(/[a-z]+(?: [a-z]+)* ?\d+(?: ?\d+)*/g)) {
      const words = run.split(" ");
      for (let start = Math.max(0, words.length - MOST_PARTS); start < words.length; start += 1) {
        const candidate = words.slice(start).join(" ");
        if (/^[a-z]/.test(candidate)) yield candidate;
      }
    }
  }

  const meant = async (candidate) => {
    const key = search.numberKey(candidate).slice(1);
    const { answers } = await search.ask(candidate);
    const known = new Map();
    for (const answer of answers) {
      const own = answer.number ? search.numberKey(search.spaced(answer.number)).slice(1) : "";
      if (answer.kind === "document" && own.endsWith(key) && !known.has(answer.address)) known.set(answer.address, { own, answer });
    }
    const exact = [...known.values()].filter(({ own }) => own === key);
    return (exact.length ? exact : [...known.values()]).map(({ answer }) => answer);
  };

  search.guess = async (place, field) => {
    const asked = segments(location.pathname, search.root.pathname);
    for (const segment of asked) {
      for (const candidate of numbers(segment)) {
        const answers = await meant(candidate);
        if (!answers.length) continue;
        const rows = answers.slice(0, MOST_ANSWERS).map((answer) => {
          const link = document.createElement("a");
          link.href = search.addressOf({ address: answer.address });
          // Titles are data: they only ever become text.
          link.textContent = `${answer.number} ${answer.title}`;
          const row = document.createElement("li");
          row.append(link);
          return row;
        });
        place.querySelector("ul").replaceChildren(...rows);
        place.hidden = false;
        return;
      }
    }
    const words = asked.find((segment) => /\p{L}{2}/u.test(segment));
    if (!words || field.value) return;
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
})();

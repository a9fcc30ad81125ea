// What a row shows of a text: one sentence with the words marked, and what comes near to a word that is not there.
(() => {
  "use strict";

  const search = (globalThis.sopSearch ??= {});
  const LENGTH = 90;

  // The place in a folded text that differs from `wanted` in the fewest characters: one, or two of a longer word.
  search.nearest = (wanted, text) => {
    const least = wanted.length < 3 ? 0 : wanted.length < 7 || !search.isLatin(wanted) ? 1 : 2;
    if (!least || wanted.length > 24) return null;
    let row = Array.from({ length: wanted.length + 1 }, (_, i) => ({ errors: i, start: 0 }));
    let best = null;
    for (let at = 0; at < text.length; at += 1) {
      const next = [{ errors: 0, start: at + 1 }];
      for (let i = 1; i <= wanted.length; i += 1) {
        const same = row[i - 1].errors + (wanted[i - 1] === text[at] ? 0 : 1);
        const start = i === 1 ? at : row[i - 1].start;
        let cell = { errors: same, start };
        if (row[i].errors + 1 < cell.errors) cell = { errors: row[i].errors + 1, start: row[i].start };
        if (next[i - 1].errors + 1 < cell.errors) cell = { errors: next[i - 1].errors + 1, start: next[i - 1].start };
        next.push(cell);
      }
      const end = next[wanted.length];
      const off = Math.abs(at + 1 - end.start - wanted.length);
      if (end.errors <= least && (!best || end.errors < best.errors || (end.errors === best.errors && off < best.off)))
        best = { errors: end.errors, off, text: text.slice(end.start, at + 1) };
      row = next;
    }
    return best && best.errors ? { errors: best.errors, text: best.text } : null;
  };

  // Stretches of a text, each with whether it is one of the words.
  search.marked = (text, wanted) => {
    const { folded, from } = search.traced(text);
    const hit = new Uint8Array(text.length);
    for (const word of wanted) {
      if (!word) continue;
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
        const last = from[at + word.length - 1];
        const end = last + String.fromCodePoint(text.codePointAt(last)).length;
        hit.fill(1, from[at], end);
      }
    }
    const found = [];
    for (let at = 0; at < text.length; ) {
      let end = at + 1;
      while (end < text.length && hit[end] === hit[at]) end += 1;
      found.push([text.slice(at, end), hit[at] === 1]);
      at = end;
    }
    return found;
  };

  search.wordsOf = (question, answer) => {
    const words = [question.whole, ...question.pieces, answer.near];
    for (const { ways } of question.concepts) for (const { text } of ways) words.push(text);
    return [...new Set(words)].filter((word) => word && ([...word].length > 1 || question.whole === word));
  };

  // The sentence that has most of the words; the first where none has any.
  search.sentence = (text, words) => {
    let best = "";
    let most = -1;
    for (const [sentence] of text.matchAll(/[^\u3002\uff01\uff1f\uff1b\n]+[\u3002\uff01\uff1f\uff1b]?/g)) {
      const folded = search.stream(sentence);
      const score = words.reduce((sum, word) => sum + (folded.includes(word) ? word.length : 0), 0);
      if (score > most && folded) [best, most] = [sentence.trim(), score];
    }
    if (best.length <= LENGTH) return best;
    const { folded, from } = search.traced(best);
    const first = Math.min(...words.map((word) => folded.indexOf(word)).filter((at) => at >= 0), folded.length);
    const start = first === folded.length ? 0 : Math.max(0, from[first] - 20);
    return `${start ? "…" : ""}${best.slice(start, start + LENGTH)}${start + LENGTH < best.length ? "…" : ""}`;
  };
})();

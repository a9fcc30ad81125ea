// What counts as the same when people search, and the pieces by which text is found: as in sop_plugin/searching/folding.py.
// A browser test holds the two together.
(() => {
  "use strict";

  const search = (globalThis.sopSearch ??= {});
  const MARK = /\p{M}/u;
  const KEPT = /[\p{L}\p{N}]/u;
  const RUN = /[0-9a-z]{4,}/g;
  const SHORT = /(?<![0-9a-z])[0-9a-z]{1,3}(?![0-9a-z])/g;
  const simple = new Map();
  const known = new Map();

  const foldCharacter = (character) => {
    if (MARK.test(character)) return "";
    let folded = "";
    for (const part of character.normalize("NFKD").toLowerCase()) {
      if (KEPT.test(part)) folded += simple.get(part) ?? part;
      else if (!MARK.test(part)) folded += " ";
    }
    return folded;
  };

  const fold = (character) => {
    let folded = known.get(character);
    if (folded === undefined) known.set(character, (folded = foldCharacter(character)));
    return folded;
  };

  // Traditional and Simplified characters, pair after pair.
  const learn = (pairs) => {
    const characters = [...pairs];
    for (let i = 0; i < characters.length; i += 2) simple.set(characters[i], characters[i + 1]);
    known.clear();
  };

  const spaced = (text) => Array.from(text, fold).join("");
  const stream = (text) => spaced(text).replaceAll(" ", "");

  // The folded text, with the place in the text from which each unit of it comes.
  const traced = (text) => {
    let folded = "";
    const from = [];
    let at = 0;
    for (const character of text) {
      for (const unit of fold(character).replaceAll(" ", "")) {
        folded += unit;
        for (let i = 0; i < unit.length; i += 1) from.push(at);
      }
      at += character.length;
    }
    from.push(at);
    return { folded, from };
  };

  const isLatin = (character) => character < "\u0080";

  // In the order of the text, each once.
  const grams = (folded) => {
    const found = new Set();
    const characters = [...folded];
    for (let i = 1; i < characters.length; i += 1) {
      if (!isLatin(characters[i - 1]) || !isLatin(characters[i])) found.add(characters[i - 1] + characters[i]);
    }
    for (const [run] of folded.matchAll(RUN)) for (let i = 0; i + 4 <= run.length; i += 1) found.add(run.slice(i, i + 4));
    return [...found];
  };

  const shortWords = (text) => Array.from(text.matchAll(SHORT), ([word]) => `.${word}`);

  const PARTS = /\p{L}+|\p{Nd}+/gu;
  // A document number in any writing: `ht sd sop 004` → `#htsdsop4`.
  const numberKey = (text) => {
    let key = "";
    for (const [part] of text.matchAll(PARTS)) {
      const figure = /^\p{Nd}/u.test(part);
      if (figure && /\p{Nd}$/u.test(key)) key += "-";
      key += figure ? part.replace(/^0+(?=.)/, "") : part;
    }
    return `#${key}`;
  };

  Object.assign(search, { learn, spaced, stream, traced, grams, shortWords, numberKey, isLatin });
})();

// The words that people ask with, those that ship and those that a company adds, and a question taken apart into them.
(() => {
  "use strict";

  const search = (globalThis.sopSearch ??= {});
  const KNOWN = 1;
  const LONGER = 0.02;
  const ALONE = 1.5;
  const ASKS = 0.9;
  const PARTS = 0.85;
  const MAY_ASK = 1.05;
  const UNKNOWN = 1;
  const BEGUN = 0.7;
  const UNIT = /[a-z]+|\d+(?:\.\d+)*|[^]/gu;
  const WORD = /^[a-z]{2,}$/;
  // Two of them, how many: they tell of no thing.
  const FEW = /^(?:[\u4e00\u4e8c\u4e24\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u51e0\u591a\d]|\u591a\u5c11)[\u4e2a\u4f4d]$|^(?:\u51e0|\u591a\u5c11)[\u5f20\u5bb6\u4efd\u6761\u540d\u95f4\u53f7\u79cd\u6b65]$|^\u4e00\u6b21$/u;
  // Words that a question pulls apart: 挂多少账, 请几次客, 换个班.
  const PULLED = /([^\u0000-\u2fff])((?:\u4e86|\u8fc7)?(?:\u591a\u5c11|\u51e0[\u4e2a\u6b21\u5929\u56de]|\u4e00?[\u4e2a\u6b21\u56de]))([^\u0000-\u2fff])/gu;
  // 能不能, 跟不跟
  const EITHER = /(.)\u4e0d\1/gu;

  // English without its endings: overbook, overbooked, overbooking.
  const stem = (word) => (/^[a-z]{5,}$/.test(word) ? word.replace(/(?<=[a-z]{4})(?:ings?|ed|es|s|e)$/, "") : word);

  // Made once from what the site ships and the company adds.
  let vocabulary = null;
  const words = () => {
    if (vocabulary) return vocabulary;
    const known = new Set();
    // Words of several parts, such as no-show, are asked for as one.
    const phrases = new Map();
    for (const word of search.facts.vocabulary.split("|")) {
      const together = word.replaceAll(" ", "");
      known.add(together);
      if (word.includes(" ")) phrases.set(word, together);
    }
    const spellings = new Map();
    for (const group of search.facts.spelt)
      for (const one of group) spellings.set(one, (spellings.get(one) ?? "") + group.replace(one, ""));
    const stems = new Map();
    for (const word of known) if (/^[a-z]{4,}$/.test(word) && !stems.has(stem(word))) stems.set(stem(word), word);
    // What is asked for, by the kind of its answer.
    const sought = new Map(search.facts.sought.flatMap((group, kind) => group.map((word) => [search.stream(word), kind])));
    const unasked = new Set(search.facts.unasked.map(search.stream));
    const parting = new Set(search.facts.parting);
    // What the company calls its jobs and departments are words too.
    const named = [...search.facts.jobs, ...Object.values(search.facts.departments)];
    const plain = new Set([...search.facts.plain, ...named].map(search.stream));
    const longest = Math.max(...[known, sought, unasked, plain].flatMap((each) => Array.from(each.keys(), (word) => word.length)));
    vocabulary = { known, phrases, stems, spellings, longest, unasked, parting, plain, sought };
    return vocabulary;
  };

  // The same with characters that people write for each other: 预定 for 预订.
  const spelt = (text) => {
    const { spellings } = words();
    const found = [];
    [...text].forEach((character, at) => {
      for (const other of spellings.get(character) ?? "") found.push([...text].map((each, index) => (index === at ? other : each)).join(""));
    });
    return found;
  };

  // What a word costs: the cheapest way to take a question apart is the one with the fewest words and the least unknown.
  const costOf = (word) => {
    const { known, sought, unasked, parting, plain } = words();
    const length = [...word].length;
    if (sought.has(word)) return ["sought", KNOWN - LONGER * length];
    if (unasked.has(word)) return ["asks", length > 1 || WORD.test(word) ? ASKS - LONGER * length : parting.has(word) ? PARTS : MAY_ASK];
    if (known.has(word)) return ["word", length > 1 ? KNOWN - LONGER * length : ALONE];
    if (length > 1 && spelt(word).some((other) => known.has(other))) return ["word", KNOWN];
    if (plain.has(word)) return ["open", KNOWN - LONGER * length];
    return FEW.test(word) ? ["few", ASKS] : null;
  };

  // A stretch without blanks as words that are known and what stands between them: `[kind, text]` one after the other.
  const apart = (text) => {
    const units = text.match(UNIT) ?? [];
    // The cheapest ways to an end, that which ends with a known word and that which ends within something unknown.
    const known = [{ cost: 0 }];
    const open = [{ cost: Infinity }];
    for (let end = 1; end <= units.length; end += 1) {
      const [unit, last] = [units[end - 1], units[end - 2] ?? ""];
      const begun = { cost: known[end - 1].cost + BEGUN + UNKNOWN, kind: "open", from: end - 1, before: known };
      const more = { ...open[end - 1], cost: open[end - 1].cost + UNKNOWN };
      const other = { cost: open[end - 1].cost + BEGUN + UNKNOWN, kind: "open", from: end - 1, before: open };
      // A foreign word and the Chinese around it are words of their own: overbook了.
      const joined = WORD.test(unit) || WORD.test(last) ? other : more;
      open[end] = joined.cost < begun.cost ? joined : begun;
      known[end] = { cost: Infinity };
      let word = "";
      for (let from = end - 1; from >= 0 && word.length < words().longest; from -= 1) {
        word = units[from] + word;
        const found = costOf(word);
        if (!found) continue;
        const before = open[from].cost < known[from].cost ? open : known;
        const cost = before[from].cost + found[1];
        if (cost < known[end].cost) known[end] = { cost, kind: found[0], from, before };
      }
    }
    const found = [];
    let ways = open[units.length].cost < known[units.length].cost ? open : known;
    for (let end = units.length; end > 0; ) {
      const { kind, from, before } = ways[end];
      found.unshift([kind, units.slice(from, end).join("")]);
      [end, ways] = [from, before];
    }
    return found;
  };

  const withPhrases = (spaced) => {
    let text = spaced;
    for (const [phrase, together] of words().phrases)
      if (text.includes(phrase)) text = text.replace(new RegExp(`(?<![0-9a-z])${phrase}(?![0-9a-z])`, "g"), ` ${together} `);
    return text.trim();
  };

  // A question as its words; what only makes a question of it is of the kind `asks`.
  const wordsIn = (spaced) =>
    withPhrases(spaced)
      .replace(EITHER, "$1")
      .replace(PULLED, (all, one, between, other) => (words().known.has(one + other) ? `${one}${other} ${between}` : all))
      .split(/ +/)
      .filter(Boolean)
      .map((part) => apart(part));

  // What else the manual calls it, as a map of words to whether they mean the very same. By the stem, where only that is known.
  const otherWords = async (text) => {
    const { known, stems } = words();
    const asked = known.has(text) ? text : stems.get(stem(text));
    const others = asked ? await search.raw(`=${asked}`) : "";
    return new Map(others ? others.split(" ").map((word) => [word.replace("=", ""), word.startsWith("=")]) : []);
  };

  Object.assign(search, { words, wordsIn, spelt, otherWords });
})();

// What a question asks for: what only makes a question of it goes, and what is left are concepts, each with other words for it.
(() => {
  "use strict";

  const search = (globalThis.sopSearch ??= {});
  const OTHER = 0.85;
  const SPELT = 0.95;
  const READ = 0.9;

  // Made once from what the site ships and the company adds.
  let vocabulary = null;
  const words = () => {
    if (vocabulary) return vocabulary;
    const groups = new Map();
    const same = new Set();
    const spellings = new Map();
    // Words of several parts, such as no-show, are asked for as one.
    const phrases = new Map();
    let longest = 1;
    for (const group of search.facts.synonyms) {
      const folded = group.map(search.stream).filter(Boolean);
      for (const word of group) {
        const apart = search.spaced(word).trim().replace(/ +/g, " ");
        if (apart.includes(" ")) phrases.set(apart, search.stream(word));
      }
      const short = folded.every((word) => [...word].length === 1);
      for (const word of folded) {
        // Of a group that begins with = the words mean the very same: 客人, 客户.
        if (group[0] === "=") for (const other of folded) same.add(`${word} ${other}`);
        const others = folded.filter((other) => other !== word);
        if (short) for (const other of others) spellings.set(word, (spellings.get(word) ?? "") + other);
        else {
          groups.set(word, [...new Set([...(groups.get(word) ?? []), ...others])]);
          longest = Math.max(longest, word.length);
        }
      }
    }
    const unasked = search.facts.unasked.map(search.spaced).sort((one, other) => other.length - one.length);
    // Words that hold one of a question and mean something all the same: 最多多少钱.
    const kept = [...groups.keys()].filter((word) => word.length > 2 && unasked.some((asked) => asked.length > 1 && word.includes(asked)));
    kept.sort((one, other) => other.length - one.length);
    vocabulary = { groups, phrases, same, spellings, longest, unasked, kept };
    return vocabulary;
  };

  const isWord = (character) => character !== undefined && /[0-9a-z]/.test(character);

  const withPhrases = (spaced) => {
    let text = ` ${spaced} `;
    for (const [apart, together] of words().phrases) text = text.replaceAll(` ${apart} `, ` ${together} `);
    return text.trim();
  };

  // Long ones go wherever they stand; single characters only at either end: 应收 is no question.
  const withoutAsking = (spaced) => {
    for (const word of words().kept) {
      const at = spaced.indexOf(word);
      const behind = at + word.length;
      if (at >= 0) return [...withoutAsking(spaced.slice(0, at)), word, ...withoutAsking(spaced.slice(behind))];
    }
    let text = spaced;
    for (const word of words().unasked) {
      if (search.isLatin(word)) text = text.replace(new RegExp(`(?<![0-9a-z])${word}(?![0-9a-z])`, "g"), " ");
      else if ([...word].length > 1) text = text.replaceAll(word, " ");
    }
    for (let before = ""; before !== text; ) {
      before = text;
      for (const word of words().unasked) {
        if ([...word].length !== 1 || search.isLatin(word)) continue;
        text = text.trim();
        if (text.startsWith(word)) text = text.slice(word.length);
        if (text.endsWith(word)) text = text.slice(0, -word.length);
      }
    }
    return text.split(/ +/).filter(Boolean);
  };

  // A piece of the question as words that are known and what stands between them.
  const segments = (piece) => {
    const { groups, longest } = words();
    const found = [];
    let open = "";
    for (let at = 0; at < piece.length; ) {
      let known = "";
      for (let end = Math.min(piece.length, at + longest); end > at; end -= 1) {
        const word = piece.slice(at, end);
        // A single character is a word only by itself; letters only where the word is whole.
        const whole = !isWord(word) || (!isWord(piece[at - 1]) && !isWord(piece[end]));
        if (groups.has(word) && whole && ([...word].length > 1 || word === piece)) {
          known = word;
          break;
        }
      }
      if (!known) {
        open += piece[at];
        at += 1;
        continue;
      }
      if (open) found.push(open);
      open = "";
      found.push(known);
      at += known.length;
    }
    if (open) found.push(open);
    // A character between words that are known says nothing by itself: 要 in 客人要改预订.
    const longer = found.filter((each) => [...each].length > 1);
    return longer.length ? longer : found;
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

  const concept = (text, spacedText = text) => ({
    text,
    ways: [{ text, keys: keysOf(text, spacedText), factor: 1 }],
  });

  const keysOf = (text, spacedText = text) => {
    const keys = [...search.grams(text), ...search.shortWords(spacedText)];
    return keys.length ? keys : [...text].length === 1 ? [text] : [];
  };

  // Other words for a concept, to be asked for where its own are not enough.
  const otherWays = (text) => {
    const { groups, same } = words();
    const found = new Map();
    for (const other of groups.get(text) ?? []) found.set(other, OTHER);
    const others = new Set(found.keys());
    for (const way of [text, ...found.keys()])
      for (const other of spelt(way)) if (!found.has(other)) found.set(other, way === text ? SPELT : OTHER * SPELT);
    found.delete(text);
    return Array.from(found, ([way, factor]) => ({ text: way, keys: keysOf(way), factor, other: others.has(way), same: same.has(`${text} ${way}`) }));
  };

  // How letters may be read as pinyin: each syllable in full or by its first letter, over the pairs that the manual has.
  const SYLLABLE = /^(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:[aoeiuv]|ai|ei|ui|ao|ou|iu|ie|ue|ve|er|an|en|in|un|vn|ang|eng|ing|ong|ia|iao|ian|iang|iong|ua|uo|uai|uan|uang)$/;
  const readings = (letters) => {
    const found = [];
    const go = (at, parts, single) => {
      if (found.length > 60) return;
      if (at === letters.length) return void found.push({ parts, single });
      for (let end = Math.min(letters.length, at + 6); end > at; end -= 1) {
        const part = letters.slice(at, end);
        if (part.length > 1 ? SYLLABLE.test(part) : true)
          go(end, [...parts, part], single + (part.length === 1 && !"aoe".includes(part) ? 1 : 0));
      }
    };
    go(0, [], 0);
    // In full before initials; a mixture only where it ends in an unfinished syllable or holds letters as such.
    return found
      .filter(({ parts }) => parts.length > 1)
      .sort((one, other) => one.single - other.single || one.parts.length - other.parts.length)
      .slice(0, 8)
      .concat(found.filter(({ parts }) => parts.length > 1 && parts.length === letters.length))
      .map(({ parts }) => parts);
  };

  const chains = async (parts) => {
    let open = null;
    for (let i = 1; i < parts.length; i += 1) {
      const pairs = [...((await search.raw(`~${parts[i - 1]}${parts[i]}`)) ?? "")];
      const next = new Map();
      for (let at = 0; at + 1 < pairs.length; at += 2) {
        const [one, other] = [pairs[at], pairs[at + 1]];
        if (!open) next.set(one + other, other);
        else for (const [text, last] of open) if (last === one) next.set(text + other, other);
      }
      open = new Map([...next].slice(0, 60));
      if (!open.size) return [];
    }
    return open ? [...open.keys()] : [];
  };

  const pinyinWays = async (text) => {
    if (!/^[a-z]{2,40}$/.test(text)) return [];
    const { groups } = words();
    const found = new Map();
    const take = async (parts, factor) => {
      for (const chain of await chains(parts)) if (!/^[a-z]*$/.test(chain)) found.set(chain, factor);
    };
    const all = readings(text);
    for (const parts of all) {
      await take(parts, READ);
      if (found.size) break;
    }
    const full = all.filter((parts) => parts.every((part) => SYLLABLE.test(part)));
    // Only the beginning is read where nothing is known by the whole: huiyishi, of which the titles have huiyi.
    for (let cut = 1; !found.size && cut < (full[0]?.length ?? 0) - 1; cut += 1)
      for (const parts of full) await take(parts.slice(0, -cut), READ * OTHER ** cut);
    // What the manual calls otherwise: yajin, which stands there as 担保.
    if (full.length)
      for (const [chain, factor] of [...found])
        for (const other of groups.get(chain) ?? []) if (!found.has(other)) found.set(other, factor * OTHER);
    return Array.from(found, ([way, factor]) => ({ text: way, keys: keysOf(way), factor })).slice(0, 12);
  };

  const understood = (text) => {
    const spaced = search.spaced(text).trim().replace(/ +/g, " ");
    const whole = spaced.replaceAll(" ", "");
    let pieces = withoutAsking(withPhrases(spaced));
    // Where hardly anything is left, it was no question.
    if ([...pieces.join("")].length < 2) pieces = spaced.split(" ").filter(Boolean);
    const parts = pieces.flatMap(segments);
    // A character by itself (了, 收) says nothing beside words.
    const telling = parts.filter((part) => [...part].length > 1);
    const concepts = (telling.length ? telling : parts).map((part) => concept(part));
    // What stands side by side belongs together: the pairs across, too, where Chinese or a blank keeps no words apart.
    const across = [];
    for (const piece of [...pieces, whole]) {
      const inside = new Set(concepts.flatMap(({ ways }) => ways[0].keys));
      across.push(...search.grams(piece).filter((key) => !inside.has(key)));
    }
    return { spaced, whole, pieces, inAll: search.grams(whole), asks: pieces.join("") !== whole || pieces.some((piece) => words().kept.includes(piece)), concepts: concepts.filter(({ ways }) => ways[0].keys.length), across: [...new Set(across)] };
  };

  Object.assign(search, { understood, otherWays, pinyinWays });
})();

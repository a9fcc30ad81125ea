// What a question asks for: what only makes a question of it goes, and what is left are concepts, each with other words for it.
(() => {
  "use strict";

  const search = (globalThis.sopSearch ??= {});
  const OTHER = 0.85;
  const SPELT = 0.95;
  // 怎么办, 坏了: something is not as it should be.
  const URGENT = /(?:\u600e\u4e48|\u548b|\u5982\u4f55)(?:\u529e|\u5904\u7406|\u5e94\u4ed8|\u5e94\u5bf9|\u5f04|\u6574)|\u574f\u4e86|\u65ad\u4e86/u;

  // English without its endings: overbook, overbooked, overbooking.
  const stem = (word) => (/^[a-z]{5,}$/.test(word) ? word.replace(/(?<=[a-z]{4})(?:ings?|ed|es|s|e)$/, "") : word);

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
    const stems = new Map();
    for (const word of groups.keys()) if (/^[a-z]{4,}$/.test(word) && !stems.has(stem(word))) stems.set(stem(word), word);
    // What is asked for, by the kind of its answer.
    const sought = new Map(search.facts.sought.flatMap((group, kind) => group.map((word) => [search.stream(word), kind])));
    longest = Math.max(longest, ...Array.from(sought.keys(), (word) => word.length));
    vocabulary = { groups, phrases, stems, same, spellings, longest, unasked, kept, sought };
    return vocabulary;
  };

  const isWord = (character) => character !== undefined && /[0-9a-z]/.test(character);

  const withPhrases = (spaced) => {
    let text = spaced;
    for (const [apart, together] of words().phrases)
      if (text.includes(apart)) text = text.replace(new RegExp(`(?<![0-9a-z])${apart}(?![0-9a-z])`, "g"), ` ${together} `);
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

  // A foreign word and the Chinese around it are words of their own: overbook了; 了 and 的 at either end are none.
  // 谁, and 几 with what is counted, only ask.
  const ASKING = /[\u8c01\u5417\u5462\u5565]|\u51e0[\u4e2a\u5bb6\u4efd\u6761\u5f20\u4f4d\u540d\u95f4\u53f7\u5929\u70b9\u6b21]/u;
  const withoutAskers = (text) => {
    const parts = text.split(ASKING).filter((part) => [...part].length > 1);
    return parts.length ? parts : [text];
  };
  const byScript = (text) => withoutAskers(text).flatMap((part) => part.match(/[a-z]{4,}|(?:(?![a-z]{4,}).)+/gu) ?? []).map((part) => part.replace(/^(?:\u4e86(?![\u89e3\u7ed3])|\u7684)(?=..)|(?<=..)[\u4e86\u7684]$/gu, ""));

  // A piece of the question as words that are known and what stands between them.
  const segments = (piece) => {
    const { groups, longest, sought } = words();
    const found = [];
    let open = "";
    for (let at = 0; at < piece.length; ) {
      let known = "";
      for (let end = Math.min(piece.length, at + longest); end > at; end -= 1) {
        const word = piece.slice(at, end);
        // A single character is a word only by itself; letters only where the word is whole.
        const whole = !isWord(word) || (!isWord(piece[at - 1]) && !isWord(piece[end]));
        if ((groups.has(word) || sought.has(word)) && whole && ([...word].length > 1 || word === piece)) {
          known = word;
          break;
        }
      }
      if (!known) {
        open += piece[at];
        at += 1;
        continue;
      }
      if (open) found.push(...byScript(open));
      open = "";
      found.push(known);
      at += known.length;
    }
    if (open) found.push(...byScript(open));
    // A character between words that are known says nothing by itself: 要 in 客人要改预订.
    const longer = found.filter((each) => [...each].length > 1 || groups.has(each));
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

  // Numbers in figures for those in characters, and the other way round: 三天, 3天; 95折, 九五折.
  const FIGURES = "\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d";
  const COUNTED = "[\u4e2a\u5929\u65e5\u6708\u5e74\u5468\u6b21\u4efd\u5143\u6298\u95f4\u4eba\u7ea7\u58f0\u70b9\u665a\u6761\u5bb6\u5c0f\u5206]";
  const inCharacters = (figures) => {
    const plain = Array.from(figures, (figure) => FIGURES[figure]).join("");
    return figures.length === 2 && figures[0] !== "0" ? `${figures[0] === "1" ? "" : plain[0]}\u5341${figures[1] === "0" ? "" : plain[1]}` : plain;
  };
  const counted = (text) => {
    const told = [
      text.replace(new RegExp(`[${FIGURES}\u4e24\u5341]+(?=${COUNTED})`, "gu"), search.valueOf),
      text.replace(new RegExp(`\\d{1,2}(?=${COUNTED})`, "gu"), inCharacters),
      text.replace(/\d{2}(?=\u6298)/gu, (figures) => Array.from(figures, (figure) => FIGURES[figure]).join("")),
      text.replace(/2(?=[\u4e2a\u5929\u5e74\u5468\u6b21\u4efd\u95f4\u4eba\u6761\u5bb6\u5c0f])/gu, "\u4e24"),
    ];
    return new Set(told.filter((each) => each !== text));
  };

  const concept = (text, spacedText = text) => ({
    text,
    ways: [{ text, keys: keysOf(text, spacedText), factor: 1 }],
    sought: words().sought.get(text),
  });

  const keysOf = (text, spacedText = text) => {
    const keys = [...search.grams(text), ...search.shortWords(spacedText)];
    return keys.length ? keys : [...text].length === 1 ? [text] : [];
  };

  // Other words for a concept, to be asked for where its own are not enough.
  const otherWays = (text) => {
    const { groups, same, stems } = words();
    const found = new Map();
    for (const other of groups.get(text) ?? groups.get(stems.get(stem(text))) ?? []) found.set(other, OTHER);
    const others = new Set(found.keys());
    for (const way of [text, ...found.keys()])
      for (const other of spelt(way)) if (!found.has(other)) found.set(other, way === text ? SPELT : OTHER * SPELT);
    for (const other of counted(text)) found.set(other, SPELT);
    found.delete(text);
    return Array.from(found, ([way, factor]) => ({ text: way, keys: keysOf(way), factor, other: others.has(way), same: same.has(`${text} ${way}`) }));
  };

  // `beside` is what it says beside the number of a document, where it has one.
  const understood = (text, beside = "") => {
    const spaced = search.spaced(text).trim().replace(/ +/g, " ");
    const whole = spaced.replaceAll(" ", "");
    let pieces = withoutAsking(withPhrases(beside || spaced));
    // Where hardly anything is left, it was no question.
    if ([...pieces.join("")].length < 2) pieces = (beside || spaced).split(" ").filter(Boolean);
    const parts = pieces.flatMap(segments);
    // A character by itself (了, 收) says nothing beside words.
    const telling = parts.filter((part) => [...part].length > 1 || words().groups.has(part));
    const concepts = (telling.length ? telling : parts).map((part) => concept(part));
    // What stands side by side belongs together: the pairs across, too, where Chinese or a blank keeps no words apart.
    const across = [];
    for (const piece of [...pieces, whole]) {
      const inside = new Set(concepts.flatMap(({ ways }) => ways[0].keys));
      across.push(...search.grams(piece).filter((key) => !inside.has(key)));
    }
    return { spaced, whole, pieces, inAll: search.grams(whole), urgent: URGENT.test(spaced), asks: pieces.join("") !== whole || pieces.some((piece) => words().kept.includes(piece)), concepts: concepts.filter(({ ways }) => ways[0].keys.length), across: [...new Set(across)] };
  };

  // Where a word is asked for that the manual has in no writing, it was several: a pair that it never has is where one ends.
  // 电话销售一天打几家 → 销售, 一天.
  const tear = (question, known) => {
    const says = (key) => (known.get(key)?.worth ?? 0) > 0;
    // Figures stay with what is counted.
    const linked = (one, other) => (search.isLatin(one) && (search.isLatin(other) || /\d/.test(one))) || says(one + other);
    let torn = false;
    question.concepts = question.concepts.flatMap((asked) => {
      const characters = [...asked.text];
      if (characters.length < 3 || asked.ways.some(({ keys }) => keys.length && keys.every(says))) return [asked];
      const runs = [[]];
      characters.forEach((character, at) => {
        if (at && !linked(characters[at - 1], character)) runs.push([]);
        runs.at(-1).push(character);
      });
      const words = runs.filter((run) => run.length > 1 && !run.every(search.isLatin)).flatMap((run) => segments(run.join("")));
      const telling = words.filter((word) => [...word].length > 1 && word !== asked.text);
      if (!telling.length) return [asked];
      torn = true;
      return telling.map((word) => withOthers(concept(word)));
    });
    return torn;
  };

  const withOthers = (asked) => (asked.ways.push(...otherWays(asked.text)), asked);

  // All words of a group, and by which pieces a word is asked for.
  const otherWords = (text) => words().groups.get(text) ?? [];
  Object.assign(search, { understood, tear, otherWays, otherWords, keysOf });
})();

// What a question asks for: what only makes a question of it goes, and what is left are concepts, each with other words for it.
(() => {
  "use strict";

  const search = (globalThis.sopSearch ??= {});
  const OTHER = 0.85;
  const SPELT = 0.95;
  const QUOTED = 10;
  const MISHEARD = 6;
  // 是什么, 什么意思: a term is to be explained.
  const MEANS = /\u662f(?:\u4ec0\u4e48|\u5565)|\u4ec0\u4e48(?:\u662f|\u53eb|\u610f\u601d)|\u5565\u610f\u601d|(?:\u662f|\u7684)\u6307|\u542b\u4e49|\u54ea[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u51e0]|^what (?:is|does)|mean(?:s|ing)?$/u;
  // 要做什么, 职责: what somebody has to do.
  const DOES = /(?:\u505a|\u5e72|\u7ba1)(?:\u4ec0\u4e48|\u5565|\u54ea\u4e9b)|\u804c\u8d23|\u5c97\u4f4d|\u5de5\u4f5c\u5185\u5bb9/u;
  const MEASURED = /\u591a\u5c11|\u591a\u4e45|\u591a\u957f|\u6700[\u591a\u5c11]|\u51e0|\u600e\u4e48\u7b97|how (?:long|much|many|often)/u;
  // 几分钟, 多少间, 多久: the unit of the figure that is asked for, and how it stands in texts.
  const UNIT = /(?:\u51e0|\u591a\u5c11)\u4e2a?(\u5206\u949f|\u5c0f\u65f6|\u5de5\u4f5c\u65e5|[\u5929\u5e74\u6708\u65e5\u53f7\u70b9\u4efd\u95f4\u94b1\u5143\u5757\u6b21\u6761\u5f20\u4eba\u5bb6\u7c73\u6298\u5206\u5ea6\u7ea7\u9875\u5b57\u58f0\u79d2\u665a])|(\u591a\u4e45|\u591a\u957f\u65f6\u95f4)/u;
  const WRITTEN = {
    "\u5929": "\u5929|\u65e5|\u4e2a?\u5de5\u4f5c\u65e5|\u5c0f\u65f6",
    "\u65e5": "\u65e5|\u5929",
    "\u53f7": "\u65e5",
    "\u70b9": "\u70b9|\u65f6|\\d\\d",
    "\u94b1": "\u5143|\u6298|\u4e07",
    "\u5757": "\u5143",
    "\u6708": "\u4e2a?\u6708",
    "\u591a\u4e45": "\u5206\u949f|\u5c0f\u65f6|\u5929|\u65e5|\u4e2a?\u5de5\u4f5c\u65e5|\u4e2a?\u6708|\u5e74|\u5468|\u6b21",
  };
  const unitIn = (spaced) => {
    const found = UNIT.exec(spaced);
    if (!found) return null;
    const unit = found[1] ?? "\u591a\u4e45";
    return new RegExp(`\\d(?:${WRITTEN[unit] ?? unit})`, "u");
  };
  // 登记表, 申请单: something to fill in. Not 订单, 名单, 账单, 清单, 代表.
  const FILLED = /(?<![\u8ba2\u540d\u8d26\u6e05\u7b80\u83dc])\u5355(?:\u5b50)?$|(?<!\u4ee3)\u8868(?:\u683c)?$|\u6a21\u677f$|\u7a7a\u767d|(?:^| )(?:form|template)s?(?: |$)/u;

  const keysOf = (text, spacedText = text) => {
    const keys = [...search.grams(text), ...search.shortWords(spacedText)];
    return keys.length ? keys : [...text].length === 1 ? [text] : [];
  };

  // Of an English word that only stands for another every third piece: what it is the text tells.
  const fewKeys = (text) => {
    const keys = keysOf(text);
    return search.isLatin(text) ? keys.filter((_, at) => at % 3 === 0 || at === keys.length - 1) : keys;
  };

  // Numbers in figures for those in characters, and the other way round: 三天, 3天; 95折, 九五折.
  const FIGURES = "\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d";
  const COUNTED = "[\u4e2a\u5929\u65e5\u6708\u5e74\u5468\u6b21\u4efd\u5143\u6298\u95f4\u4eba\u7ea7\u58f0\u70b9\u665a\u6761\u5bb6\u5c0f\u5206\u4e07]";
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

  const concept = (text, kind = "word") => ({
    text,
    ways: [{ text, keys: keysOf(text), factor: 1 }],
    sought: search.words().sought.get(text),
    few: kind === "few",
  });

  // Other words for a concept, to be asked for where its own are not enough. What is sought stands in no answer by its words.
  const otherWays = async (text) => {
    const known = await search.otherWords(text);
    const found = new Map(Array.from(known.keys(), (other) => [other, OTHER]));
    for (const way of [text, ...known.keys()])
      for (const other of search.spelt(way)) if (!found.has(other)) found.set(other, way === text ? SPELT : OTHER * SPELT);
    for (const other of counted(text)) found.set(other, SPELT);
    found.delete(text);
    const unread = search.words().sought.has(text);
    return Array.from(found, ([way, factor]) => ({ text: way, keys: unread ? [] : fewKeys(way), factor, other: known.has(way), same: known.get(way) === true }));
  };

  // Words that stand side by side in a question, without what only asks.
  const piecesOf = (found) => {
    const pieces = [""];
    for (const [kind, text] of found) {
      if (kind === "asks") pieces.push("");
      else pieces[pieces.length - 1] += text;
    }
    return pieces.filter(Boolean);
  };

  // A character between words that are known says nothing by itself: 要 in 客人要改预订.
  const telling = ([kind, text]) => kind !== "asks" && ([...text].length > 1 || search.words().known.has(text));

  // `beside` is what it says beside the number of a document, where it has one.
  const understood = (text, beside = "") => {
    const spaced = search.spaced(text).trim().replace(/ +/g, " ");
    const whole = spaced.replaceAll(" ", "");
    let parts = search.wordsIn(beside || spaced);
    let pieces = parts.flatMap(piecesOf);
    // Where hardly anything is left, it was no question.
    if ([...pieces.join("")].length < 2) {
      pieces = (beside || spaced).split(" ").filter(Boolean);
      parts = pieces.map((piece) => [["open", piece]]);
    }
    const found = parts.flat();
    const long = found.filter(telling);
    const concepts = (long.length ? long : pieces.map((piece) => ["open", piece])).map(([kind, word]) => concept(word, kind));
    // What stands side by side belongs together: the pairs across, too, where Chinese or a blank keeps no words apart.
    const across = [];
    const inside = new Set(concepts.flatMap(({ ways }) => ways[0].keys));
    const measured = MEASURED.test(spaced);
    const asks = measured || pieces.join("") !== whole || /\u8c01/u.test(spaced) || concepts.some(({ sought }) => sought !== undefined);
    // Of a long question what only asks stands in no text.
    const read = asks && whole.length > QUOTED ? pieces : [...pieces, whole];
    for (const piece of read) across.push(...search.grams(piece).filter((key) => !inside.has(key)));
    // A character that is left over may be a wrong one: 公布但.
    const left = pieces.filter((piece) => {
      const inside = concepts.filter(({ text: word }) => piece.includes(word));
      return inside.length && piece.length <= MISHEARD && inside.reduce((sum, each) => sum + each.text.length, 0) < piece.length;
    });
    return {
      left,
      spaced,
      whole,
      pieces,
      inAll: [...new Set(read.flatMap(search.grams))],
      // Nothing but words, one after the other: 挂账额度.
      compound: concepts.length > 1 && concepts.reduce((sum, each) => sum + each.text.length, 0) === whole.length,
      troubled: search.facts.trouble.some((word) => spaced.includes(word)),
      means: MEANS.test(spaced),
      does: DOES.test(spaced),
      measured,
      unit: unitIn(spaced),
      chinese: /[\u4e00-\u9fff]/u.test(spaced),
      filled: FILLED.test(spaced),
      asks,
      concepts: concepts.filter(({ ways }) => ways[0].keys.length),
      across: [...new Set(across)],
    };
  };

  const withOthers = async (asked) => (asked.ways.push(...(await otherWays(asked.text))), asked);

  // Where a word is asked for that the manual has in no writing, it was several: a pair that it never has is where one ends.
  // 电话销售一天打几家 → 销售, 一天.
  const tear = async (question, known) => {
    const says = (key) => (known.get(key)?.worth ?? 0) > 0;
    // Figures stay with what is counted.
    const linked = (one, other) => (search.isLatin(one) && (search.isLatin(other) || /\d/.test(one))) || says(one + other);
    let torn = false;
    const parts = question.concepts.map((asked) => {
      const characters = [...asked.text];
      if (characters.length < 3 || asked.ways.some(({ keys }) => keys.length && keys.every(says))) return [asked];
      const runs = [[]];
      characters.forEach((character, at) => {
        if (at && !linked(characters[at - 1], character)) runs.push([]);
        runs.at(-1).push(character);
      });
      const words = runs.filter((run) => run.length > 1 && !run.every(search.isLatin)).flatMap((run) => search.wordsIn(run.join("")).flat());
      const found = words.filter((word) => telling(word) && word[1] !== asked.text);
      if (!found.length) return [asked];
      torn = true;
      return found.map(([kind, word]) => withOthers(concept(word, kind)));
    });
    question.concepts = await Promise.all(parts.flat());
    return torn;
  };

  Object.assign(search, { understood, tear, otherWays, keysOf });
})();

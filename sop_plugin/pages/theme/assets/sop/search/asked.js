// How near a question comes to one that the company has written down for a place, in whatever words.
(() => {
  "use strict";

  const search = (globalThis.sopSearch ??= {});
  const OF_PIECES = 0.9;
  const OF_SOUGHT = 0.4;
  const OF_FEW = 0.3;
  const OF_LETTERS = 0.3;
  const NEARLY = 0.98;
  const MOST = 6;

  // A written question taken apart, once: its words, and what kinds of answers it asks for.
  const kept = new Map();
  const read = (text) => {
    let found = kept.get(text);
    if (!found) {
      const spaced = search.spaced(text).trim().replace(/ +/g, " ");
      const { known, sought } = search.words();
      const parts = search.wordsIn(spaced).flat();
      const words = parts.filter(([kind, word]) => kind !== "asks" && kind !== "sought" && ([...word].length > 1 || known.has(word)));
      const kinds = parts.flatMap(([, word]) => sought.get(word) ?? []);
      kept.set(text, (found = { whole: spaced.replaceAll(" ", ""), words, kinds }));
    }
    return found;
  };

  // How much of a word stands in a text in pieces: 报价单 in 报价.
  const inPieces = (word, text) => {
    const pieces = search.grams(word);
    return pieces.length ? (OF_PIECES * pieces.filter((piece) => text.includes(piece)).length) / pieces.length : 0;
  };

  const share = (parts) => {
    const all = parts.reduce((sum, [weight]) => sum + weight, 0);
    return all ? parts.reduce((sum, [weight, got]) => sum + weight * got, 0) / all : 0;
  };

  const alike = (one, other) => {
    const [mine, theirs] = [search.grams(one), search.grams(other)];
    const both = mine.filter((piece) => theirs.includes(piece)).length;
    return mine.length + theirs.length ? (2 * both) / (mine.length + theirs.length) : 0;
  };

  // What of the question the written one says, and the other way round; 1 is all.
  const likeness = (question, text) => {
    const written = read(text);
    if (written.whole === question.whole) return 1;
    const mine = question.concepts.map((concept) => {
      const { ways, sought } = concept;
      // What nobody ever wrote may be no word.
      const worth = Math.min(concept.worth, MOST);
      if (sought !== undefined) return [worth, written.kinds.includes(sought) ? 1 : 0];
      return [worth, Math.max(inPieces(ways[0].text, written.whole), ...ways.map((way) => (written.whole.includes(way.text) ? way.factor : 0)))];
    });
    const ways = question.concepts.flatMap((concept) => concept.ways);
    const theirs = written.words.map(([kind, word]) => [
      kind === "few" ? OF_FEW : 1,
      Math.max(inPieces(word, question.whole), ...ways.map((way) => (way.text.includes(word) || word.includes(way.text) ? way.factor : 0))),
    ]);
    for (const kind of written.kinds) theirs.push([OF_SOUGHT, question.concepts.some(({ sought }) => sought === kind) ? 1 : 0]);
    // What neither has as a word tells two questions apart, too: 提前几天约, 提前多久到.
    return NEARLY * share(mine) * share(theirs) * (1 - OF_LETTERS + OF_LETTERS * alike(question.whole, written.whole));
  };

  // The written question that comes nearest, and how near: 0 to 1.
  search.askedLike = (question, asked) => {
    let best = { text: "", like: 0 };
    for (const text of asked) {
      const like = likeness(question, text);
      if (like > best.like) best = { text, like };
    }
    return best;
  };
})();

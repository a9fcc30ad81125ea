// How well a text that was read answers a question, by its words and by what kind of answer is asked for.
(() => {
  "use strict";

  const search = (globalThis.sopSearch ??= {});
  const KINDS = { page: 0.7, list: 0.8, external: 0.85, record: 0.7, term: 0.6, process: 0.85, department: 1, job: 1, document: 1 };
  const ENDED = new Set(["withdrawn", "superseded", "expired"]);
  const NEAR = 0.2;
  const BROKEN = 1.2;
  const EXPLAINED = 0.5;
  const ANSWERED = 0.06;
  const FIGURED = 0.2;
  const BEFORE = 15;
  const BEHIND = 35;
  const OF_GUIDE = 0.5;
  const OF_PAGES = 0.86;
  const OF_UNMEASURED = 0.7;
  const OF_BESIDE = 0.68;
  const OF_DUTIES = 0.9;
  const OF_UNNAMED = 0.75;
  const OF_UNFILLED = 0.75;
  const OF_FORMS = 0.9;
  const OF_THEIR_PARTS = 0.6;
  const TROUBLED = 0.3;
  const AS_FILLED = 1.35;
  const AS_MEANT = 1.2;
  const AS_DONE = 1.3;
  // By questions that the company has written down for a place.
  const LIKE = 0.4;
  const TOLD = 0.7;
  const SHOWN = 0.5;
  const AS_ASKED = 0.9;
  // Whoever types a piece of the text looks for the text, not for a question about it.
  const OF_FRAGMENTS = 0.3;
  const AS_WRITTEN = 1;
  // 几点 and the like stand in no answer: what it looks like does.
  const ANSWERS = [
    /\d{3,4}|\d[\u65e5\u53f7]|[\u5468\u9031][\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u65e5]|\u6bcf[\u65e5\u5468\u6708\u5b63\u5e74]|\d\u4e2a?(?:\u5de5\u4f5c\u65e5|\u5929|\u5c0f\u65f6|\u5206\u949f)/u,
    /\d\u4e2a?(?:\u5206\u949f|\u5c0f\u65f6|\u5929|\u65e5|\u5de5\u4f5c\u65e5|\u6708|\u5e74|\u5468)/u,
    /\d[\u5143\u6298\u4e07]|\u665a\u623f\u8d39/u,
    /\u6bcf[\u65e5\u5929\u5468\u6708\u5b63\u5e74]|\d\u6b21/u,
    /\u7ecf\u7406|\u603b\u76d1|\u4e3b\u7ba1|\u4e13\u5458|\u8d1f\u8d23|\u6279\u51c6|\u8d22\u52a1\u90e8|\u4eba\u5458/u,
  ];

  // 记录, 监督与检查 answer who asks for records, checks and marks.
  const ASIDE = /^(?:\u8bb0\u5f55|\u76d1\u7763\u4e0e\u68c0\u67e5|records|monitoring)$/u;
  const CHECKED = /\u8bb0\u5f55|\u5b58|\u4fdd\u7ba1|\u9500\u6bc1|\u67e5|\u76d1\u7763|\u8003\u6838|\u5408\u683c|\u8fbe\u6807|\u7387|\u5206|keep|record|retain|check|monitor/u;
  const DUTIES = /^(?:\u804c\u8d23|\u5b9a\u4e49|responsibilities|definitions)$/u;

  const occurrences = (text, word) => {
    const found = [];
    for (let at = text.indexOf(word); at >= 0 && found.length < 8; at = text.indexOf(word, at + 1)) found.push(at);
    return found;
  };

  // The shortest stretch of a text with all words that it has: where it begins, and where its last word does.
  const closest = (spots) => {
    const all = spots.flatMap((each, word) => each.map((at) => [at, word])).sort(([one], [other]) => one - other);
    const last = new Array(spots.length).fill(-1);
    let best = [0, Infinity];
    for (const [at, word] of all) {
      last[word] = at;
      const first = Math.min(...last);
      if (first >= 0 && at - first < best[1] - best[0]) best = [first, at];
    }
    return best;
  };

  // How well the very words stand in title and text: as they were typed, or with other words for all that was asked.
  const saying = (question, title, all, isPage, broken) => {
    const phrases = [[question.whole, 1], ...question.pieces.map((piece) => [piece, 0.9])];
    for (const { ways } of question.concepts.filter((concept, _, all) => all.length === 1 || concept.joined))
      for (const way of ways.slice(1)) phrases.push([way.text, way.factor * 0.85]);
    let best = 0;
    for (const [phrase, factor] of phrases) {
      const share = phrase.length / Math.max(question.whole.length, 1);
      const weight = factor * Math.min(1, factor < 0.9 ? 1 : share * 1.4);
      if (title === phrase) best = Math.max(best, 0.9 * weight);
      else if (title.includes(phrase)) best = Math.max(best, ((isPage ? 0.6 : 0.45) + (0.3 * phrase.length) / title.length) * weight);
      else if (!broken && all.includes(phrase)) best = Math.max(best, 0.35 * weight);
    }
    return best;
  };

  // 挂账、额度 is a list of two things, 挂账额度 is one. What is no words may be a piece of a text, with whatever stands between.
  const MARKED = /(?<=[^\u0000-\u2fff])[\p{P}\n]+(?=[^\u0000-\u2fff])/gu;
  const isBroken = ({ whole }, { heading, title, text, passage }) =>
    !`${passage ? heading : title}\n${text}`.split(MARKED).some((part) => search.stream(part).includes(whole));

  // What kind of answer is asked for, and what kind this is.
  const fitting = (question, answer, title, isPage) => {
    let factor = KINDS[answer.kind] ?? 1;
    const names = isPage ? [title, ...answer.text.split("\n")[0].split(" \u00b7 ").map(search.stream)] : [];
    const named = names.some((name) => name === question.whole || question.pieces.includes(name));
    if (answer.kind === "record" && !named) factor *= OF_UNNAMED;
    if ((answer.kind === "job" || answer.kind === "department") && question.asks && !named) factor *= OF_UNNAMED;
    if (answer.kind === "job" && question.does && named) factor *= AS_DONE;
    if (answer.kind === "term" && question.asks && !question.means) factor *= OF_UNNAMED;
    if (answer.kind === "term" && question.means && question.concepts.length === 1) factor = AS_MEANT;
    // Whoever asks how wants the clause, unless all of the document is about it; who asks how much wants it always.
    const about = question.concepts.length === 1 && question.concepts[0].ways.some((way) => title.startsWith(way.text));
    if (isPage && question.measured && question.concepts.length > 1) factor *= OF_UNMEASURED;
    else if (isPage && question.asks && (!about || question.measured)) factor *= OF_PAGES;
    if (!isPage && search.facts.beside.includes(title)) factor *= OF_BESIDE;
    if (!isPage && question.asks && ASIDE.test(title) && !CHECKED.test(question.spaced)) factor *= OF_DUTIES;
    if (!isPage && DUTIES.test(title) && question.asks && !question.does && !question.means) factor *= OF_DUTIES;
    // A form is asked for by its name; its parts say less than the procedure that uses it.
    if (answer.type === "form") factor *= !isPage ? (question.measured ? OF_PAGES : OF_THEIR_PARTS) : question.filled ? AS_FILLED : OF_FORMS;
    else if (question.filled && answer.kind === "document") factor *= OF_UNFILLED;
    if (ENDED.has(answer.state)) factor *= 0.6;
    // Whoever types a whole title wants that document, of whatever kind.
    if (isPage && answer.kind === "document" && title === question.whole) factor = Math.max(factor, 1) + 1;
    return factor;
  };

  // 台账：…, 五证指…
  const explains = ({ ways }, text) => ways.some((way, at) => (at === 0 || way.same) && new RegExp(`${way.text}(?:\uff1a|\u662f?\u6307|:)`, "iu").test(text));

  // Whether a figure in the unit that is asked for stands beside what says most of the question.
  const isFigured = ({ concepts, unit }, spots, all) => {
    let most = -1;
    concepts.forEach(({ worth, sought, few }, at) => {
      if (spots[at].length && sought === undefined && !few && (most < 0 || worth > concepts[most].worth)) most = at;
    });
    return most >= 0 && spots[most].some((at) => unit.test(all.slice(Math.max(0, at - BEFORE), at + BEHIND)));
  };

  const judged = (question, answer) => {
    const isPage = answer.passage === 0;
    const title = search.stream(isPage ? answer.title : answer.heading);
    const text = search.stream(answer.text);
    const all = title + text;
    const broken = question.compound && question.concepts.every(({ known }) => known) && all.includes(question.whole) && isBroken(question, answer);
    let bonus = saying(question, title, all, isPage, broken);
    const asked = search.askedLike(question, answer.asked ?? []);
    if (asked.like > LIKE) bonus += ((question.asks ? AS_ASKED : OF_FRAGMENTS) * (asked.like - LIKE)) / (1 - LIKE) + (asked.like === 1 ? AS_WRITTEN : 0);
    if (answer.whole && broken) bonus -= BROKEN;
    // The closer together, the likelier it is one sentence.
    const spots = question.concepts.map(({ ways }) => ways.flatMap((way) => occurrences(all, way.text)));
    const present = spots.filter((each) => each.length);
    // Where all that was asked for stands in other words, here or elsewhere, nothing was misspelt.
    const misspelt = present.length < spots.length && !question.concepts.every(({ answered }) => answered);
    const heard = question.concepts.flatMap(({ ways }) => ways).find((way) => way.heard && all.includes(way.text));
    const near = bonus === 0 && (misspelt || heard) ? search.nearest(question.pieces.join(""), all) : null;
    const [from, to] = closest(present);
    if (present.length > 1) bonus += (NEAR * present.length) / question.concepts.length / (1 + (to - from) / 60);
    const { sought } = question.concepts.find((concept) => concept.sought !== undefined) ?? {};
    if (sought !== undefined && !isPage && present.length && ANSWERS[sought].test(all.slice(Math.max(0, from - 20), to + 80))) bonus += ANSWERED;
    if (!isPage && question.unit && isFigured(question, spots, all)) bonus += FIGURED;
    if (!isPage && question.means && spots.length && explains(question.concepts[0], answer.text)) bonus += EXPLAINED;
    // What goes wrong is told in a clause of its own.
    if (!isPage && question.troubled && search.facts.urgent.some((word) => title.includes(word))) bonus += TROUBLED * search.share(question, spots.map((each) => (each.length ? 1 : 0)));
    const often = present.reduce((sum, each) => sum + Math.min(each.length, 4), 0);
    bonus += 0.02 * often;
    if (near) bonus += near.errors === 1 ? 0.3 : 0.15;
    if (question.clauses.includes(answer.mark)) bonus += 0.6;
    if (answer.kind === "page") bonus *= OF_GUIDE;
    const fits = fitting(question, answer, title, isPage);
    // What looks like a question and stands there word for word is a piece of the text.
    const isQuoted = question.asks && answer.whole && !broken && all.includes(question.whole);
    // Somebody has said that this is the answer, whatever kind it is.
    const isTold = asked.like >= TOLD && !ENDED.has(answer.state);
    const factor = isQuoted || isTold ? Math.max(fits, 1) : fits;
    return { ...answer, near: near?.text ?? heard?.text ?? "", often: asked.like >= SHOWN ? asked.text : "", score: (answer.score + bonus) * factor };
  };

  Object.assign(search, { judged });
})();

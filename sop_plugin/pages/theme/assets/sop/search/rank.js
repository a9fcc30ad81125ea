// How well a place answers a question: first by the pieces that occur, then, of the best, by what their texts say.
(() => {
  "use strict";

  const search = (globalThis.sopSearch ??= {});
  // How much more a piece says in a title; by the weights of the index.
  const OWN = [1, 1.35, 0.67, 1.75];
  const OF_PAGE = [0.3, 0, 0.47, 0.7];
  const KINDS = { page: 0.7, list: 0.8, external: 0.85, record: 0.8, term: 0.6, process: 0.85, department: 1, job: 1, document: 1 };
  const ENDED = new Set(["withdrawn", "superseded", "expired"]);
  const WHOLE = 1.2;
  const UNKNOWN = 2.15;
  const NEAR = 0.2;
  const ANSWERED = 0.06;
  const URGENT = 0.13;
  const OF_PAGES = 0.86;
  const OF_BESIDE = 0.68;
  const LEAST = 0.2;
  const OF_GUIDE = 0.5;
  const COSTLY = 20000;
  // A document whose number stands in the question is what the rest of it is about.
  const OF_NAMED = 1;
  // 几点 and the like stand in no answer: what it looks like does.
  const ASKED_FOR = 0.3;
  const ANSWERS = [
    /\d{3,4}|\d[\u65e5\u53f7]|[\u5468\u9031][\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u65e5]|\u6bcf[\u65e5\u5468\u6708\u5b63\u5e74]|\d\u4e2a?(?:\u5de5\u4f5c\u65e5|\u5929|\u5c0f\u65f6|\u5206\u949f)/u,
    /\d\u4e2a?(?:\u5206\u949f|\u5c0f\u65f6|\u5929|\u65e5|\u5de5\u4f5c\u65e5|\u6708|\u5e74|\u5468)/u,
    /\d[\u5143\u6298\u4e07]|\u665a\u623f\u8d39/u,
    /\u6bcf[\u65e5\u5929\u5468\u6708\u5b63\u5e74]|\d\u6b21/u,
  ];

  // The rarer, the more it says.
  const worth = (postings, key) => {
    const count = postings.length / 2 + (search.isLong(key) ? search.sizeOf(key) / 2 : 0);
    return count ? Math.max(0.15, Math.log((search.facts.passages + 1) / count)) : 0;
  };

  const fetched = async (keys) => {
    const found = new Map();
    await Promise.all(
      keys.map(async (key) => {
        const named = await search.postings(key);
        found.set(key, { postings: named, worth: worth(named, key) });
      }),
    );
    // Of those in very many texts only the titles, unless nothing rarer narrows the question down.
    const long = keys.filter((key) => search.isLong(key));
    if (long.length && long.length === keys.length)
      for (const key of [...long].sort((one, other) => search.sizeOf(one) - search.sizeOf(other)).slice(0, 2))
        if (search.sizeOf(key) <= COSTLY || long.length === 1)
          found.get(key).postings = [...found.get(key).postings, ...(await search.rest(key))];
    return found;
  };

  // Place → which piece occurs there with which weight.
  const gathered = (known, allowed) => {
    const places = new Map();
    for (const [key, { postings }] of known) {
      for (let i = 0; i < postings.length; i += 2) {
        const place = postings[i];
        if (allowed && !allowed.has(Math.floor(place / search.PLACES))) continue;
        let there = places.get(place);
        if (!there) places.set(place, (there = new Map()));
        there.set(key, postings[i + 1]);
      }
    }
    return places;
  };

  const coverage = (way, there, head, known) => {
    let all = 0;
    let got = 0;
    for (const key of way.keys) {
      const { worth: says } = known.get(key) ?? { worth: 0 };
      // What the manual never says counts for as much as what it says often: it may be no word at all.
      const full = says || UNKNOWN;
      all += full;
      const own = there?.get(key);
      const above = head?.get(key);
      const byPage = above === undefined ? 0 : OF_PAGE[above];
      got += full * (own === undefined ? byPage : OWN[own] + 0.25 * byPage);
    }
    return all ? (got / all) * way.factor : 0;
  };

  const score = (question, there, head, known) => {
    let sum = 0;
    let all = 0;
    for (const concept of question.concepts) {
      let best = 0;
      for (const way of concept.ways) best = Math.max(best, coverage(way, there, head, known));
      sum += concept.worth * best;
      all += concept.worth;
    }
    let tied = 0;
    for (const key of question.across) if (there?.has(key)) tied += 1;
    return all ? sum / all + (question.across.length ? (0.25 * tied) / question.across.length : 0) : 0;
  };

  const weigh = (question, known) => {
    for (const concept of question.concepts) {
      // A word of which the manual lacks a piece is not in it: 改预订, of which there is only 预订.
      const worths = concept.ways.map(({ keys }) => {
        const each = keys.map((key) => known.get(key)?.worth ?? 0);
        return each.includes(0) ? 0 : Math.max(0, ...each);
      });
      // A concept weighs by what it says itself; a word that the manual does not know by the words that stand for it.
      const others = worths.slice(1).filter(Boolean).sort((one, other) => one - other);
      concept.worth = worths[0] || others[others.length >> 1] || 3;
      if (concept.sought !== undefined && question.concepts.length > 1) concept.worth *= ASKED_FOR;
      concept.answered = concept.ways.some((way, at) => way.other && worths[at]);
      // Where the word itself is known, others stand behind it.
      for (const way of concept.ways.slice(1)) if (way.other) way.factor = way.same ? 0.92 : worths[0] ? 0.6 : 0.85;
    }
  };

  const candidates = (question, known, allowed) => {
    const places = gathered(known, allowed);
    weigh(question, known);
    const found = [];
    for (const [place, there] of places) {
      const page = Math.floor(place / search.PLACES);
      const head = place % search.PLACES ? places.get(page * search.PLACES) : null;
      // Whatever holds every piece of the question most likely has it word for word; a long list may not be read to its end.
      const whole =
        question.inAll.length > 1 && !question.denied.has(place) && question.inAll.every((key) => there.has(key) || search.isLong(key));
      const factor = page >= search.facts.guide ? OF_GUIDE : 1;
      const named = question.pages.has(page) ? OF_NAMED : 0;
      const most = factor * ((whole ? WHOLE * factor * factor : 0) + score(question, there, head, known));
      found.push({ page, passage: place % search.PLACES, there, head, whole, score: most + named });
    }
    // A page that says it more than once is about it.
    const most = found.reduce((best, each) => Math.max(best, each.score), 0);
    const counts = new Map();
    for (const each of found) if (each.score >= 0.6 * most) counts.set(each.page, (counts.get(each.page) ?? 0) + 1);
    for (const each of found) if (each.page < search.facts.guide) each.score += 0.03 * Math.min((counts.get(each.page) ?? 1) - 1, 4);
    const least = LEAST * found.reduce((best, each) => Math.max(best, each.score), 0);
    return found
      .filter((each) => each.score >= least)
      .sort((one, other) => other.score - one.score || one.page - other.page || one.passage - other.passage);
  };

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

  const judged = (question, answer) => {
    const isPage = answer.passage === 0;
    const title = search.stream(isPage ? answer.title : answer.heading);
    const text = search.stream(answer.text);
    const all = title + text;
    let bonus = 0;
    const phrases = [[question.whole, 1], ...question.pieces.map((piece) => [piece, 0.9])];
    for (const { ways } of question.concepts.length === 1 ? question.concepts : [])
      for (const way of ways.slice(1)) phrases.push([way.text, way.factor * 0.85]);
    for (const [phrase, factor] of phrases) {
      const share = phrase.length / Math.max(question.whole.length, 1);
      const weight = factor * Math.min(1, factor < 0.9 ? 1 : share * 1.4);
      if (title === phrase) bonus = Math.max(bonus, 0.9 * weight);
      else if (title.includes(phrase)) bonus = Math.max(bonus, ((isPage ? 0.6 : 0.45) + (0.3 * phrase.length) / title.length) * weight);
      else if (all.includes(phrase)) bonus = Math.max(bonus, 0.35 * weight);
    }
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
    if (!isPage && question.urgent && present.length === spots.length && search.facts.urgent.some((word) => title.includes(word))) bonus += URGENT;
    const often = present.reduce((sum, each) => sum + Math.min(each.length, 4), 0);
    bonus += 0.02 * often;
    if (near) bonus += near.errors === 1 ? 0.3 : 0.15;
    if (question.clauses.includes(answer.mark)) bonus += 0.6;
    let factor = KINDS[answer.kind] ?? 1;
    // Whoever asks how wants the clause, unless all of the document is about it.
    const about = question.concepts.length === 1 && question.concepts[0].ways.some((way) => title.startsWith(way.text));
    if (isPage && question.asks && !about) factor *= OF_PAGES;
    if (!isPage && search.facts.beside.includes(title)) factor *= OF_BESIDE;
    // A form is asked for by its name; its parts say less than the procedure that uses it.
    if (answer.type === "form") factor *= isPage ? 0.93 : 0.6;
    if (ENDED.has(answer.state)) factor *= 0.6;
    if (answer.kind === "page") bonus *= OF_GUIDE;
    // Whoever types a whole title wants that document, of whatever kind.
    if (isPage && answer.kind === "document" && title === question.whole) factor = Math.max(factor, 1) + 1;
    return { ...answer, near: near?.text ?? heard?.text ?? "", score: (answer.score + bonus) * factor };
  };

  Object.assign(search, { fetched, candidates, judged });
})();

// How well a place answers a question by the pieces that occur there. What the texts of the best say is judged in judge.js.
(() => {
  "use strict";

  const search = (globalThis.sopSearch ??= {});
  // How much more a piece says in a title; by the weights of the index.
  const OWN = [1, 1.35, 0.67, 1.75];
  const OF_PAGE = [0.3, 0, 0.47, 0.7];
  const WHOLE = 1.2;
  const UNKNOWN = 2.15;
  const LEAST = 0.2;
  const LEAST_WORTH = 0.4;
  const OF_GUIDE = 0.5;
  const COSTLY = 20000;
  // A document whose number stands in the question is what the rest of it is about.
  const OF_NAMED = 1;
  // 几点 and the like stand in no answer, 两个 in too many; a single character says little, and what was only heard less than what is known.
  const ASKED_FOR = 0.3;
  const OF_FEW = 0.3;
  const OF_ONE = 0.3;
  const OF_HEARD = 0.5;
  const TIED = 0.25;
  // What the rest of a page says makes it likelier that one of its clauses is meant.
  const OF_REST = 0.2;

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

  // How well each of the concepts is said there.
  const said = (question, there, head, known) =>
    question.concepts.map(({ ways }) => ways.reduce((best, way) => Math.max(best, coverage(way, there, head, known)), 0));

  // Of all that was asked for, by what it is worth.
  const share = (question, parts) => {
    const all = question.concepts.reduce((sum, { worth }) => sum + worth, 0);
    return all ? question.concepts.reduce((sum, { worth }, at) => sum + worth * parts[at], 0) / all : 0;
  };

  const score = (question, there, parts) => {
    const tied = question.across.filter((key) => there.has(key)).length;
    return share(question, parts) + (question.across.length ? (TIED * tied) / question.across.length : 0);
  };

  const shareOf = (worth) => Math.exp(-worth);

  const weigh = (question, known) => {
    const several = question.concepts.length > 1;
    for (const concept of question.concepts) {
      // A word of which the manual lacks a piece is not in it: 改预订, of which there is only 预订.
      const worths = concept.ways.map(({ keys }) => {
        const each = keys.map((key) => known.get(key)?.worth ?? 0);
        return each.includes(0) ? 0 : Math.max(0, ...each);
      });
      // A concept weighs by what it says itself; a word that the manual does not know by the words that stand for it. Words that
      // mean the very same are as common together as all of them.
      const others = worths.slice(1).filter(Boolean).sort((one, other) => one - other);
      const alike = concept.ways.flatMap((way, at) => ((at === 0 || way.same) && worths[at] ? [shareOf(worths[at])] : []));
      const union = alike.length ? Math.max(LEAST_WORTH, -Math.log(alike.reduce((sum, each) => sum + each, 0))) : 0;
      concept.worth = union || others[others.length >> 1] || partly(concept.ways[0], known, several);
      if (several && concept.sought !== undefined) concept.worth *= ASKED_FOR;
      if (several && concept.few) concept.worth *= OF_FEW;
      if (several && [...concept.text].length === 1) concept.worth *= OF_ONE;
      concept.known = worths[0] > 0;
      concept.answered = concept.ways.some((way, at) => way.other && worths[at]);
      // Where the word itself is known, others stand behind it; not so of a single character, and of a foreign word among Chinese.
      const isVague = [...concept.text].length === 1 || (question.chinese && search.isLatin(concept.text));
      for (const way of concept.ways.slice(1)) {
        if (way.other) way.factor = way.same ? 0.92 : worths[0] && !isVague ? 0.6 : 0.85;
        else if (way.heard && worths[0]) way.factor = OF_HEARD;
      }
    }
  };

  // What is unknown may be a word that nobody wrote so, or none at all.
  const partly = ({ keys }, known, several) => {
    const says = keys.filter((key) => known.get(key)?.worth).length / Math.max(1, keys.length);
    return several ? 0.3 + 2.7 * says : 3;
  };

  const candidates = (question, known, allowed) => {
    const places = gathered(known, allowed);
    weigh(question, known);
    const found = [];
    const pages = new Map();
    for (const [place, there] of places) {
      const page = Math.floor(place / search.PLACES);
      const head = place % search.PLACES ? places.get(page * search.PLACES) : null;
      // Whatever holds every piece of the question most likely has it word for word; a long list may not be read to its end.
      const whole =
        question.inAll.length && question.whole.length > 2 && !question.denied.has(place) && question.inAll.every((key) => there.has(key) || search.isLong(key));
      const parts = said(question, there, head, known);
      const factor = page >= search.facts.guide ? OF_GUIDE : 1;
      const named = question.pages.has(page) ? OF_NAMED : 0;
      const most = factor * ((whole ? WHOLE * factor * factor : 0) + score(question, there, parts));
      found.push({ page, passage: place % search.PLACES, there, head, whole, parts, score: most + named });
      pages.set(page, pages.has(page) ? pages.get(page).map((each, at) => Math.max(each, parts[at])) : parts);
    }
    // A piece of a text needs no such help.
    if (question.concepts.length > 1 && !found.some((each) => each.whole))
      for (const each of found) if (each.page < search.facts.guide) each.score += OF_REST * share(question, pages.get(each.page));
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

  Object.assign(search, { fetched, candidates, share });
})();

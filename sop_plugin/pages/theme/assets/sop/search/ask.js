// From a question to answers in their order: its numbers, then the best places, read, with other words where its own are not enough.
(() => {
  "use strict";

  const search = (globalThis.sopSearch ??= {});
  const READ_AT_ONCE = 12;
  const PER_PAGE = 2;
  const ENOUGH = 5;
  const ROUNDS = 2;

  const keysOf = (question) => [...new Set([...question.concepts.flatMap(({ ways }) => ways.flatMap(({ keys }) => keys)), ...question.across])];

  // What a passage says, against the question.
  const read = async (candidate) => {
    const part = await search.texts(candidate.page, candidate.passage);
    if (!part) return null;
    const [about, passages, keys] = part;
    const [kind, address, number, title, language, type, department, dates] = about;
    const [anchor, mark, heading, text, asked = []] = passages[candidate.passage % search.facts.together];
    const state = dates.status ? globalThis.sopState.deriveState(dates, globalThis.sopState.today(search.facts.zone), search.facts.lead) : "";
    return { ...candidate, kind, address, number, title, language, type, department, state, anchor, mark, heading, text, asked, keys };
  };

  const allowedBy = async (filters) => {
    let allowed = null;
    for (const [name, value] of Object.entries(filters ?? {})) {
      if (!value) continue;
      const postings = await search.postings(`@${name}:${search.stream(value)}`);
      const pages = new Set();
      for (let i = 0; i < postings.length; i += 2) {
        const page = Math.floor(postings[i] / search.PLACES);
        if (!allowed || allowed.has(page)) pages.add(page);
      }
      allowed = pages;
    }
    return allowed;
  };

  // No page fills the list: what is beyond its share comes behind the others.
  const spread = (answers) => {
    const counts = new Map();
    const first = [];
    const later = [];
    for (const answer of answers) {
      const count = (counts.get(answer.page) ?? 0) + 1;
      counts.set(answer.page, count);
      (count > PER_PAGE ? later : first).push(answer);
    }
    return [...first, ...later];
  };

  const found = async (question, allowed) => {
    question.known = await search.fetched(keysOf(question));
    return search.candidates(question, question.known, allowed);
  };

  // Whether the best say all that was asked, in the very words: 工作日 is most of 工作日报 and something else.
  const isEnough = (best, { concepts, left }) => {
    const says = ({ there, head }, { keys }) => keys.every((key) => search.isLong(key) || there.has(key) || head?.has(key));
    const good = best.filter((each) => each.page < search.facts.guide && each.score >= 1 && concepts.every(({ ways }) => ways.some((way) => says(each, way))));
    return good.length >= ENOUGH && !left.length;
  };

  const wider = async ({ concepts, known, left }) => {
    for (const piece of left) {
      const heard = await search.heardWays(piece);
      if (heard.length) concepts.push({ text: piece, joined: true, ways: [{ text: piece, keys: search.keysOf(piece), factor: 1 }, ...heard] });
    }
    for (const concept of concepts) {
      // What stands in the manual was heard aright, as far as anybody can tell.
      const isUnknown = concepts.length < 3 || concept.ways[0].keys.some((key) => !known.get(key)?.worth);
      concept.ways.push(...(await search.otherWays(concept.text)).filter(({ same }) => !same));
      concept.ways.push(...(await search.pinyinWays(concept.text)), ...(isUnknown ? await search.heardWays(concept.text) : []));
    }
  };

  // Pieces may be all there and the words not: 5 个工作日报销 has none of 工作日报 but the pieces, once it is read again.
  const isSaid = ({ title, heading, passage, text, asked = [] }, { whole }) =>
    search.stream((passage ? heading : title) + text).includes(whole) || asked.some((each) => search.stream(each).includes(whole));

  // The best places, read; those that only seemed to have the words go back, and others come forward.
  const readBest = async (question, allowed) => {
    const widen = async () => {
      question.wide = true;
      await wider(question);
    };
    let places = await found(question, allowed);
    // Whoever types a number and nothing else wants what has it.
    if (!question.numbered && !isEnough(places, question)) {
      await widen();
      places = await found(question, allowed);
      if (await search.tear(question, question.known)) places = await found(question, allowed);
    }
    for (let round = 1; ; round += 1) {
      const first = await search.readOn(places.slice(0, READ_AT_ONCE), question);
      const wrong = first.filter((each) => each.whole && !isSaid(each, question));
      if (!wrong.length || round === ROUNDS) return { first, rest: places.slice(READ_AT_ONCE) };
      for (const { page, passage } of wrong) question.denied.add(page * search.PLACES + passage);
      if (!question.numbered && !question.wide && first.length - wrong.length < ENOUGH) await widen();
      places = await found(question, allowed);
    }
  };

  // The clause that the words beside a number name, in front of the document.
  const namedFirst = (answers, question) => {
    const says = (title) => title.length > 1 && (title.includes(question.beside) || question.beside.includes(title));
    const at = answers.findIndex(({ page, passage, heading }) => passage && question.pages.has(page) && says(search.stream(heading)));
    return at < 0 ? [[], answers] : [[answers[at]], answers.filter((_, each) => each !== at)];
  };

  // Answers in their order; `rest` are places that were found and not read yet.
  search.ask = async (text, filters) => {
    await search.begin();
    const allowed = await allowedBy(filters);
    const { named, beside } = await search.numbersIn(text);
    const numbers = [];
    for (const { page, clause } of named) {
      if ((allowed && !allowed.has(page)) || numbers.some((each) => each.page === page)) continue;
      const answer = await read({ page, passage: 0, score: 9 });
      const at = clause ? answer.keys.indexOf(clause) : -1;
      numbers.push(at < 0 ? answer : await read({ page, passage: at + 1, score: 9 }));
    }
    const question = search.understood(text, beside);
    question.beside = beside.replaceAll(" ", "");
    question.denied = new Set();
    // 4.4 协议客户, as it stands on the page.
    question.clauses = text.normalize("NFKC").match(/(?<![\d.])\d+(?:\.\d+)+(?![\d.])/g) ?? [];
    question.numbered = numbers.length > 0 && !beside;
    question.pages = new Set(beside ? numbers.map(({ page }) => page) : []);
    if (!question.whole) return { answers: [], rest: [], question };
    if (!question.numbered) for (const concept of question.concepts) concept.ways.push(...(await search.otherWays(concept.text)).filter(({ same }) => same));
    const { first, rest } = await readBest(question, allowed);
    const taken = new Set(numbers.map(({ page, passage }) => page * search.PLACES + passage));
    const ranked = spread(first).filter(({ page, passage }) => !taken.has(page * search.PLACES + passage));
    const [before, behind] = beside && !named.some(({ clause }) => clause) ? namedFirst(ranked, question) : [[], ranked];
    return { answers: [...before, ...numbers, ...behind], rest, question };
  };

  search.readOn = async (places, question) => {
    const answers = (await Promise.all(places.map(read))).filter(Boolean).map((answer) => search.judged(question, answer));
    return answers.sort((one, other) => other.score - one.score || one.page - other.page || one.passage - other.passage);
  };
})();

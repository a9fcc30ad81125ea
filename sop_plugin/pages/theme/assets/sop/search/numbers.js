// Document numbers in what somebody types or pastes, in any writing and with words around them, and the clauses behind them.
(() => {
  "use strict";

  const search = (globalThis.sopSearch ??= {});
  // 零 to 九, and with 〇, 两 and 十 whatever numbers are written with.
  const FIGURES = "\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d";
  const FIGURE = "\u3007\u96f6\u4e00\u4e8c\u4e24\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341";
  const MOST_WORDS = 6;
  const MOST_BEHIND = 4;
  // What only says that a number is a number.
  // 第 3 版, 版次, 文件编号, 文件号, rev 3.
  const SAID = /\u7b2c? ?\d+ ?\u7248|\u7248\u6b21|\u6587\u4ef6\u7f16\u53f7|\u7f16\u53f7|\u6587\u4ef6\u53f7|\u6587\u4ef6|(?<![0-9a-z])(?:rev|revision|no|number|r) ?\d*(?![0-9a-z])/g;

  // 十五 → 15, 二十 → 20, 〇〇四 → 004.
  const valueOf = (written) => {
    const text = written.replaceAll("\u3007", "\u96f6").replaceAll("\u4e24", "\u4e8c");
    if (!text.includes("\u5341")) return Array.from(text, (figure) => FIGURES.indexOf(figure)).join("");
    const [tens, ones] = text.split("\u5341");
    return String((tens ? FIGURES.indexOf(tens.at(-1)) : 1) * 10 + (ones ? FIGURES.indexOf(ones[0]) : 0));
  };

  // Chinese figures where they are part of a number: 第四点四条, frm 一. 一般 stays.
  const inFigures = (spaced) =>
    spaced
      .replace(new RegExp(`(?<=[\u7b2c\u70b9\u7ae0\u8282]|[a-z0-9] ?|\u70b9 )[${FIGURE}]+|[${FIGURE}]+(?= ?[\u70b9\u7ae0\u8282\u6761\u53f7])`, "g"), valueOf)
      .replace(/(?<=\d) ?\u70b9 ?(?=\d)/g, " ")
      .replace(/(?<=[a-z]) ?\u7b2c ?(?=\d)/g, " ")
      .replace(/(?<=\d) ?\u53f7/g, " ");

  // A letter that looks like a figure: sop-o18.
  const mended = (spaced) =>
    spaced.replace(/(?<=\d)o+|(?<![a-z])o+(?=\d)/g, (same) => "0".repeat(same.length)).replace(/(?<=\d)[li]|(?<![a-z])[li](?=\d)/g, "1");

  const CLAUSE = /^ ?\u7b2c? ?(\d+(?: \d+)*)(?: ?[\u6761\u6b3e\u7ae0\u8282]| |$)/;

  const clauseBehind = (text) => {
    const found = /^ ?\d+ ?\u7248/.test(text.replace("\u7b2c", "")) ? null : CLAUSE.exec(text);
    return found ? [found[1].replaceAll(" ", "."), text.slice(found[0].length)] : ["", text];
  };

  const pagesOf = async (candidate) => {
    const postings = await search.postings(search.numberKey(candidate));
    return postings.filter((_, at) => at % 2 === 0).map((place) => Math.floor(place / search.PLACES));
  };

  // The whole of a document's number, or only an end or beginning of it.
  const isWhole = async (page, candidate) => {
    const [about] = await search.texts(page, 0);
    return search.numberKey(search.spaced(about[2])) === search.numberKey(candidate);
  };

  // The first number in a text: where it begins and ends, and which pages have it.
  const next = async (text) => {
    for (const run of text.matchAll(/[0-9a-z]+(?: [0-9a-z]+)*/g)) {
      const words = run[0].split(" ");
      for (let start = 0; start < Math.min(words.length, MOST_WORDS); start += 1) {
        if (!/[a-z]/.test(words[start])) continue;
        for (let end = words.length; end > start && end >= words.length - MOST_BEHIND; end -= 1) {
          const candidate = words.slice(start, end).join(" ");
          if (!/\d$/.test(candidate) || candidate.length > 40) continue;
          const pages = await pagesOf(candidate);
          if (!pages.length) continue;
          const from = run.index + words.slice(0, start).join(" ").length;
          return { candidate, pages, before: text.slice(0, from), behind: text.slice(from).trimStart().slice(candidate.length) };
        }
      }
    }
    return null;
  };

  const split = async (spaced) => {
    const named = [];
    let beside = "";
    let text = spaced;
    for (let found = await next(text); found; found = await next(text)) {
      const [clause, behind] = clauseBehind(found.behind);
      named.push(...found.pages.map((page) => ({ page, clause, candidate: found.candidate })));
      beside += ` ${found.before}`;
      text = behind;
    }
    beside = `${beside} ${text}`.replace(SAID, " ").replace(/ +/g, " ").trim();
    if (!beside || !named.length) return { named, beside };
    // With words beside it a number must be whole: SOP 15 分钟 is none.
    const whole = [];
    for (const each of named) if (await isWhole(each.page, each.candidate)) whole.push(each);
    return { named: whole, beside: whole.length && beside.replaceAll(" ", "").length > 1 ? beside : "" };
  };

  search.valueOf = valueOf;

  // Pages with the clauses that are named behind their numbers, and what else the question says.
  search.numbersIn = async (text) => {
    const spaced = search.spaced(text).trim().replace(/ +/g, " ");
    if (/^\d+(?: \d+)*$|^[a-z]+(?: [a-z]+)+$/.test(spaced)) return { named: (await pagesOf(spaced)).map((page) => ({ page, clause: "" })), beside: "" };
    const figures = inFigures(spaced);
    // 22 号文件
    const bare = figures.replace(SAID, " ").trim();
    if (/^\d+$/.test(bare) && figures !== spaced) return { named: (await pagesOf(bare)).map((page) => ({ page, clause: "" })), beside: "" };
    if (!/[a-z].*\d/.test(figures)) return { named: [], beside: "" };
    const found = await split(figures);
    const other = mended(figures);
    return found.named.length || other === figures ? found : split(other);
  };
})();

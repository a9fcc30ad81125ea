// What was meant by its sound: pinyin in full or by initials, and characters that an input method took for others.
(() => {
  "use strict";

  const search = (globalThis.sopSearch ??= {});
  const OTHER = 0.85;
  const READ = 0.9;
  const LONGEST = 12;

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

  // `spelt` are the characters themselves, where they were typed: each pair may be right as it is.
  const chains = async (parts, spelt = []) => {
    let open = null;
    for (let i = 1; i < parts.length; i += 1) {
      const pairs = [...((await search.raw(`~${parts[i - 1]}${parts[i]}`)) ?? ""), ...spelt.slice(i - 1, i + 1)];
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
        for (const other of (await search.otherWords(chain)).keys()) if (!found.has(other)) found.set(other, factor * OTHER);
    return Array.from(found, ([way, factor]) => ({ text: way, keys: search.keysOf(way), factor })).slice(0, 12);
  };

  let sounds = null;
  const soundsOf = async (characters) => {
    if (!sounds) {
      sounds = new Map();
      for (const group of ((await search.part("sounds")) ?? "").split("|")) {
        const [, sound, same] = /^([a-z\u00fc]*)(.*)$/u.exec(group);
        for (const character of same) sounds.set(character, sound.replace("\u00fc", "v"));
      }
    }
    const found = characters.map((character) => sounds.get(character));
    return found.includes(undefined) ? null : found;
  };

  // Words of titles and names that sound the same: 房空 for 房控. In two parts, where not all of it is in one title.
  const heardWays = async (text) => {
    const characters = [...text];
    if (characters.length < 2 || characters.length > LONGEST || /[\u0000-\u2fff]/.test(text)) return [];
    const parts = await soundsOf(characters);
    if (!parts) return [];
    const heard = async (from, to) => (await chains(parts.slice(from, to), characters.slice(from, to))).slice(0, 6);
    let found = (await heard(0, characters.length)).map((way) => [way]);
    for (let cut = 2; !found.some(([way]) => way !== text) && cut <= characters.length - 2; cut += 1) {
      const [before, behind] = [await heard(0, cut), await heard(cut)];
      found = found.concat(before.flatMap((one) => behind.map((other) => [one, other])));
    }
    return found
      .map((words) => ({ text: words.join(""), keys: words.flatMap((word) => search.keysOf(word)), factor: READ, heard: true }))
      .filter((way) => way.text !== text)
      .slice(0, 8);
  };

  Object.assign(search, { pinyinWays, heardWays });
})();

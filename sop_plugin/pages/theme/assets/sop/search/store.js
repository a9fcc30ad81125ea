// The parts of the index, each fetched when it is first asked for. They are scripts, so that it works without a server too.
(() => {
  "use strict";

  const search = (globalThis.sopSearch ??= {});
  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const value = new Map(Array.from(DIGITS, (digit, index) => [digit.charCodeAt(0), index]));
  const WEIGHTS = 2;
  const PLACES = 16384;
  const BOUND = 1000003;

  const arrived = new Map();
  const parts = new Map();
  let root = null;
  let facts = null;
  let beginning = null;

  const script = (address) =>
    new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = address;
      element.async = true;
      element.addEventListener("load", () => (element.remove(), resolve()));
      element.addEventListener("error", () => (element.remove(), reject(new Error(address))));
      document.head.append(element);
    });

  search.fetchPart ??= (path) => script(new URL(path, root).href);
  search.take = (name, content) => arrived.set(name, content);
  search.start = (content) => {
    facts = content;
    facts.size = new Map();
    for (const [size, keys] of Object.entries(content.long)) for (const key of keys) facts.size.set(key, 2 ** size);
    facts.without = new Set(content.empty);
    facts.places = numbered(content.pages);
    facts.passages = facts.places.length - 1;
    search.learn(content.traditional);
    search.facts = facts;
  };

  // What the site says of its index; asked for again without the cache when the index is no longer there.
  const begin = (address, site, anew = false) => {
    root = address ?? root;
    search.root = site ?? search.root;
    if (anew) {
      parts.clear();
      kept.clear();
      arrived.clear();
      beginning = null;
    }
    beginning ??= search.fetchPart(anew ? `start.js?${Date.now()}` : "start.js").catch((error) => {
      beginning = null;
      throw error;
    });
    return beginning.then(() => facts);
  };

  const part = (name) => {
    let promised = parts.get(name);
    if (!promised) {
      promised = search
        .fetchPart(`${facts.folder}/${name}.js`)
        .then(() => arrived.get(name))
        .catch((error) => {
          parts.delete(name);
          throw error;
        });
      parts.set(name, promised);
    }
    return promised;
  };

  // UTF-16 as one number, within bounds, as the index was made.
  const hashed = (key) => {
    let hash = 0;
    for (let i = 0; i < key.length; i += 1) hash = (hash * 65536 + key.charCodeAt(i)) % BOUND;
    return hash;
  };

  const raw = async (key) => {
    const number = hashed(key) % facts.shards;
    if (facts.without.has(number)) return "";
    return (await part(`p${number}`))[key] ?? "";
  };

  // Numbers as they were packed, five bits a character.
  const numbers = function* (text) {
    let number = 0;
    let shift = 0;
    for (let at = 0; at < text.length; at += 1) {
      const digit = value.get(text.charCodeAt(at));
      number += (digit & 31) * 2 ** shift;
      shift += 5;
      if (digit > 31) continue;
      yield number;
      number = shift = 0;
    }
  };

  // Of each passage of the manual, counted from 1, its page and its place there, in one number.
  const numbered = (text) => {
    const found = [0];
    let page = 0;
    for (const count of numbers(text)) {
      for (let passage = 0; passage < count; passage += 1) found.push(page * PLACES + passage);
      page += 1;
    }
    return found;
  };

  // Packed postings as a list of numbers: page and passage in one, then the weight.
  const unpacked = (text) => {
    const found = [];
    let where = 0;
    for (const distance of numbers(text)) {
      where += distance;
      found.push(facts.places[where >> WEIGHTS], where & 3);
    }
    return found;
  };

  const kept = new Map();
  const once = (name, make) => {
    if (!kept.has(name)) kept.set(name, make().then(unpacked));
    return kept.get(name);
  };

  const isLong = (key) => facts.size.has(key);
  const fileOf = (key) => Array.from(key, (c) => c.codePointAt(0).toString(16)).join("-");
  // `named` is what is in titles and names; the rest of a long one is asked for apart.
  const postings = (key) => once(key, () => (isLong(key) ? part(`n${fileOf(key)}`) : raw(key)));
  const rest = (key) => once(`rest ${key}`, () => part(`o${fileOf(key)}`));
  const texts = (page, passage) => part(`t${page}-${Math.floor(passage / facts.together)}`);

  Object.assign(search, { begin, part, raw, postings, rest, texts, isLong, PLACES, sizeOf: (key) => facts.size.get(key) ?? 0 });
})();

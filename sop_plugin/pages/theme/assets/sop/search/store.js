// The parts of the index, each fetched when it is first asked for. They are scripts, so that it works without a server too.
(() => {
  "use strict";

  const search = (globalThis.sopSearch ??= {});
  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const value = new Map(Array.from(DIGITS, (digit, index) => [digit.charCodeAt(0), index]));
  const WEIGHTS = 2;
  const PLACES = 16384;

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

  // FNV-1a over UTF-16, as the index was made.
  const hashed = (key) => {
    let hash = 0x811c9dc5;
    for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193) >>> 0;
    return hash;
  };

  const raw = async (key) => {
    const number = hashed(key) & (facts.shards - 1);
    if (facts.without.has(number)) return "";
    return (await part(`p${number}`))[key] ?? "";
  };

  // Packed postings as a list of numbers: page and passage in one, then the weight.
  const unpacked = (text) => {
    const found = [];
    let at = 0;
    const next = () => {
      let number = 0;
      for (let shift = 0; ; shift += 5) {
        const digit = value.get(text.charCodeAt(at));
        at += 1;
        number += (digit & 31) * 2 ** shift;
        if (digit < 32) return number;
      }
    };
    let page = 0;
    while (at < text.length) {
      page += next();
      let place = 0;
      for (let more = 1; more; ) {
        const packed = next();
        more = packed & 1;
        place += packed >> (WEIGHTS + 1);
        found.push(page * PLACES + place, (packed >> 1) & 3);
      }
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

// Where Material's search finds nothing: the clauses that hold most of the asked characters, taken pair by pair.
// Its index knows a run of Chinese by its beginning only, and people ask in their own words (查不到公司).
(() => {
  "use strict";

  const MOST = 6;
  const PAUSE = 300;
  const root = new URL("../../", document.currentScript.src);

  const loaded = new Map();
  const load = (path) => {
    if (!loaded.has(path)) loaded.set(path, fetch(new URL(path, root)).then((answer) => answer.json()));
    return loaded.get(path);
  };

  const pairsOf = (query) => {
    const pairs = new Set();
    for (const [run] of query.matchAll(/\p{Script=Han}{2,}/gu)) {
      const characters = [...run];
      for (let i = 1; i < characters.length; i += 1) pairs.add(characters[i - 1] + characters[i]);
    }
    return [...pairs];
  };

  const words = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent.trim();

  // No more than one clause of a document: the best of each.
  const nearest = (entries, pairs) => {
    const characters = [...new Set(pairs.join(""))];
    const best = new Map();
    for (const entry of entries) {
      const held = pairs.filter((pair) => entry.title.includes(pair) || entry.text.includes(pair)).length;
      const named = pairs.filter((pair) => entry.title.includes(pair)).length;
      const page = entry.location.split("#")[0];
      const touched = characters.filter((character) => entry.title.includes(character)).length;
      const rank = held + named / 50 + touched / 100;
      if (held * 2 >= pairs.length && rank > (best.get(page)?.rank ?? 0)) best.set(page, { entry, page, rank });
    }
    return [...best.values()].sort((one, other) => other.rank - one.rank).slice(0, MOST);
  };

  const draw = (place, label, found, entries) => {
    const titles = new Map(entries.filter((e) => !e.location.includes("#")).map((e) => [e.location, e.title]));
    const heading = document.createElement("p");
    heading.textContent = label;
    place.append(heading);
    for (const { entry, page } of found) {
      const link = document.createElement("a");
      link.href = new URL(entry.location, root);
      const parts = entry.location === page ? [entry.title] : [titles.get(page) ?? "", entry.title];
      link.textContent = parts.map(words).join(" · ");
      place.append(link);
    }
  };

  const start = () => {
    const input = document.querySelector("[data-md-component=search-query]");
    const results = document.querySelector("[data-md-component=search-result]");
    const [meta, list] = [".md-search-result__meta", ".md-search-result__list"].map((name) => results?.querySelector(name));
    if (!input || !meta || !list) return;
    const place = document.createElement("div");
    place.className = "sop-search-near";
    place.setAttribute("role", "status");
    meta.after(place);
    let timer;
    const show = async () => {
      const query = input.value.trim();
      const pairs = pairsOf(query);
      if (!pairs.length || list.children.length) return;
      const [{ near }, { docs }] = await Promise.all([load("assets/sop/search.json"), load("search/search_index.json")]);
      const found = nearest(docs, pairs);
      if (input.value.trim() === query && !list.children.length && found.length) {
        place.replaceChildren();
        draw(place, near, found, docs);
      }
    };
    const changed = () => {
      clearTimeout(timer);
      place.replaceChildren();
      timer = setTimeout(show, PAUSE);
    };
    const observer = new MutationObserver(changed);
    for (const part of [meta, list]) observer.observe(part, { childList: true, characterData: true, subtree: true });
    input.addEventListener("input", changed);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

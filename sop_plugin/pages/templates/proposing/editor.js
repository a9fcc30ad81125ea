// Between a file and the fields of the editor. Whatever nobody changed stays as it is, byte for byte: order of keys, comments, quotes
// and ends of lines are the file's own, and only the lines of a changed value are written anew.
(async () => {
  "use strict";

  // It did not arrive: the page says so.
  if (!window.CMS) return;
  const told = await (await fetch("config.json")).json();
  const FENCE = /^\uFEFF?---[ \t]*\r?\n[^]*?\n---[ \t]*(\r?\n|$)/;
  const QUOTED = '("(?:[^"\\\\]|\\\\.)*")';
  const CHANGE = new RegExp(`^change: [{]class: (\\w+), reason: ${QUOTED}, summary: ${QUOTED}[}]\\s*$`);
  const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
  const is_empty = (value) => value === undefined || value === null || value === "" || value.length === 0;

  const split = (raw) => {
    const head = FENCE.exec(raw)?.[0] ?? "";
    return { head, body: raw.slice(head.length) };
  };

  // Where the lines of a key at the margin are: from the key to the line before the next one.
  const place = (head, key) => {
    const lines = head.split("\n");
    const first = lines.findIndex((line) => line.startsWith(`${key}:`));
    if (first < 0) return null;
    let end = first + 1;
    while (end < lines.length && /^([ \t]+\S|- )/.test(lines[end])) end += 1;
    return { lines, first, end };
  };
  const block = (head, key) => {
    const at = place(head, key);
    return at && at.lines.slice(at.first, at.end).join("\n");
  };
  const with_block = (head, key, written) => {
    const carriage = /\r\n/.test(head) ? "\r" : "";
    const own = written === null ? [] : [`${key}: ${written}${carriage}`];
    const at = place(head, key);
    if (at) {
      at.lines.splice(at.first, at.end - at.first, ...own);
      return at.lines.join("\n");
    }
    const lines = head.split("\n");
    const last = lines.findLastIndex((line) => line.trimEnd() === "---");
    lines.splice(last, 0, ...own);
    return lines.join("\n");
  };
  const change = (data) =>
    `${data.class}, reason: ${JSON.stringify(data.reason ?? "")}, summary: ${JSON.stringify(data.summary ?? "")}`;

  // The document that a file is, by what its front matter says of the number.
  const document_of = (head) =>
    Object.values(told.documents).find((each) => each.now && block(each.now, "number") === block(head, "number"));
  const next_of = (each) => each.before + change({ class: told.usual }) + each.after;
  // A draft of the next revision that was begun here before.
  const is_begun = (each, head) => {
    const begun = each.before && next_of(each);
    if (!begun || !CHANGE.test(block(head, "change") ?? "")) return false;
    return ["revision", "status"].every((key) => block(head, key) === block(begun, key));
  };

  const value_in = (each, head, key) => {
    const written = block(head, key);
    if (written === block(each.now, key)) return each.values[key];
    try {
      return JSON.parse(written.slice(key.length + 1));
    } catch {
      return undefined;
    }
  };
  const values_in = (head) => {
    const each = document_of(head);
    return each ? Object.fromEntries(told.offered.map((key) => [key, value_in(each, head, key)])) : {};
  };
  const listed = (key, value) =>
    key === "keywords" && Array.isArray(value) ? value.flatMap((word) => word.split(/[,，、]/)).map((word) => word.trim()).filter(Boolean) : value;

  const from_file = (raw) => {
    const { head, body } = split(raw);
    const each = document_of(head);
    const data = { raw, body: body.replaceAll("\r\n", "\n"), ...values_in(head) };
    if (each?.before) data.class = told.usual;
    if (each && is_begun(each, head)) {
      const [, kind, reason, summary] = CHANGE.exec(block(head, "change"));
      Object.assign(data, { class: kind, reason: JSON.parse(reason), summary: JSON.parse(summary) });
    }
    return data;
  };

  const to_file = (data) => {
    const { head, body } = split(data.raw);
    const each = document_of(head);
    let made = head;
    // A file that has changed since this site was built keeps its front matter: what it needs, only its author knows.
    if (each?.before && head === each.now) made = each.before + change(data) + each.after;
    else if (each && is_begun(each, head)) made = with_block(head, "change", `{class: ${change(data)}}`);
    if (each) {
      const before = values_in(head);
      for (const key of told.offered) {
        if (same(before[key], data[key]) || (is_empty(before[key]) && is_empty(data[key])) || (key === "title" && is_empty(data[key]))) continue;
        const value = listed(key, data[key]);
        made = with_block(made, key, is_empty(value) ? null : JSON.stringify(value).replaceAll('","', '", "'));
      }
    }
    const text = data.body ?? "";
    if (text === body.replaceAll("\r\n", "\n")) return made + body;
    return made + (/\r\n/.test(body) ? text.replaceAll("\n", "\r\n") : text);
  };

  // Signing in leads to the forge and back, and loses the document that was asked for on the way.
  const PLACE = "sop-edit";
  const kept = sessionStorage.getItem(PLACE);
  if (location.hash.startsWith("#/collections/")) sessionStorage.setItem(PLACE, location.hash);
  else if (kept && new URLSearchParams(location.search).has("code")) {
    addEventListener("hashchange", () => (location.hash = kept), { once: true });
  }

  for (const collection of told.cms.collections) {
    for (const file of collection.files) file.fields = told.fields[file.fields];
  }
  for (const [path, content] of Object.entries(told.files)) {
    const steps = path.split("/");
    const name = steps.pop();
    let folder = (window.repoFiles ??= {});
    for (const step of steps) folder = folder[step] ??= {};
    folder[name] = { content, path };
  }
  CMS.registerCustomFormat("sop", "md", { fromFile: from_file, toFile: to_file });
  CMS.init({ config: told.cms });
})();

// The list of answers below a field, and the dialog of the header with a field of its own.
(() => {
  "use strict";

  const search = globalThis.sopSearch;
  const PAUSE = 60;
  const AT_ONCE = 10;
  let count = 0;

  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  const say = (name, values = {}) =>
    Object.entries(values).reduce((words, [key, value]) => words.replace(`{${key}}`, value), search.facts.words[name]);

  const badge = (state) => {
    const words = search.facts.states[state];
    if (!words) return [];
    return [make("span", { class: `sop-state sop-state--${state}` }, make("span", { class: "sop-state__icon", "aria-hidden": "true" }), words)];
  };

  // Text of a document is data: it only ever becomes text.
  const marks = (text, words) =>
    search.marked(text, words).map(([part, hit]) => (hit ? make("mark", {}, part) : document.createTextNode(part)));

  const address = (answer) => {
    const url = new URL(answer.address, search.root);
    // Without a server a folder shows nothing but its files.
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    if (answer.anchor) url.hash = answer.anchor;
    return url.protocol === search.root.protocol ? url.href : search.root.href;
  };

  const row = (answer, question, id) => {
    const words = search.wordsOf(question, answer);
    const { facts } = search;
    const heading = answer.heading && answer.passage ? `${answer.mark} ${answer.heading}`.trim() : answer.title;
    const source = [answer.number, answer.passage ? answer.title : "", facts.kinds[answer.kind] ?? ""].filter(Boolean).join(" ");
    const language = answer.language && answer.language !== facts.language ? { lang: answer.language } : {};
    const sentence = search.sentence(answer.text, words);
    const parts = [
      make("span", { class: "sop-answer__title", ...language }, ...marks(heading, words)),
      make("span", { class: "sop-answer__source" }, source, ...(answer.state ? [" ", ...badge(answer.state)] : [])),
    ];
    if (answer.near) parts.push(make("span", { class: "sop-answer__near" }, `${say("near")}`));
    // Why it is an answer, where its own words do not tell.
    if (answer.often) parts.push(make("span", { class: "sop-answer__often", ...language }, say("often"), ...marks(answer.often, words)));
    if (sentence) parts.push(make("span", { class: "sop-answer__text", ...language }, ...marks(sentence, words)));
    return make("a", { class: "sop-answer", role: "option", id, href: address(answer), tabindex: "-1", "aria-selected": "false" }, ...parts);
  };

  const select = (name, label, options) => {
    const all = make("option", { value: "" }, say("all"));
    const field = make("select", { name }, all, ...options.map(([value, words]) => make("option", { value }, words)));
    return make("label", {}, make("span", {}, label), field);
  };

  class Box {
    constructor(field, place) {
      count += 1;
      this.id = `sop-answers-${count}`;
      this.field = field;
      this.asked = null;
      this.at = -1;
      this.status = make("p", { class: "sop-answers__status", role: "status" });
      this.list = make("div", { role: "listbox", id: this.id, "aria-label": say("typed"), class: "sop-answers__list" });
      this.more = make("button", { type: "button", class: "sop-answers__more", hidden: "" }, say("more"));
      this.filters = make("div", { class: "sop-answers__filters" }, ...this.choices());
      this.panel = make("div", { class: "sop-answers", hidden: "" }, this.filters, this.status, this.list, this.more);
      place.append(this.panel);
      const facts = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.id };
      for (const [key, value] of Object.entries(facts)) field.setAttribute(key, value);
      field.addEventListener("input", () => this.changed());
      field.addEventListener("keydown", (event) => this.key(event));
      this.filters.addEventListener("change", () => this.changed());
      this.more.addEventListener("click", () => this.showMore());
      // What was typed before this came.
      if (field.value.trim()) this.changed();
    }

    choices() {
      const { departments, types, jobs } = search.facts;
      return [
        select("d", say("department"), Object.entries(departments)),
        select("t", say("type"), Object.entries(types)),
        select("j", say("job"), jobs.map((job) => [job, job])),
      ];
    }

    filter() {
      return Object.fromEntries(Array.from(this.filters.querySelectorAll("select"), ({ name, value }) => [name, value]));
    }

    // Whatever changes the words: keys, an input method, paste, dictation.
    changed() {
      clearTimeout(this.timer);
      const words = this.field.value.trim();
      this.asked = words
        ? new Promise((resolve) => (this.timer = setTimeout(resolve, PAUSE))).then(() => this.answer(words))
        : Promise.resolve(this.show(null));
      this.words = words;
      return this.asked;
    }

    async answer(words) {
      let found;
      try {
        found = await search.ask(words, this.filter());
      } catch {
        try {
          // The site may have been put up anew since the page was loaded.
          await search.begin(undefined, undefined, true);
          found = await search.ask(words, this.filter());
        } catch {
          if (words === this.field.value.trim()) this.tell(say("failed"));
          return;
        }
      }
      if (words === this.field.value.trim()) this.show(found);
    }

    tell(words) {
      this.panel.hidden = false;
      this.list.replaceChildren();
      this.more.hidden = true;
      this.status.textContent = words;
    }

    show(found) {
      this.found = found;
      this.at = -1;
      this.field.removeAttribute("aria-activedescendant");
      this.panel.hidden = !found;
      this.field.setAttribute("aria-expanded", String(Boolean(found?.answers.length)));
      this.list.replaceChildren();
      if (!found) return;
      this.add(found.answers.splice(0, AT_ONCE));
    }

    add(answers) {
      for (const answer of answers) this.list.append(row(answer, this.found.question, `${this.id}-${this.list.children.length}`));
      const left = this.found.answers.length + this.found.rest.length;
      this.more.hidden = left === 0;
      const shown = this.list.children.length;
      this.status.textContent = shown ? say("answers", { count: shown + left }) : say("nothing");
      // What others ask, for whoever found nothing.
      if (!shown && search.facts.asked) this.status.append(" ", make("a", { href: address({ address: search.facts.asked }) }, say("asked")));
    }

    async showMore() {
      const { found } = this;
      if (!found.answers.length) found.answers = await search.readOn(found.rest.splice(0, AT_ONCE), found.question);
      const first = this.list.children.length;
      this.add(found.answers.splice(0, AT_ONCE));
      this.list.children[first]?.focus();
    }

    choose(at) {
      const rows = this.list.children;
      rows[this.at]?.setAttribute("aria-selected", "false");
      this.at = (at + rows.length) % rows.length;
      const chosen = rows[this.at];
      chosen.setAttribute("aria-selected", "true");
      chosen.scrollIntoView({ block: "nearest" });
      this.field.setAttribute("aria-activedescendant", chosen.id);
    }

    key(event) {
      if (event.isComposing || event.keyCode === 229) return;
      const rows = this.list.children.length;
      if (event.key === "ArrowDown" && rows) this.choose(this.at + 1);
      else if (event.key === "ArrowUp" && rows) this.choose(this.at < 0 ? rows - 1 : this.at - 1);
      else if (event.key === "Enter") this.enter();
      else if (event.key === "Escape") this.leave();
      else return;
      event.preventDefault();
    }

    // A field of this kind would only be emptied.
    leave() {
      const dialog = this.panel.closest("dialog");
      if (dialog) dialog.close();
      else this.show(null);
    }

    // The chosen answer or the first, also where it is still being looked for.
    async enter() {
      if (this.entering) return;
      this.entering = true;
      try {
        if (this.words !== this.field.value.trim()) this.changed();
        await this.asked;
        (this.list.children[this.at] ?? this.list.children[0])?.click();
      } finally {
        this.entering = false;
      }
    }
  }

  // Below its form, or at the end of the dialog that it is in.
  search.addressOf = address;
  search.attach = (field) => new Box(field, field.closest("dialog") ?? field.form);
})();

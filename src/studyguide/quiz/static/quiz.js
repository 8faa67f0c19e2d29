// Marks the self-checks of a page. Without it the page is complete: native controls, and a key to open.
// Answers are compared by the ids of options, never by visible text, so a translated page is marked as well.
"use strict";
(() => {
  /** @typedef {{kind: string, hash: string, key: Record<string, number>, forms?: Record<string, string>}} Task */
  /** @typedef {{h: string, r: string[], s: number, t: number, at: string}} Entry hash, response, score, tries, time */
  /** @typedef {{word: string, tone: "right" | "partly" | "not-yet", score: number, chosen: string[]}} Verdict */

  const WORDS = {
    check: "Check", again: "Try again", hint: "Hint", noHint: "No more hints", show: "Show the answer",
    right: "Right.", partly: "Partly right.", "not-yet": "Not yet.", marked: " The answer is shown.",
    others: "Why not the others?", more: "More on this answer", answer: "The answer", also: "Belongs too",
    choose: "Choose an answer first.", write: "Write an answer first.", below: " The reason stands under it.",
    clear: "Clear my answers", back: "Bring them back", saved: "Saved on this device.", cleared: "Answers cleared.",
    unread: "Your saved answers could not be read. New ones will be saved.",
    unsaved: "Your answers cannot be saved on this device. They last until you leave the page.",
  };
  const TRIES = 2; // after so many the answer is shown unasked
  // -- written answers: the same steps as normalisation.py, tested with the same cases
  /** @param {string} answer */
  const normalise = (answer) => answer
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "") // invisible signs
    .replace(/['`\u00b4\u02b9\u02bb\u02bc\u02be\u02bf\u02c8\u2018\u2019\u2032]/g, "") // apostrophes, ayn and hamza
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\u2010-\u2015]/g, "-").replace(/\u0643/g, "\u06a9").replace(/[\u0649\u064a]/g, "\u06cc")
    .normalize("NFD").replace(/\p{Mn}/gu, "").replace(/\s+/g, " ").trim().toLowerCase();

  // -- marking: one function a kind, numbers from the ids and their fractions
  /** @param {Task} task @param {string} oid */
  const toneOf = (task, oid) => task.key[oid] === 100 ? "right" : (task.key[oid] ?? 0) > 0 ? "partly" : "not-yet";
  /** @param {Task} task @param {string[]} chosen @returns {Verdict} */
  function markOne(task, chosen) {
    const tone = toneOf(task, chosen[0] ?? "");
    return { word: WORDS[tone], tone, score: Math.max(0, task.key[chosen[0] ?? ""] ?? 0) / 100, chosen };
  }
  /** @param {Task} task @param {string[]} chosen @returns {Verdict} */
  function markSeveral(task, chosen) {
    const all = Object.values(task.key).filter((fraction) => fraction === 100).length;
    const hits = chosen.filter((oid) => task.key[oid] === 100).length;
    if (hits === all && chosen.length === all) return { word: WORDS.right, tone: "right", score: 1, chosen };
    const misses = chosen.filter((oid) => (task.key[oid] ?? 0) <= 0);
    const points = misses.reduce((sum, oid) => sum - (-(task.key[oid] ?? 0) / 100 || 1 / all), hits / all);
    const score = Math.min(0.99, Math.max(0, points)); // a penalty never takes more than there is
    if (!hits) return { word: WORDS["not-yet"], tone: "not-yet", score, chosen };
    const extra = misses.length ? `, and ${misses.length} that ${misses.length > 1 ? "do" : "does"} not belong` : "";
    return { word: `${hits} of ${all}${extra}.`, tone: "partly", score, chosen };
  }
  /** @param {Task} task @param {string[]} response @returns {Verdict} */
  function markText(task, [text = ""]) {
    const form = normalise(text);
    return markOne(task, Object.keys(task.forms ?? {}).filter((oid) => task.forms?.[oid] === form));
  }
  /** @type {Record<string, (task: Task, response: string[]) => Verdict>} */
  const MARK = { single: markOne, truefalse: markOne, multiple: markSeveral, short: markText };

  // -- storage: every access may fail, and the page works all the same
  class Store {
    entries = /** @type {Record<string, Entry>} */ ({});
    listeners = /** @type {(() => void)[]} */ ([]);
    message = "";
    detached = false;
    /** @param {string} bank */
    constructor(bank) {
      this.key = `sg:1:${bank}`;
      this.read();
      addEventListener("storage", ({ key }) => {
        if (key === this.key || key === null) { this.read(); this.changed(); }
      });
    }
    changed() { this.listeners.forEach((listener) => listener()); }
    read() {
      if (this.detached) return;
      try {
        const found = JSON.parse(localStorage.getItem(this.key) ?? '{"q":{}}');
        if (`${found?.q}` !== "[object Object]") throw new SyntaxError("not a set of answers");
        this.entries = found.q;
      } catch (error) {
        this.detached = !(error instanceof SyntaxError);
        this.message = this.detached ? WORDS.unsaved : WORDS.unread;
      }
    }
    /** @param {() => void} change */
    update(change) {
      this.read(); // another tab may have written since
      change();
      try {
        localStorage.setItem(this.key, JSON.stringify({ q: this.entries }));
      } catch {
        [this.detached, this.message] = [true, WORDS.unsaved];
      }
      this.changed();
    }
    /** Return a sound answer to the question as it is worded now. @param {string} id @param {string} hash */
    get(id, hash) {
      const entry = this.entries[id];
      const sound = entry?.h === hash && Number.isInteger(entry.t) && Array.isArray(entry.r);
      return sound && entry.r.every((part) => typeof part === "string") ? entry : null;
    }
    /** @param {string} id @param {Entry} entry an answer to an older wording is kept beside it */
    put(id, entry) {
      this.update(() => {
        const old = this.entries[id];
        if (old?.h && old.h !== entry.h) this.entries[`${id}@${old.h}`] = old;
        this.entries[id] = entry;
      });
    }
  }

  /** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} name @param {string} [text] */
  const make = (tag, name, text = "") =>
    Object.assign(document.createElement(tag), { className: name, textContent: text });

  /** Copy what stands in the key; ids stay there. @param {Iterable<Node>} originals */
  function copies(originals) {
    const holder = document.createElement("div");
    holder.append(...[...originals].map((node) => node.cloneNode(true)));
    holder.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
    return [...holder.childNodes];
  }

  /** Make one question work. @param {HTMLElement} section @param {string} id @param {Task} task @param {Store} store */
  function enliven(section, id, task, store) {
    /** @param {string} selector */
    const find = (selector) => /** @type {HTMLElement} */ (section.querySelector(selector));
    const [form, group, status, key, summary] =
      ["form", "fieldset", ".sg-verdict", ".sg-key", ".sg-key > summary"].map(find);
    const fields = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input")]);
    const hints = /** @type {HTMLDetailsElement[]} */ ([...section.querySelectorAll("details.sg-hint")]);
    const check = make("button", "sg-button", WORDS.check);
    const hint = Object.assign(make("button", "sg-button sg-quiet", WORDS.hint), { type: "button" });
    const written = task.kind === "short";
    const mark = MARK[task.kind] ?? markOne;
    let last = "";
    /** Take all feedback away; the controls stay as the reader set them. */
    function plain() {
      section.querySelectorAll(".sg-feedback").forEach((node) => node.remove());
      section.querySelectorAll("[data-tone]").forEach((node) => node.removeAttribute("data-tone"));
      [key, ...key.querySelectorAll("[hidden]")].forEach((node) => node.removeAttribute("hidden"));
      group.removeAttribute("aria-describedby");
      [summary.textContent, status.textContent, check.textContent] = [WORDS.show, "", WORDS.check];
    }
    /** Add a box that describes the group. @param {Element} place @param {string} name @param {Node[]} content */
    function tell(place, name, content) {
      if (!content.length) return;
      const box = Object.assign(make("div", "sg-feedback"), { id: `q-${id}-${name}-told` });
      box.append(...content);
      place.append(box);
      group.setAttribute("aria-describedby", `${group.getAttribute("aria-describedby") ?? ""} ${box.id}`.trim());
    }
    /** Mark an option and put its rationale under it. @param {string} oid @param {string} label */
    function reason(oid, label) {
      const row = find(written ? ".sg-write" : `.sg-option[data-option="${oid}"]`);
      const item = key.querySelector(`li[data-option="${oid}"]`);
      row.dataset.tone = toneOf(task, oid);
      item?.setAttribute("hidden", "");
      const lead = label ? [make("strong", "sg-label", label)] : [];
      tell(row, oid, [...lead, ...copies(item?.querySelector(".sg-why")?.childNodes ?? [])]);
    }
    /** Show the answer, and leave in the key what has not been said. @param {string[]} chosen */
    function reveal(chosen) {
      const missed = Object.keys(task.key).filter((oid) => task.key[oid] === 100 && !chosen.includes(oid));
      if (!written) missed.forEach((oid) => reason(oid, task.kind === "multiple" ? WORDS.also : WORDS.answer));
      tell(form, "more", copies(key.querySelectorAll(`.sg-explanation${written ? ", .sg-answer" : ""}`)));
      key.querySelectorAll(".sg-answer, .sg-explanation, .sg-read").forEach((node) => node.setAttribute("hidden", ""));
      summary.textContent = written ? WORDS.more : WORDS.others;
      key.hidden = !key.querySelector("li:not([hidden])");
    }
    /** @param {Verdict} found @param {number} tries */
    function judge(found, tries) {
      const told = found.score < 1 && tries >= TRIES ? WORDS.marked : "";
      status.dataset.tone = found.tone;
      status.append(make("span", "", found.word + told));
      if (found.chosen.length) status.append(make("span", "sg-unseen", WORDS.below));
      const section = copies(key.querySelectorAll(".sg-read"));
      found.chosen.forEach((oid) => reason(oid, ""));
      if (found.score === 1 || told) reveal(found.chosen);
      tell(form, "read", section);
      check.textContent = WORDS.again;
    }
    /** Show what is stored, unless it is shown already: an event may be about another question. */
    function refresh() {
      const entry = store.get(id, task.hash);
      if (JSON.stringify(entry) === last) return;
      last = JSON.stringify(entry);
      const chosen = (entry?.r ?? []).filter((part) => written || Object.hasOwn(task.key, part));
      if (written) fields.forEach((field) => { field.value = chosen[0] ?? ""; });
      else fields.forEach((field) => { field.checked = chosen.includes(field.value); });
      plain();
      hint.hidden = !hints.length || !entry?.t || entry.s === 1;
      if (entry && chosen.length) judge(mark(task, chosen), entry.t);
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const tries = store.get(id, task.hash)?.t ?? 0;
      const again = check.textContent === WORDS.again;
      const chosen = fields.filter((field) => written ? field.value.trim() : field.checked).map((field) => field.value);
      const [r, s, t] = again ? [[], 0, tries] : [chosen, mark(task, chosen).score, tries + 1];
      if (again || r.length) store.put(id, { h: task.hash, r, s, t, at: new Date().toISOString() });
      else status.textContent = written ? WORDS.write : WORDS.choose;
    });
    form.addEventListener("input", plain);
    hint.addEventListener("click", () => {
      const [next, ...rest] = hints.filter((one) => one.hidden);
      if (next) [next.hidden, next.open] = [false, true];
      hint.textContent = rest.length ? WORDS.hint : WORDS.noHint;
      hint.setAttribute("aria-disabled", String(!rest.length)); // a disabled button would lose the focus
    });
    hints.forEach((one) => { one.hidden = true; });
    const actions = make("p", "sg-actions");
    actions.append(check, hint);
    group.after(actions);
    store.listeners.push(refresh);
    refresh();
  }

  /** Say where the answers are, and let the reader clear them. @param {Element} place @param {Store} store */
  function addFoot(place, store) {
    const [foot, note] = [make("p", "sg-foot"), make("span", "sg-note")];
    const button = Object.assign(make("button", "sg-button sg-quiet", WORDS.clear), { type: "button" });
    let cleared = /** @type {Record<string, Entry> | null} */ (null);
    const refresh = () => {
      const some = Object.keys(store.entries).length > 0;
      if (some) cleared = null;
      note.textContent = store.message || (cleared ? WORDS.cleared : some ? WORDS.saved : "");
      button.hidden = !some && !cleared;
      button.textContent = cleared ? WORDS.back : WORDS.clear;
    };
    note.setAttribute("role", "status");
    button.addEventListener("click", () => store.update(() => {
      [cleared, store.entries] = cleared ? [null, cleared] : [store.entries, {}];
    }));
    foot.append(note, button);
    place.before(foot);
    store.listeners.push(refresh);
    refresh();
  }

  /** @type {Map<string, Store>} */
  const stores = new Map();
  document.querySelectorAll("script.sg-quiz-data").forEach((script) => {
    const bank = script.getAttribute("data-bank") ?? "";
    const store = stores.get(bank) ?? new Store(bank);
    Object.entries(JSON.parse(script.textContent ?? "{}")).forEach(([id, task]) => {
      const section = document.getElementById(`q-${id}`);
      if (section) enliven(section, id, /** @type {Task} */ (task), store);
    });
    if (!stores.has(bank)) addFoot(script, store);
    stores.set(bank, store);
  });
})();

// Keeps the answers of one bank in this browser: every access may fail, and the page works all the same.
class Store {
  state = /** @type {State} */ ({ q: {} });
  listeners = /** @type {((id?: string) => void)[]} */ ([]);
  message = "";
  unsaved = false;
  text = ""; // as it was read or saved last
  /** @param {string} name of the bank; an exam and a pretest have their own */
  constructor(name) {
    this.key = `sg:1:${name}`;
    this.load();
    addEventListener("storage", ({ key, newValue }) => {
      if (key === this.key || key === null) { this.take(newValue); this.changed(); }
    });
    // A page that slept has missed what other tabs did.
    ["pageshow", "visibilitychange"].forEach((name) => addEventListener(name, () => {
      const old = this.state;
      if (!this.unsaved) this.state = { q: {} };
      this.load();
      if (this.unsaved) this.state = old;
      this.changed();
    }));
  }
  /** Tell all who show answers. @param {string} [id] of the question, where no other has changed */
  changed(id) { this.listeners.forEach((listener) => listener(id)); }
  /** Read what is stored. @param {string} [known] a text that need not be read once more */
  load(known) {
    try {
      const text = localStorage.getItem(this.key);
      if (text !== known) this.take(text);
    } catch {
      [this.unsaved, this.message] = [true, WORDS.unsaved];
    }
  }
  /** Take over what is stored; where nothing is, another tab has cleared it. @param {string | null} text */
  take(text) {
    this.text = text ?? "";
    try {
      const written = JSON.parse(text ?? '{"q":{}}');
      if (!isObject(written?.q)) throw new SyntaxError("not a set of answers");
      const found = merge(written, { q: {} });
      const cleared = !this.unsaved && !found.done && !Object.keys(written.q).length;
      const mine = cleared ? {} : this.state.q;
      this.state = cleared ? found : merge(found, this.state);
      const lost = Object.entries(mine).some(([slot, entry]) => !found.q[slot] || byRank(entry, found.q[slot]) > 0);
      if (lost) this.save(); // both tabs wrote at once
    } catch {
      this.message = WORDS.unread;
    }
  }
  save() {
    try {
      const text = JSON.stringify(this.state);
      localStorage.setItem(this.key, text);
      this.text = text;
      [this.unsaved, this.message] = [false, ""];
    } catch {
      [this.unsaved, this.message] = [true, WORDS.unsaved];
    }
  }
  /** @param {State} state what is newer in it is taken over @param {string} [id] of its only question */
  add(state, id) {
    const known = this.text;
    this.load(known); // another tab may have written since
    const alone = this.text === known;
    this.state = merge(this.state, state);
    this.save();
    this.changed(alone ? id : undefined);
  }
  /** Forget everything; return it, so that it can be brought back. */
  clear() {
    this.load();
    const old = this.state;
    this.state = { q: {} };
    this.save();
    this.changed();
    return old;
  }
  /** Return the answer to a question as it is worded now. @param {string} id @param {string} hash */
  get(id, hash) {
    return [this.state.q[id], this.state.q[`${id}@${hash}`]].find((entry) => entry?.h === hash) ?? null;
  }
  /** Return an answer with its time, which is later than that of every other. @param {string} id @param {Omit<Entry, "at">} entry */
  dated(id, entry) {
    const last = Date.parse(this.state.q[id]?.at ?? "") || 0;
    return { ...entry, at: new Date(Math.max(Date.now(), last + 1)).toISOString() };
  }
  /** @param {string} id @param {Entry} entry */
  put(id, entry) { this.add({ q: { [id]: entry } }, id); }
}

/** Answers that go with the card that holds the question: the review asks anew each time. */
class Passing extends Store {
  unsaved = true;
  load() {}
  save() {}
}

/** @type {Map<string, Store>} */
const stores = new Map();
/** Return the one store of a name. @param {string} name */
function storeOf(name) {
  const store = stores.get(name) ?? new Store(name);
  stores.set(name, store);
  return store;
}

// Keeps the answers of one bank: every access may fail, and the page works all the same.
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

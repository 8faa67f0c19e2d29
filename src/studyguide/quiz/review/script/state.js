// The reader's schedule: one text in the browser's storage. Every access may fail, and the page works all the same.
//
// sg:1:review = {"set": {exam, length, fresh, off, at}, "cards": {id: {h, due, s, d, n, l, f, on, at}}} (types.js).
// Days are "2026-11-24", moments are ISO 8601 in UTC. Whatever else stands in the text is kept as it is.
const KEY = "sg:1:review";
const LENGTHS = [10, 20, 0];
const MOST_NEW = 200;

/** @returns {State} */
const emptyState = () => ({ set: { exam: "", length: 10, fresh: 10, off: [], at: "" }, cards: {} });

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => Object.prototype.toString.call(value) === "[object Object]";

/** @param {unknown} number @param {number} from @param {number} to @returns {number is number} */
const within = (number, from, to) => typeof number === "number" && number >= from && number <= to;

/** Tell whether a kept card can be used: whatever stands in the storage may come from another hand.
 * @param {unknown} kept @returns {kept is Kept} */
const isKept = (kept) => isRecord(kept) && typeof kept.h === "string" && typeof kept.at === "string"
  && isDay(kept.due) && isDay(kept.f) && isDay(kept.on) && within(kept.s, 0.001, 36500) && within(kept.d, 1, 10)
  && within(kept.n, 0, 1e6) && within(kept.l, 0, 1e6);

/** Return the settings, each as it is or as it is at first. @param {unknown} found @returns {Settings} */
function settingsOf(found) {
  const { set } = emptyState();
  if (!isRecord(found)) return set;
  return {
    exam: isDay(found.exam) ? found.exam : set.exam,
    length: typeof found.length === "number" && LENGTHS.includes(found.length) ? found.length : set.length,
    fresh: within(found.fresh, 0, MOST_NEW) ? Math.floor(found.fresh) : set.fresh,
    off: Array.isArray(found.off) ? found.off.filter((name) => typeof name === "string") : set.off,
    at: typeof found.at === "string" ? found.at : set.at,
  };
}

/** Return what can be used of a stored value; each broken card is left out by itself. @param {unknown} found
 * @returns {State} */
function stateOf(found) {
  if (!isRecord(found)) return emptyState();
  const cards = isRecord(found.cards) ? Object.entries(found.cards).filter(([, kept]) => isKept(kept)) : [];
  return { set: settingsOf(found.set), cards: Object.fromEntries(/** @type {[string, Kept][]} */ (cards)) };
}

/** Return two schedules as one: of each card and of the settings the later counts. @param {State} one
 * @param {State} two @returns {State} */
function merged(one, two) {
  const cards = { ...one.cards };
  for (const [cid, kept] of Object.entries(two.cards)) {
    if (!Object.hasOwn(cards, cid) || cards[cid].at < kept.at) cards[cid] = kept;
  }
  return { set: one.set.at < two.set.at ? two.set : one.set, cards };
}

/** The stored schedule, in step with other tabs. */
class Memory {
  state = emptyState();
  message = "";
  detached = false;
  listeners = /** @type {(() => void)[]} */ ([]);
  /** What else stands in the storage under the key. */
  rest = /** @type {Record<string, unknown>} */ ({});
  constructor() {
    this.read();
    addEventListener("storage", ({ key }) => {
      if (key !== KEY && key !== null) return;
      this.read();
      this.listeners.forEach((listener) => listener());
    });
  }
  read() {
    if (this.detached) return;
    try {
      const text = localStorage.getItem(KEY);
      const found = text === null ? {} : JSON.parse(text);
      if (!isRecord(found)) throw new SyntaxError("not a schedule");
      this.rest = found;
      this.state = stateOf(found);
    } catch (error) {
      this.detached = !(error instanceof SyntaxError);
      this.message = this.detached ? TEXT.unsaved : TEXT.unread;
      if (!this.detached) [this.rest, this.state] = [{}, emptyState()];
    }
  }
  /** Change the schedule and store it. @param {(state: State) => void} change */
  update(change) {
    this.read(); // another tab may have written since
    change(this.state);
    if (!this.detached) {
      try {
        localStorage.setItem(KEY, JSON.stringify({ ...this.rest, ...this.state }));
        if (this.message === TEXT.unread) this.message = "";
      } catch {
        [this.detached, this.message] = [true, TEXT.unsaved];
      }
    }
    this.listeners.forEach((listener) => listener());
  }
}

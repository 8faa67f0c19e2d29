// The schedule of the review: what is stored, and how two of it become one. The review and the results share it.
//
// sg:1:review = {"set": {exam, length, fresh, off, at}, "cards": {id: {h, due, s, d, n, l, f, on, at}}}
// Days are "2026-11-24", moments are ISO 8601 in UTC. Whatever else stands in the text is kept as it is.
/** @typedef {{h: string, due: string, s: number, d: number, n: number, l: number, f: string, on: string, at: string}} Kept
 *   what is kept of a card: hash of its text, day on which it is due, stability, difficulty, ratings, lapses,
 *   first and last day of rating, and the moment of the last */
/** @typedef {{exam: string, length: number, fresh: number, off: string[], at: string}} Wishes
 *   day of the exam or nothing, cards in a session (0: all), new cards a day, decks left out, moment of the change */
/** @typedef {{set: Wishes, cards: Record<string, Kept>}} Schedule */
const REVIEW_KEY = "sg:1:review";
const LENGTHS = [10, 20, 0];
const MOST_NEW = 200;

/** @returns {Schedule} */
const emptySchedule = () => ({ set: { exam: "", length: 10, fresh: 10, off: [], at: "" }, cards: {} });

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => Object.prototype.toString.call(value) === "[object Object]";

/** @param {unknown} number @param {number} from @param {number} to @returns {number is number} */
const within = (number, from, to) => typeof number === "number" && number >= from && number <= to;

/** Tell whether a kept card can be used: whatever stands in the storage may come from another hand.
 * @param {unknown} kept @returns {kept is Kept} */
const isKept = (kept) => isRecord(kept) && typeof kept.h === "string" && typeof kept.at === "string"
  && isDay(kept.due) && isDay(kept.f) && isDay(kept.on) && within(kept.s, 0.001, 36500) && within(kept.d, 1, 10)
  && within(kept.n, 0, 1e6) && within(kept.l, 0, 1e6);

/** Return the settings, each as it is or as it is at first. @param {unknown} found @returns {Wishes} */
function settingsOf(found) {
  const { set } = emptySchedule();
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
 * @returns {Schedule} */
function scheduleOf(found) {
  if (!isRecord(found)) return emptySchedule();
  const cards = isRecord(found.cards) ? Object.entries(found.cards).filter(([, kept]) => isKept(kept)) : [];
  return { set: settingsOf(found.set), cards: Object.fromEntries(/** @type {[string, Kept][]} */ (cards)) };
}

/** Return two schedules as one: of each card and of the settings the later counts. @param {Schedule} one
 * @param {Schedule} two @returns {Schedule} */
function merged(one, two) {
  const cards = { ...one.cards };
  for (const [cid, kept] of Object.entries(two.cards)) {
    if (!Object.hasOwn(cards, cid) || cards[cid].at < kept.at) cards[cid] = kept;
  }
  return { set: one.set.at < two.set.at ? two.set : one.set, cards };
}


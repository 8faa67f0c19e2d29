// Merges two states of answers, whatever the order and however often: two tabs, or a browser and a file.
const SLOT = /^[a-z0-9-]+(@\w+)?$/; // the id of a question, with "@" and its hash where the wording is an older one
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** @param {unknown} value */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Tell whether a value is an answer that can be shown. @param {any} value @returns {value is Entry} */
const isEntry = (value) => typeof value?.h === "string" && /^\w+$/.test(value.h) &&
  typeof value.at === "string" && MOMENT.test(value.at) && Number.isInteger(value.t) && value.t >= 0 &&
  Array.isArray(value.r) && value.r.every((/** @type {unknown} */ part) => typeof part === "string") &&
  (value.s === null || typeof value.s === "number" && value.s >= 0 && value.s <= 1);

/** Newer is higher; of the same moment the texts decide, so that every tab decides alike. @param {Entry} entry */
const rank = (entry) => entry.at + JSON.stringify(entry, Object.keys(entry).sort());

/** Sort the newer behind the older; only of the same moment the whole texts are needed. @param {Entry} one @param {Entry} other */
const byRank = (one, other) => {
  const [a, b] = one.at === other.at ? [rank(one), rank(other)] : [one.at, other.at];
  return a < b ? -1 : Number(a > b);
};

/**
 * Return the newest answer to each question, and beside it the newest to each older wording.
 * @param {State} one @param {State} other @returns {State}
 */
function merge(one, other) {
  const q = /** @type {Record<string, Entry>} */ (Object.create(null)); // an id may be "constructor"
  const done = [one.done, other.done].filter((moment) => MOMENT.test(moment ?? "")).sort().pop();
  [one, other].flatMap((state) => Object.entries(state.q))
    .filter(([slot, entry]) => SLOT.test(slot) && isEntry(entry))
    .map(([slot, entry]) => ({ id: slot.split("@", 1)[0] ?? "", entry }))
    .sort((a, b) => byRank(a.entry, b.entry))
    .forEach(({ id, entry }) => {
      const older = q[id];
      if (older) q[`${id}@${older.h}`] = older;
      delete q[`${id}@${entry.h}`];
      q[id] = entry;
    });
  return done ? { q, done } : { q };
}

// Reads and writes the file in which a reader takes answers to another device.
const FORMAT = 1;
const PREFIX = "sg:1:";
/** A bank, or its exam or pretest. */
const STORE_NAME = /^((exam|pre):)?[^\s:][^:]{0,250}$/;

/** Return the names of all stores in this browser. */
function storedNames() {
  try {
    const keys = Array.from(localStorage, (_value, place) => localStorage.key(place) ?? "");
    const ours = keys.filter((key) => key.startsWith(PREFIX) && key !== REVIEW_KEY);
    return ours.map((key) => key.slice(PREFIX.length)).sort();
  } catch {
    return [];
  }
}

/** Return the schedule of the review in this browser, if there is one. @returns {Schedule | null} */
function storedSchedule() {
  try {
    const found = JSON.parse(localStorage.getItem(REVIEW_KEY) ?? "null");
    return isRecord(found) && isRecord(found.cards) ? scheduleOf(found) : null;
  } catch {
    return null;
  }
}

/** Take over what is newer in a schedule; tell whether it could be kept. @param {Schedule} schedule */
function addSchedule(schedule) {
  try {
    const found = JSON.parse(localStorage.getItem(REVIEW_KEY) ?? "{}");
    const all = merged(scheduleOf(found), schedule);
    localStorage.setItem(REVIEW_KEY, JSON.stringify({ ...isRecord(found) ? found : {}, ...all }));
    return true;
  } catch {
    return false;
  }
}

/** Return the schedule of a file; no rating of it may be later than now. @param {unknown} found @param {string} now */
function scheduleOfFile(found, now) {
  const { set, cards } = scheduleOf(found);
  for (const kept of Object.values(cards)) if (kept.at > now) kept.at = now;
  if (set.at > now) set.at = now;
  return Object.keys(cards).length ? { set, cards } : null;
}

/** Return the text of the file. @param {Iterable<Store>} all @param {string} now
 * @param {Schedule | null} [review] */
function answersFile(all, now, review = null) {
  const banks = Object.fromEntries([...all].filter((store) => Object.keys(store.state.q).length)
    .map((store) => [store.key.slice(PREFIX.length), store.state]));
  return JSON.stringify({ studyguide: FORMAT, saved: now, banks, ...review && { review } }, null, 1);
}

/**
 * Return the answers of a file and how many of them cannot be read; for a wrong file the reason.
 * @param {string} text @param {string} now no answer of a file may be later
 * @returns {{banks: Record<string, State>, good: number, bad: number, review: Schedule | null} | {wrong: string}}
 */
function readAnswersFile(text, now) {
  let file;
  try { file = JSON.parse(text); } catch { return { wrong: RESULTS_WORDS.foreign }; }
  if (Number.isInteger(file?.studyguide) && file.studyguide > FORMAT) return { wrong: RESULTS_WORDS.newer };
  if (file?.studyguide !== FORMAT || !isObject(file.banks)) return { wrong: RESULTS_WORDS.foreign };
  const banks = /** @type {Record<string, State>} */ ({});
  let [good, bad] = [0, 0];
  Object.entries(file.banks).forEach(([name, state]) => {
    const sound = STORE_NAME.test(name) && isObject(state) && isObject(state.q);
    const slots = sound ? Object.entries(state.q) : [];
    const kept = slots.filter(([slot, entry]) => SLOT.test(slot) && isEntry(entry))
      .map(([slot, entry]) => [slot, entry.at > now ? { ...entry, at: now } : entry]);
    bad += sound ? slots.length - kept.length : 1;
    good += kept.length;
    if (kept.length) banks[name] = merge({ q: Object.fromEntries(kept), done: state.done }, { q: {} });
  });
  const review = scheduleOfFile(file.review, now);
  return good || review ? { banks, good, bad, review } : { wrong: RESULTS_WORDS.empty };
}

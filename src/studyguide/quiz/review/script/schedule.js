// When a card comes back: FSRS counts the days, the exam bounds them. No clock in here: the day is handed in.
const GRADES = /** @type {const} */ ([1, 2, 3, 4]);
const LAST_DAYS = 14;

/** Without learning steps of minutes: every interval is a number of whole days. */
const scheduler = FSRS.fsrs({ enable_short_term: false, enable_fuzz: false, request_retention: 0.9 });

/** Return what the scheduler has to know of a card. @param {Kept | null} kept @param {string} day */
const fsrsCard = (kept, day) => kept === null ? FSRS.createEmptyCard(dateOf(day)) : {
  due: dateOf(kept.due), stability: kept.s, difficulty: kept.d, elapsed_days: 0,
  scheduled_days: Math.max(0, between(kept.on, kept.due)), learning_steps: 0, reps: kept.n, lapses: kept.l,
  state: FSRS.State.Review, last_review: dateOf(kept.on),
};

/** Return what is kept of a card after a rating; its due day knows nothing of an exam, which may be moved.
 * @param {Kept | null} kept nothing for a new card @param {Rating} rating @param {string} day @param {string} hash
 * @param {string} at @returns {Kept} */
function rated(kept, rating, day, hash, at) {
  const from = kept !== null && kept.on > day ? { ...kept, on: day } : kept; // a clock that was put back
  const { card } = scheduler.next(fsrsCard(from, day), dateOf(day), rating);
  const round = (/** @type {number} */ number) => Math.round(number * 1e4) / 1e4;
  return {
    h: hash, due: plus(day, Math.max(1, card.scheduled_days)), s: round(card.stability), d: round(card.difficulty),
    n: card.reps, l: card.lapses, f: kept?.f ?? day, on: day, at,
  };
}

/** Return a number that spreads cards over days, the same at each visit. @param {string} text */
function spread(text) {
  let sum = 2166136261;
  for (let place = 0; place < text.length; place += 1) sum = Math.imul(sum ^ text.charCodeAt(place), 16777619);
  return (sum ^ (sum >>> 15)) >>> 0;
}

/** Return the day on which a card is due: never past the exam. A card that the scheduler would let wait longer comes
 * once in the last two weeks, spread so that not all come on the eve; one that was seen in them holds until the exam.
 * @param {string} cid @param {Kept} kept @param {string} exam the day of the exam, or nothing @param {string} day */
function dueDay(cid, kept, exam, day) {
  if (!exam || exam <= day || kept.due < exam || kept.on >= exam) return kept.due;
  const eve = plus(exam, -1);
  const wait = between(kept.on, eve);
  if (wait <= LAST_DAYS) return exam;
  return plus(eve, -(spread(cid) % Math.min(LAST_DAYS, Math.ceil(wait / 3))));
}

/** Return the days until a card would come back, for each rating. @param {string} cid @param {Kept | null} kept
 * @param {string} day @param {string} exam */
const previews = (cid, kept, day, exam) => GRADES.map((rating) =>
  between(day, dueDay(cid, rated(kept, rating, day, "", ""), exam, day)));

/** Return the rating that a marked answer earns. @param {number} score from 0 to 1 @param {number} tries
 * @param {number} [confidence] 3 is sure @returns {Rating} */
const ratingOf = (score, tries, confidence) =>
  score <= 0 ? 1 : score < 1 ? 2 : tries === 1 && confidence === 3 ? 4 : 3;

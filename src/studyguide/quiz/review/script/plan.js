// What the days till the exam hold, if every card is known when it comes.
const MOST_DAYS = 400;

/** @typedef {{day: string, due: number, fresh: number}} PlannedDay */

/** Return the days from a day to the eve of the exam, or a week where there is none.
 * @param {Card[]} cards @param {Schedule} state @param {string} day @returns {{days: PlannedDay[], left: number}}
 *   left: new cards that are not met before the exam */
function planOf(cards, state, day) {
  const { exam } = state.set;
  const count = exam > day ? Math.min(MOST_DAYS, between(day, exam)) : 7;
  const due = dueOn(cards, state, day);
  /** @type {{card: Card, kept: Kept | null}[][]} */
  const waiting = Array.from({ length: count }, () => []);
  const place = (/** @type {Card} */ card, /** @type {Kept} */ kept) => {
    const offset = Math.max(0, between(day, dueDay(card.cid, kept, exam, day)));
    if (offset < count) waiting[offset].push({ card, kept });
  };
  for (const card of due) waiting[0].push({ card, kept: keptOf(card, state) });
  for (const card of chosen(cards, state)) {
    const kept = keptOf(card, state);
    if (kept && !due.includes(card)) place(card, kept);
  }
  const unmet = inTurn(chosen(cards, state).filter((card) => keptOf(card, state) === null));
  const todays = newOn(cards, state, day).length;
  const days = waiting.map((held, offset) => {
    const now = plus(day, offset);
    const fresh = unmet.splice(0, offset ? state.set.fresh : todays);
    for (const { card, kept } of [...held, ...fresh.map((one) => ({ card: one, kept: null }))]) {
      place(card, rated(kept, 3, now, card.hash, ""));
    }
    return { day: now, due: held.length, fresh: fresh.length };
  });
  return { days, left: unmet.length };
}

/** Return how many new cards a day meet all of them at least some days before the exam, or nothing.
 * @param {Card[]} cards @param {Schedule} state @param {string} day */
function paceNeeded(cards, state, day) {
  const { exam } = state.set;
  if (exam <= day) return null;
  const unmet = chosen(cards, state).filter((card) => keptOf(card, state) === null).length;
  return Math.ceil(unmet / between(day, exam));
}

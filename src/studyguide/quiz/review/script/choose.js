// Which cards a session holds, and in which order.

/** Return the items so that no two of one group stand in a row where that can be; the earlier come first otherwise.
 * @template T @param {T[]} items @param {(item: T) => string} groupOf @param {string} [last] the group before them */
function interleave(items, groupOf, last = "") {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const item of items) groups.set(groupOf(item), [...groups.get(groupOf(item)) ?? [], item]);
  const rank = new Map(items.map((item, place) => [item, place]));
  const result = [];
  for (let left = items.length; left > 0; left -= 1) {
    // A group that makes up half of what is left must come now, or two of it will meet; else the earliest goes first.
    const full = [...groups].filter(([, waiting]) => waiting.length);
    const other = full.filter(([name]) => name !== last);
    const pressing = other.find(([, waiting]) => waiting.length * 2 > left);
    const first = (/** @type {[string, T[]]} */ [, waiting]) => rank.get(waiting[0]) ?? 0;
    const chosen = pressing ?? (other.length ? other : full).reduce((best, one) => first(one) < first(best) ? one : best);
    last = chosen[0];
    result.push(/** @type {T} */ (chosen[1].shift()));
  }
  return result;
}

/** Return new cards as a reader should meet them: one of each deck in turn, each deck in the order of the book.
 * @param {Card[]} cards */
function inTurn(cards) {
  /** @type {Map<Deck, number>} */
  const seen = new Map();
  const turn = cards.map((card) => {
    const place = seen.get(card.deck) ?? 0;
    seen.set(card.deck, place + 1);
    return { card, place };
  });
  return turn.sort((one, two) => one.place - two.place).map(({ card }) => card);
}

/** Return the cards of the decks that the reader has chosen. @param {Card[]} cards @param {Schedule} state */
const chosen = (cards, state) => cards.filter((card) => !state.set.off.includes(card.deck.name));

/** Return what is kept of a card as it is worded now. @param {Card} card @param {Schedule} state */
const keptOf = (card, state) => {
  const kept = Object.hasOwn(state.cards, card.cid) ? state.cards[card.cid] : null;
  return kept !== null && kept.h === card.hash ? kept : null;
};

/** Return the cards that are due on a day, those longest overdue first. @param {Card[]} cards @param {Schedule} state
 * @param {string} day */
function dueOn(cards, state, day) {
  const found = [];
  for (const card of chosen(cards, state)) {
    const kept = keptOf(card, state);
    const due = kept && dueDay(card.cid, kept, state.set.exam, day);
    if (due && due <= day) found.push({ card, due });
  }
  return found.sort((one, two) => one.due < two.due ? -1 : one.due > two.due ? 1 : 0).map(({ card }) => card);
}

/** Return the new cards that the reader may still meet on a day. @param {Card[]} cards @param {Schedule} state
 * @param {string} day */
function newOn(cards, state, day) {
  const met = Object.values(state.cards).filter((kept) => kept.f === day).length;
  const unmet = chosen(cards, state).filter((card) => keptOf(card, state) === null);
  return inTurn(unmet).slice(0, Math.max(0, state.set.fresh - met));
}

/** Return the cards of a session: what is due first, then new cards, mixed. @param {Card[]} cards @param {Schedule} state
 * @param {string} day */
function sessionOf(cards, state, day) {
  const all = [...dueOn(cards, state, day), ...newOn(cards, state, day)];
  const some = state.set.length ? all.slice(0, state.set.length) : all;
  return interleave(some, (card) => card.source.name);
}

// The first screen: what is due, how long, which chapters, until when.

/** @param {string} label @param {HTMLInputElement} field @param {string} [note] */
function labelled(label, field, note = "") {
  const row = make("p", "sg-review-field", Object.assign(make("label", "", label), { htmlFor: field.id }), field);
  if (note) {
    const said = Object.assign(make("span", "sg-review-note", note), { id: `${field.id}-note` });
    field.setAttribute("aria-describedby", said.id);
    row.append(said);
  }
  return row;
}

/** @param {Record<string, string>} properties */
function input(properties) {
  const made = make("input");
  for (const [name, value] of Object.entries(properties)) made.setAttribute(name, value);
  return made;
}

class Start {
  /** @param {Card[]} cards @param {Memory} memory @param {() => void} begin */
  constructor(cards, memory, begin) {
    this.cards = cards;
    this.memory = memory;
    this.summary = make("p", "sg-review-summary");
    this.message = make("p", "sg-review-message");
    this.message.setAttribute("role", "status");
    this.begin = button(TEXT.start, begin);
    this.lengths = LENGTHS.map((length) => input({ type: "radio", name: "sg-review-length", value: String(length) }));
    this.fresh = input({ type: "number", id: "sg-review-fresh", min: "0", max: String(MOST_NEW), inputmode: "numeric" });
    this.exam = input({ type: "date", id: "sg-review-exam" });
    this.decks = [...new Set(cards.map((card) => card.deck))].map((deck) => ({
      deck, field: input({ type: "checkbox", value: deck.name }), count: make("span", "sg-review-count"),
    }));
    this.plan = make("details", "sg-review-plan");
    this.forget = button(TEXT.forget, () => this.toggleForget(), " sg-quiet");
    this.root = this.build();
    this.root.addEventListener("change", () => this.store());
  }

  build() {
    const wrap = (/** @type {HTMLInputElement} */ field, /** @type {(string | Node)[]} */ ...text) =>
      make("label", "sg-review-choice", field, make("span", "", ...text));
    const length = make("fieldset", "sg-review-length", make("legend", "", TEXT.length),
      ...this.lengths.map((field, place) => wrap(field, TEXT.lengths[place])));
    const choice = make("fieldset", "", make("legend", "sg-unseen", TEXT.decks),
      ...this.decks.map(({ deck, field, count }) => wrap(field, deckTitle(deck), " ", count)));
    const chapters = make("details", "sg-review-decks", make("summary", "", TEXT.decks), choice);
    return make("div", "sg-review-start", this.summary, make("p", "sg-actions", this.begin), this.message, length, chapters,
      labelled(TEXT.fresh, this.fresh), labelled(TEXT.exam, this.exam, TEXT.examNote), this.plan,
      make("p", "sg-actions", this.forget));
  }

  /** Show the settings and what follows from them. */
  refresh() {
    const { state, message } = this.memory;
    const day = today();
    const [due, fresh] = [dueOn(this.cards, state, day).length, newOn(this.cards, state, day).length];
    this.summary.textContent = due + fresh ? `${counted(due, "card")} due, ${fresh} new today.` : TEXT.nothing;
    this.begin.hidden = !(due + fresh);
    this.message.textContent = message;
    this.lengths.forEach((field) => { field.checked = Number(field.value) === state.set.length; });
    if (document.activeElement !== this.fresh) this.fresh.value = String(state.set.fresh);
    if (document.activeElement !== this.exam) this.exam.value = state.set.exam;
    const all = { ...state, set: { ...state.set, off: [] } };
    const dueNow = dueOn(this.cards, all, day);
    for (const { deck, field, count } of this.decks) {
      const [total, here] = [this.cards, dueNow].map((cards) => cards.filter((card) => card.deck === deck).length);
      field.checked = !state.set.off.includes(deck.name);
      count.textContent = `(${counted(total, "card")}, ${here} due)`;
    }
    this.plan.replaceChildren(...planTable(this.cards, state, day));
    const some = Object.keys(state.cards).length > 0;
    if (some) this.forgotten = null;
    this.forget.hidden = !some && !this.forgotten;
    this.forget.textContent = this.forgotten ? TEXT.bringBack : TEXT.forget;
  }

  /** Keep what the reader has set. */
  store() {
    const found = settingsOf({
      exam: this.exam.value, fresh: Number(this.fresh.value || "0"), at: new Date().toISOString(),
      length: Number(this.lengths.find((field) => field.checked)?.value),
      off: this.decks.filter(({ field }) => !field.checked).map(({ deck }) => deck.name),
    });
    this.memory.update((state) => { state.set = found; });
  }

  forgotten = /** @type {Record<string, Kept> | null} */ (null);

  toggleForget() {
    const back = this.forgotten;
    this.forgotten = back ? null : this.memory.state.cards;
    this.memory.update((state) => { state.cards = back ?? {}; });
  }
}

/** @param {Deck} deck */
const deckTitle = (deck) => deck.kind === "terms" ? `${TEXT.terms}: ${deck.title}` : deck.title;

/** Return the summary and the content of the plan. @param {Card[]} cards @param {Schedule} state @param {string} day */
function planTable(cards, state, day) {
  const { exam } = state.set;
  const { days, left } = planOf(cards, state, day);
  const rows = days.filter((one) => one.due + one.fresh).map((one) => make("tr", "",
    Object.assign(make("th", "", inWords(one.day)), { scope: "row" }),
    make("td", "", String(one.due)), make("td", "", String(one.fresh))));
  const head = make("tr", "", ...TEXT.columns.map((text) => Object.assign(make("th", "", text), { scope: "col" })));
  const table = make("table", "sg-review-days", make("thead", "", head), make("tbody", "", ...rows));
  const notes = [TEXT.planNote];
  const pace = paceNeeded(cards, state, day);
  if (exam && exam <= day) notes.push(TEXT.examOver);
  if (pace !== null && left) notes.push(`At this pace ${counted(left, "card")} stay new; ${pace} new a day would meet them all.`);
  return [make("summary", "", exam > day ? `${TEXT.planTo} ${inWords(exam)}` : TEXT.planWeek),
    ...notes.map((note) => make("p", "sg-review-note", note)), rows.length ? table : TEXT.free];
}

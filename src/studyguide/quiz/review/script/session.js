// One session: card after card, each rated once; cards that were not known come once more at the end, as practice.

/** @typedef {{card: Card, practice: boolean}} Place */
/** @typedef {{place: number, card: Card, before: Kept | undefined, rating: Rating, practice: boolean, read: Read}} Step */

class Session {
  place = -1;
  history = /** @type {Step[]} */ ([]);
  /** The moments of the last ratings when the session began: a card that was rated since in another tab is skipped. */
  begun = /** @type {Map<string, string | undefined>} */ (new Map());
  shown = /** @type {Shown | null} */ (null);

  /** @param {Card[]} cards @param {Memory} memory @param {string} base @param {() => void} leave */
  constructor(cards, memory, base, leave) {
    this.queue = cards.map((card) => /** @type {Place} */ ({ card, practice: false }));
    this.memory = memory;
    this.base = base;
    this.leave = leave;
    for (const { cid } of cards) this.begun.set(cid, memory.state.cards[cid]?.at);
    this.status = make("p", "sg-review-left");
    this.status.setAttribute("role", "status");
    this.area = make("div", "sg-review-card");
    this.undoButton = button(TEXT.undo, () => this.undo(), " sg-quiet");
    this.stop = button(TEXT.stop, () => this.finish(), " sg-quiet");
    this.keys = make("p", "sg-review-keys", TEXT.keys);
    const actions = make("p", "sg-actions", this.undoButton, this.stop);
    this.root = make("div", "sg-review-session", this.status, this.area, actions, this.keys);
    this.area.addEventListener("keydown", (event) => this.press(event));
  }

  /** Keys work in the card only, and not where a control needs them. @param {KeyboardEvent} event */
  press(event) {
    const on = /** @type {HTMLElement} */ (event.target);
    if (event.altKey || event.ctrlKey || event.metaKey || !this.shown) return;
    if (/^[1-4]$/.test(event.key) && !on.closest("input:not([type=radio], [type=checkbox]), textarea, select")) {
      event.preventDefault();
      this.shown.rating(/** @type {Rating} */ (Number(event.key)));
    } else if (event.key === " " && !on.closest("input, textarea, select, button, summary, a")) {
      event.preventDefault(); // the page would scroll
      this.shown.act();
    }
  }

  /** Go on to the next card that no other tab has taken. @param {string} [said] what comes before the count */
  async next(said = "") {
    do this.place += 1; while (this.place < this.queue.length && this.isTaken(this.queue[this.place]));
    await this.show(said);
  }

  /** @param {Place} one */
  isTaken({ card, practice }) {
    return !practice && this.memory.state.cards[card.cid]?.at !== this.begun.get(card.cid);
  }

  /** @param {string} said */
  async show(said) {
    this.undoButton.hidden = !this.history.length;
    const now = this.queue[this.place];
    if (!now) return this.finish();
    [this.stop.hidden, this.keys.hidden] = [false, false];
    const { card, practice } = now;
    const left = this.queue.length - this.place - 1;
    const title = `${this.place + 1}. ${card.deck.kind === "terms" ? TEXT.term : TEXT.question}`;
    try {
      const content = await contentOf(card, this.base);
      if (this.queue[this.place] !== now) return;
      const waits = practice ? null : previews(card.cid, this.kept(card), today(), this.memory.state.set.exam);
      const turn = { rate: (/** @type {Rating} */ rating) => this.rate(rating, waits), next: () => void this.next(this.said) };
      this.said = "";
      this.shown = (card.deck.kind === "terms" ? showTerm : showQuestion)(card, content, title, waits, turn);
      this.area.replaceChildren(this.shown.root);
      if (practice) this.shown.heading.after(make("p", "sg-review-practice", TEXT.practice));
      if (card.deck.kind === "questions") enliven(this.shown.root);
      this.status.textContent = `${said} ${this.place + 1} of ${this.queue.length}, ${counted(left, "card")} left.`.trim();
      focusOn(this.shown.heading);
      const after = this.queue[this.place + 1];
      if (after) contentOf(after.card, this.base).catch(() => {}); // it will be asked for again
    } catch {
      this.shown = null;
      this.area.replaceChildren();
      this.status.textContent = TEXT.broken;
    }
  }

  said = "";

  /** @param {Card} card */
  kept(card) { return keptOf(card, this.memory.state); }

  /** @param {Rating} rating @param {number[] | null} waits */
  rate(rating, waits) {
    const { card, practice } = this.queue[this.place];
    const [before, read] = [this.memory.state.cards[card.cid], readingOf(card, this.shown?.root)];
    this.history.push({ place: this.place, card, before, rating, practice, read });
    this.undoButton.hidden = false;
    this.said = outcome(rating, waits);
    if (practice) return;
    const at = new Date().toISOString();
    this.memory.update((state) => {
      state.cards[card.cid] = rated(keptOf(card, state), rating, today(), card.hash, at);
    });
    if (rating === 1) this.setPractice([...this.practice(), card]);
  }

  practice() { return this.queue.filter((one) => one.practice).map((one) => one.card); }

  /** Put the cards of the last pass behind the others. @param {Card[]} cards */
  setPractice(cards) {
    const main = this.queue.filter((one) => !one.practice);
    const mixed = interleave(cards, (card) => card.source.name, main.at(-1)?.card.source.name);
    this.queue = [...main, ...mixed.map((card) => ({ card, practice: true }))];
  }

  undo() {
    const step = this.history.pop();
    if (!step) return;
    const { card, before, practice, rating } = step;
    if (!practice) {
      this.memory.update((state) => {
        if (before) state.cards[card.cid] = before;
        else delete state.cards[card.cid];
      });
      if (rating === 1) this.setPractice(this.practice().filter((one) => one !== card));
    }
    this.place = step.place;
    void this.show(TEXT.undone);
  }

  /** Say how it went, and which sections are worth another look. */
  finish() {
    this.shown = null;
    const steps = this.history.filter((step) => !step.practice);
    const heading = make("h3", "sg-number", TEXT.done);
    const counts = GRADES.map((rating) => ({ rating, count: steps.filter((step) => step.rating === rating).length }));
    const list = counts.filter(({ count }) => count).map(({ rating, count }) => `${RATINGS[rating - 1]}: ${count}`);
    const root = make("div", "sg-review-end", heading,
      make("p", "", `${counted(steps.length, "card")} rated. ${list.join(", ")}${list.length ? "." : ""}`));
    const weak = new Map(steps.filter((step) => step.rating < 3).map(({ read }) => [read.href, read]));
    if (weak.size) {
      const items = [...weak.values()].map(({ href, title }) => make("li", "", link(href, title)));
      root.append(make("p", "", TEXT.again), make("ul", "", ...items));
    }
    root.append(make("p", "sg-actions", button(TEXT.more, this.leave)));
    this.status.textContent = "";
    [this.undoButton.hidden, this.stop.hidden, this.keys.hidden] = [!this.history.length, true, true];
    this.place = this.queue.length;
    this.area.replaceChildren(root);
    focusOn(heading);
  }
}

// Builds one card: a question as on its page, or a term whose definition the reader recalls.

/** @typedef {{rate: (rating: Rating) => void, next: () => void}} Turn what a card can ask of its session */
/** @typedef {{root: HTMLElement, heading: HTMLElement, act: () => void, rating: (rating: Rating) => void}} Shown
 *   the card, its heading, and what the keys do: space acts, a digit rates */

/** Return the four buttons. @param {number[] | null} waits days until the card comes back, where a rating sets them
 * @param {(rating: Rating) => void} rate */
function ratingButtons(waits, rate) {
  const group = make("div", "sg-review-rate");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", TEXT.rate);
  GRADES.forEach((rating) => {
    const made = button(RATINGS[rating - 1], () => rate(rating));
    if (waits) made.append(" ", make("span", "sg-review-wait", interval(waits[rating - 1])));
    group.append(made);
  });
  return group;
}

/** Say what a rating did. @param {Rating} rating @param {number[] | null} waits */
const outcome = (rating, waits) => waits === null ? "" : `${RATINGS[rating - 1]}: comes back ${interval(waits[rating - 1])}.`;

/** @param {Card} card @param {Content} content @param {string} title @param {number[] | null} waits @param {Turn} turn
 * @returns {Shown} */
function showTerm(card, content, title, waits, turn) {
  const heading = make("h3", "sg-number", title);
  const answer = make("div", "sg-review-definition", nodesOf(content.html));
  const show = button(TEXT.show, reveal);
  const root = make("section", "sg-question sg-review-term", heading,
    make("p", "sg-review-name", nodesOf(content.term ?? "")), make("p", "sg-review-recall", TEXT.recall), show);
  let open = false;
  function reveal() {
    open = true;
    const more = make("p", "sg-review-more", link(`${card.source.page}#${card.anchor}`, TEXT.glossary));
    answer.setAttribute("role", "group");
    answer.setAttribute("aria-label", TEXT.definition);
    show.replaceWith(answer);
    answer.append(more);
    root.append(ratingButtons(waits, rate));
    focusOn(answer); // the button that had the focus is gone
  }
  /** @param {Rating} rating */
  function rate(rating) {
    if (!open) return;
    turn.rate(rating);
    turn.next();
  }
  return { root, heading, act: () => { if (!open) reveal(); }, rating: rate };
}

/** @param {Card} card @param {Content} content @param {string} title @param {number[] | null} waits @param {Turn} turn
 * @returns {Shown} */
function showQuestion(card, content, title, waits, turn) {
  const root = make("div", "sg-quiz sg-review-question", nodesOf(content.html));
  const section = /** @type {HTMLElement} */ (root.firstElementChild);
  const heading = /** @type {HTMLElement} */ (section.querySelector(".sg-number"));
  const [foot, told] = [make("div", "sg-review-foot"), make("p", "sg-review-told")];
  const unknown = button(TEXT.unknown, giveUp, " sg-quiet");
  const next = button(TEXT.next, turn.next);
  let state = /** @type {"asked" | "to rate" | "rated"} */ ("asked");
  heading.textContent = title;
  told.setAttribute("role", "status");
  foot.append(told, unknown);
  // The data block of this question alone, as its page has it: the script of the questions finds it there.
  const data = make("script", "sg-quiz-data", JSON.stringify({ [card.cid]: content.task }));
  data.type = "application/json";
  data.dataset.bank = card.source.name;
  data.dataset.confidence = "true"; // who is sure and right waits longer
  root.append(data, foot);

  /** @param {Rating} rating */
  function rate(rating) {
    if (state === "rated") return;
    const held = foot.contains(document.activeElement);
    state = "rated";
    turn.rate(rating);
    told.textContent = outcome(rating, waits);
    foot.replaceChildren(told, next, make("p", "sg-review-more", link(`${card.source.page}#${card.anchor}`, TEXT.home)));
    if (held) next.focus();
  }
  function giveUp() {
    const key = section.querySelector("details.sg-key");
    if (key instanceof HTMLDetailsElement) [key.hidden, key.open] = [false, true];
    rate(1);
  }
  section.addEventListener("sg:answered", (event) => {
    if (state === "rated") return;
    const { score, tries, confidence } = /** @type {CustomEvent} */ (event).detail;
    if (typeof score === "number") rate(ratingOf(score, tries, confidence));
    else if (state === "asked") {
      // Nothing marks an essay but its reader.
      state = "to rate";
      foot.replaceChildren(told, ratingButtons(waits, rate));
    }
  });
  return {
    root, heading,
    act: () => { if (state === "rated") turn.next(); },
    rating: (rating) => { if (state === "to rate") rate(rating); },
  };
}

/** Return what to read where a card was not known: the section that answers a question, the entry of a term.
 * @param {Card} card @param {HTMLElement} [root] @returns {Read} */
function readingOf(card, root) {
  const section = root?.querySelector(".sg-key .sg-read a");
  if (section) return { href: section.getAttribute("href") ?? "", title: section.textContent ?? "" };
  const name = root?.querySelector(".sg-review-name")?.textContent;
  return name ? { href: `${card.source.page}#${card.anchor}`, title: name } : { href: card.source.page, title: card.source.title };
}

/** Bring a question to life that has just come into the page; nothing of it is stored, so that each time is a new one.
 * @param {HTMLElement} root */
const enliven = (root) => document.dispatchEvent(new CustomEvent("sg:enliven", { detail: { root, fresh: true } }));

// Items in an order: two buttons each, and a voice that says where an item has come to stand.
/** Items to move up and down. @param {HTMLElement} group @param {Task} task @returns {Control} */
function orderControl(group, task) {
  const list = /** @type {HTMLElement} */ (group.querySelector(".sg-items"));
  const items = all(list, ".sg-item");
  const news = make("p", "sg-unseen");
  const now = () => all(list, ".sg-item");
  const ids = () => now().map((item) => item.dataset.option ?? "");
  const [shown, wanted] = [`${ids()}`, `${[...task.order].sort()}`];
  items.forEach((item) => {
    const label = /** @type {HTMLLabelElement} */ (item.querySelector("label"));
    const moves = make("span", "sg-moves");
    /** @param {string} sign @param {string} word @param {() => Element | null} next @param {(other: Element) => void} pass */
    const add = (sign, word, next, pass) => {
      const mover = button("sg-move", "");
      const arrow = make("span", "", sign);
      arrow.ariaHidden = "true";
      mover.append(arrow, make("span", "sg-unseen", `${word}: ${label.textContent}`));
      mover.addEventListener("click", () => {
        const other = next();
        if (!other) return;
        pass(other); // the neighbour moves, so that the focus stays where it is
        news.textContent = `${label.textContent}, now ${now().indexOf(item) + 1} of ${items.length}`;
        list.dispatchEvent(new Event("input", { bubbles: true }));
      });
      moves.append(mover);
    };
    add("\u2191", WORDS.up, () => item.previousElementSibling, (other) => item.after(other));
    add("\u2193", WORDS.down, () => item.nextElementSibling, (other) => item.before(other));
    item.querySelector("select")?.replaceWith(moves);
    label.removeAttribute("for");
  });
  news.setAttribute("role", "status");
  list.classList.add("sg-live");
  list.after(news);
  return {
    read: () => `${ids()}` === shown ? [] : ids(),
    write(response) {
      const order = `${[...response].sort()}` === wanted ? response : shown.split(",");
      if (`${order}` !== `${ids()}`) list.append(...order.map((oid) => items.filter((one) => one.dataset.option === oid)[0]));
    },
    update: () => now().forEach((item, place) => all(item, "button").forEach((one, down) => {
      one.setAttribute("aria-disabled", String(place === (down ? items.length - 1 : 0)));
    })),
    parts: ({ score, tones }, response, open) => response.map((oid, place) => ({
      row: now()[place], tone: tones[place], why: open ? oid : "",
      label: open && score !== 1 ? `${WORDS.place} ${task.order.indexOf(oid) + 1}`
        : tones[place] === "right" ? WORDS.ordered : WORDS.unordered,
    })),
  };
}

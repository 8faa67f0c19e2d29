// Begins: puts the review before the plain list, which folds.
async function start(/** @type {HTMLElement} */ root) {
  const base = root.dataset.cards ?? "";
  const list = /** @type {HTMLElement} */ (root.querySelector(".sg-review-list"));
  const plain = root.querySelector(".sg-review-plain");
  const all = make("details", "sg-review-all", make("summary", "", TEXT.list));
  const area = make("div", "sg-review-area", make("p", "", TEXT.loading));
  area.setAttribute("aria-live", "polite");
  if (plain) plain.replaceWith(area);
  list.before(all);
  all.append(list);
  try {
    const cards = await loadIndex(base);
    const memory = new Memory();
    const first = new Start(cards, memory, () => {
      const session = new Session(sessionOf(cards, memory.state, today()), memory, base, () => {
        area.replaceChildren(first.root);
        first.refresh();
        first.begin.focus();
      });
      area.replaceChildren(session.root);
      void session.next();
    });
    area.removeAttribute("aria-live");
    memory.listeners.push(() => first.refresh());
    first.refresh();
    area.replaceChildren(first.root);
  } catch {
    area.replaceChildren(make("p", "", TEXT.broken));
    all.open = true;
  }
}

const place = document.getElementById("sg-review");
if (place) void start(place);

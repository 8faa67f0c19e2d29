// Says where the answers are.
/** Say where the answers are, and let the reader clear them. @param {Element} place @param {Store} store */
function addFoot(place, store) {
  const [foot, note] = [make("p", "sg-foot"), make("span", "sg-note")];
  const button = Object.assign(make("button", "sg-button sg-quiet", WORDS.clear), { type: "button" });
  let cleared = /** @type {State | null} */ (null);
  const refresh = () => {
    const some = Object.keys(store.state.q).length > 0;
    if (some) cleared = null;
    note.textContent = store.message || (cleared ? WORDS.cleared : some ? WORDS.saved : "");
    button.hidden = !some && !cleared;
    button.textContent = cleared ? WORDS.back : WORDS.clear;
  };
  note.setAttribute("role", "status");
  button.addEventListener("click", () => {
    const back = cleared;
    cleared = back ? null : store.clear();
    if (back) store.add(back);
    refresh();
  });
  foot.append(note, button);
  place.before(foot);
  store.listeners.push(refresh);
  refresh();
}

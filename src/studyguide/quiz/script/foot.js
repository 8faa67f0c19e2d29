// Says where the answers are.
/** Say where the answers are, and let the reader clear them. @param {Element} place @param {Quiz} quiz @param {string | null} results */
function addFoot(place, { store, mode }, results) {
  const [foot, note] = [make("p", "sg-foot"), make("span", "sg-note")];
  const clear = button("sg-quiet", "");
  let cleared = /** @type {State | null} */ (null);
  const refresh = () => {
    const some = Object.keys(store.state.q).length > 0 || !!store.state.done;
    if (some) cleared = null;
    reword(note, store.message || (cleared ? WORDS.cleared : some ? WORDS.saved : ""));
    clear.hidden = !some && !cleared;
    reword(clear, cleared ? WORDS.back : mode === "exam" ? WORDS.restart : WORDS.clear);
  };
  note.setAttribute("role", "status");
  clear.addEventListener("click", () => {
    const back = cleared;
    cleared = back ? null : store.state; // before the page is told: a hidden button would lose the focus
    if (back) store.add(back);
    else cleared = store.clear();
    refresh();
  });
  foot.append(note, clear);
  if (results) foot.append(linkTo(WORDS.results, results));
  place.before(foot);
  store.listeners.push(refresh);
  refresh();
}

// Says where the answers are.
/** Say where the answers are, and let the reader clear them. @param {Element} place @param {Store} store */
function addFoot(place, store) {
  const [foot, note] = [make("p", "sg-foot"), make("span", "sg-note")];
  const clear = button("sg-quiet", WORDS.clear);
  let cleared = /** @type {Record<string, Entry> | null} */ (null);
  const refresh = () => {
    const some = Object.keys(store.entries).length > 0;
    if (some) cleared = null;
    note.textContent = store.message || (cleared ? WORDS.cleared : some ? WORDS.saved : "");
    clear.hidden = !some && !cleared;
    clear.textContent = cleared ? WORDS.back : WORDS.clear;
  };
  note.setAttribute("role", "status");
  clear.addEventListener("click", () => store.update(() => {
    [cleared, store.entries] = cleared ? [null, cleared] : [store.entries, {}];
  }));
  foot.append(note, clear);
  place.before(foot);
  store.listeners.push(refresh);
  refresh();
}

// Loads the cards: as scripts, because a page that is opened as a file may fetch nothing.
/** @type {Map<string, Promise<Record<string, Content>>>} */
const loaded = new Map();
/** @type {Map<string, Record<string, Content>>} */
const taken = new Map();

/** @param {string} address */
const loadScript = (address) => new Promise((resolve, reject) => {
  const script = document.createElement("script");
  Object.assign(script, { src: address, onload: resolve, onerror: () => reject(new Error(`${address} is missing`)) });
  document.head.append(script);
});

/** Load the list of all cards. @param {string} base where the files are @returns {Promise<Card[]>} */
async function loadIndex(base) {
  /** @type {Deck[]} */
  let decks = [];
  Object.assign(window, { sgReview: {
    open: (/** @type {Deck[]} */ found) => { decks = found; },
    take: (/** @type {[string, Record<string, Content>]} */ [name, cards]) => taken.set(name, cards),
  } });
  await loadScript(`${base}index.js`);
  return decks.flatMap((deck) => deck.sources.flatMap((source) =>
    source.cards.map(([cid, hash, anchor = `q-${cid}`]) => ({ cid, hash, anchor, source, deck }))));
}

/** Return what is shown of a card; its file is loaded when the first card of it is asked for.
 * @param {Card} card @param {string} base */
async function contentOf({ cid, source }, base) {
  const wanted = loaded.get(source.name) ?? loadScript(base + source.file).then(() => taken.get(source.name) ?? {});
  loaded.set(source.name, wanted);
  try {
    const content = (await wanted)[cid];
    if (content) return content;
  } catch (error) {
    loaded.delete(source.name); // the next try may find it
    throw error;
  }
  throw new Error(`no card ${cid}`);
}

// Which control reads and writes which kind, and what it asks for where nothing is answered.
/** @type {Record<string, (group: HTMLElement, task: Task) => Control>} */
const CONTROLS = {
  short: fieldControl, numeric: fieldControl, match: fieldControl, cloze: fieldControl, order: orderControl, open: openControl,
};
/** @type {Record<string, string>} */
const ASK = { short: WORDS.write, numeric: WORDS.write, cloze: WORDS.write, open: WORDS.write, order: WORDS.move };

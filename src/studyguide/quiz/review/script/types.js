// The shapes that the pieces share, for the type checker and for readers; no code.
/** @typedef {{cid: string, hash: string, anchor: string, source: Source, deck: Deck}} Card */
/** @typedef {{name: string, title: string, file: string, page: string, cards: [string, string, string][]}} Source */
/** @typedef {{name: string, title: string, kind: "questions" | "terms", sources: Source[]}} Deck */
/** @typedef {{html: string, task?: object, term?: string}} Content what is shown of a card, as the build wrote it */
/** @typedef {1 | 2 | 3 | 4} Rating again, hard, good, easy */
/** @typedef {{h: string, due: string, s: number, d: number, n: number, l: number, f: string, on: string, at: string}} Kept
 *   what is kept of a card: hash of its text, day on which it is due, stability, difficulty, ratings, lapses,
 *   first and last day of rating, and the moment of the last */
/** @typedef {{exam: string, length: number, fresh: number, off: string[], at: string}} Settings
 *   day of the exam or nothing, cards in a session (0: all), new cards a day, decks left out, moment of the change */
/** @typedef {{set: Settings, cards: Record<string, Kept>}} State */

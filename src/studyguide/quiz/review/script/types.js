// The shapes that the pieces share, for the type checker and for readers; no code.
/** @typedef {{cid: string, hash: string, anchor: string, source: Source, deck: Deck}} Card */
/** @typedef {{name: string, title: string, file: string, page: string, cards: [string, string, string?][]}} Source
 *   of each card the id, the hash of its text, and for a term its anchor in the page */
/** @typedef {{name: string, title: string, kind: "questions" | "terms", sources: Source[]}} Deck */
/** @typedef {{html: string, task?: object, term?: string}} Content what is shown of a card, as the build wrote it */
/** @typedef {1 | 2 | 3 | 4} Rating again, hard, good, easy */
/** @typedef {{href: string, title: string}} Read a place worth reading again */

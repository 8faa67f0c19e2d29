// The shapes that the pieces share; comments only, for the type checker and for readers.
/** @typedef {{kind: string, hash: string, key: Record<string, number>, forms?: Record<string, string>}} Task */
/** @typedef {{h: string, r: string[], s: number | null, t: number, at: string, o?: number, c?: number, f?: number}} Entry
 *   hash of the task, response, score, tries, time, seed of the order of options, confidence 1 to 3, 1 where flagged */
/** @typedef {{q: Record<string, Entry>, done?: string}} State the answers of a bank; when an exam was handed in */
/** @typedef {{word: string, tone: "right" | "partly" | "not-yet", score: number, chosen: string[]}} Verdict */

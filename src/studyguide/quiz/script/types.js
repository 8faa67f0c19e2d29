// The shapes that the pieces share; comments only, for the type checker and for readers.
/** @typedef {{kind: string, hash: string, key: Record<string, number>, forms?: Record<string, string>}} Task */
/** @typedef {{h: string, r: string[], s: number, t: number, at: string}} Entry hash, response, score, tries, time */
/** @typedef {{word: string, tone: "right" | "partly" | "not-yet", score: number, chosen: string[]}} Verdict */

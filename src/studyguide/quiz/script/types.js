// The shapes that the pieces share, for the type checker and for readers; no code.
/** @typedef {"right" | "partly" | "not-yet"} Tone */
/** @typedef {Record<string, number>} Key what each option is worth: 100 right, 0 wrong, below 0 a penalty */
/** @typedef {{key: Key, forms: Record<string, string[]>, ranges: Record<string, [number, number]>, unit: string[]}} Gap */
/** @typedef {Gap & {kind: string, hash: string, shuffle?: boolean, rows: Record<string, string>, order: string[],
 *   gaps: Task[], words: [number, number] | null, rubric: number[]}} Task what a kind does not need is not there */
/** @typedef {{score: number | null, hits: number, all: number, tones: Tone[], found: string[]}} Verdict
 *   score from 0 to 1; a tone for each part of the response; the ids of what it says */
/** @typedef {{h: string, r: string[], s: number | null, t: number, o?: number, at: string}} Entry
 *   hash of the task, response, score, tries, seed of the order of options, time */
/** @typedef {{row: HTMLElement, tone: Tone, why: string, label: string | Node[]}} Part
 *   where something is said, how it is marked, whose reason is given, and what comes before the reason */
/** @typedef {{read: () => string[], write: (response: string[]) => void, update: () => void, keeps: boolean,
 *   ask: string, parts: (verdict: Verdict, response: string[], told: boolean) => Part[]}} Control
 *   read gives nothing where nothing is answered; update follows a change; keeps: a new try begins with the old answer */

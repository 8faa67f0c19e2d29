// The shapes that the pieces share, for the type checker and for readers; no code.
/** @typedef {"right" | "partly" | "not-yet"} Tone */
/** @typedef {{key: Record<string, number>, forms: Record<string, string[]>, ranges: Record<string, [number, number]>,
 *   unit: string[]}} Gap what each option is worth (100 right, below 0 a penalty), and what is compared with it */
/** @typedef {Gap & {kind: string, hash: string, shuffle?: boolean, rows: Record<string, string>, order: string[],
 *   gaps: Task[], words: [number, number] | null, rubric: number[],
 *   points?: number, objective?: string}} Task points and objective stand in an exam; what a kind does not need is not there */
/** @typedef {{score: number | null, hits: number, all: number, tones: Tone[], found: string[]}} Verdict
 *   score from 0 to 1, a tone for each part of the answer, the ids of the options that it names */
/** @typedef {{h: string, r: string[], s: number | null, t: number, at: string, o?: number, c?: number, f?: number}} Entry
 *   hash of the task, response, score, tries, time, seed of the order of options, confidence 1 to 3, 1 where flagged */
/** @typedef {{q: Record<string, Entry>, done?: string}} State the answers of a bank; when an exam was handed in */
/** @typedef {{id: string, task: Task, section: HTMLElement}} Item one question of a page */
/** @typedef {{store: Store, answers: Store, mode: string, sure: boolean, pass: number, items: Item[]}} Quiz
 *   where its answers are kept, and where those of the bank are; check, pretest or exam; the per cent that pass */
/** @typedef {{row: HTMLElement, tone: Tone, why: string, label: string}} Part
 *   where something is said, how it is marked, whose reason is given, and the word before it */
/** @typedef {{read: () => string[], write: (response: string[]) => void, update: () => void,
 *   parts: (verdict: Verdict, response: string[], open: boolean) => Part[]}} Control
 *   read gives nothing where nothing is answered; update follows every change; parts says more once the answer is open */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

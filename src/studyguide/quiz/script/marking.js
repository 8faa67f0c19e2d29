// Marks an answer: one function a kind, numbers from the ids and their fractions, as marking.py does.
/** @param {Task} task @param {string} oid */
const toneOf = (task, oid) => task.key[oid] === 100 ? "right" : (task.key[oid] ?? 0) > 0 ? "partly" : "not-yet";
/** @param {Task} task @param {string[]} chosen @returns {Verdict} */
function markOne(task, chosen) {
  const tone = toneOf(task, chosen[0] ?? "");
  return { word: WORDS[tone], tone, score: Math.max(0, task.key[chosen[0] ?? ""] ?? 0) / 100, chosen };
}
/** @param {Task} task @param {string[]} chosen @returns {Verdict} */
function markSeveral(task, chosen) {
  const all = Object.values(task.key).filter((fraction) => fraction === 100).length;
  const hits = chosen.filter((oid) => task.key[oid] === 100).length;
  if (hits === all && chosen.length === all) return { word: WORDS.right, tone: "right", score: 1, chosen };
  const misses = chosen.filter((oid) => (task.key[oid] ?? 0) <= 0);
  const points = misses.reduce((sum, oid) => sum - (-(task.key[oid] ?? 0) / 100 || 1 / all), hits / all);
  const score = Math.min(0.99, Math.max(0, points)); // a penalty never takes more than there is
  if (!hits) return { word: WORDS["not-yet"], tone: "not-yet", score, chosen };
  const extra = misses.length ? `, and ${misses.length} that ${misses.length > 1 ? "do" : "does"} not belong` : "";
  return { word: `${hits} of ${all}${extra}.`, tone: "partly", score, chosen };
}
/** @param {Task} task @param {string[]} response @returns {Verdict} */
function markText(task, [text = ""]) {
  const form = normalise(text);
  return markOne(task, Object.keys(task.forms ?? {}).filter((oid) => task.forms?.[oid] === form));
}
/** @type {Record<string, (task: Task, response: string[]) => Verdict>} */
const MARK = { single: markOne, truefalse: markOne, multiple: markSeveral, short: markText };

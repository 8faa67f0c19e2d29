// Marks an answer as marking.py does: one function a kind. It works on ids, never on what a page shows.
/** What an option is worth; an id from the storage may be none of the question's. @param {Gap} task @param {string} oid */
const worth = (task, oid) => Object.hasOwn(task.key, oid) ? task.key[oid] : 0;
/** @param {number | null} score @returns {Tone} */
const toneOf = (score) => score === 1 ? "right" : score && score > 0 ? "partly" : "not-yet";
/** @template T @param {T[][]} rows */
const longest = (rows) => rows.reduce((best, row) => row.length > best.length ? row : best);
/** Return the places of the longest run of numbers that grow. @param {number[]} numbers */
function growing(numbers) {
  const runs = [/** @type {number[]} */ ([])];
  numbers.forEach((number, place) => {
    runs.push([...longest(runs.filter((run) => run.every((one) => numbers[one] < number))), place]);
  });
  return longest(runs);
}
/** Count the parts that are right. @param {boolean[]} right @returns {Verdict} */
function count(right) {
  const hits = right.filter(Boolean).length;
  return { score: hits / right.length, hits, all: right.length, tones: right.map((one) => toneOf(Number(one))), found: [] };
}
/** @param {Gap} task @param {string} [oid] @returns {Verdict} */
function markOne(task, oid = "") {
  const score = Math.max(0, worth(task, oid)) / 100;
  return { ...count([score === 1]), score, tones: [toneOf(score)], found: [oid] };
}
/** @type {Record<string, (task: Task, response: string[]) => Verdict>} */
const MARK = {
  multiple(task, response) {
    const right = Object.keys(task.key).filter((oid) => task.key[oid] === 100);
    const found = Object.keys(task.key).filter((oid) => response.includes(oid));
    const hits = found.filter((oid) => right.includes(oid)).length;
    const share = 1 / right.length;
    // A penalty never takes more than there is, and nothing but all the right ones is wholly right.
    const points = found.map((oid) => worth(task, oid) / 100).reduce((sum, one) => sum + (one > 0 ? one * share : one || -share), 0);
    const score = hits === right.length && found.length === hits ? 1 : Math.min(0.99, Math.max(0, points));
    return { score, hits, all: right.length, tones: found.map((oid) => toneOf(worth(task, oid) / 100)), found };
  },
  short: (task, [text = ""]) =>
    markOne(task, Object.keys(task.forms).find((oid) => task.forms[oid].includes(normalise(text)))),
  numeric(task, [text = ""]) {
    const number = readNumber(text, task.unit);
    const holds = (/** @type {[number, number]} */ [low, high]) => low <= number && number <= high;
    return markOne(task, Object.keys(task.ranges).find((oid) => holds(task.ranges[oid])));
  },
  match: (task, response) => count(Object.values(task.rows).map((choice, row) => choice === response[row])),
  order(task, response) {
    const whole = `${[...response].sort()}` === `${[...task.order].sort()}`;
    const kept = whole ? growing(response.map((oid) => task.order.indexOf(oid))) : [];
    const verdict = count(task.order.map((_oid, place) => kept.includes(place)));
    return { ...verdict, score: Math.max(0, verdict.hits - 1) / (verdict.all - 1) };
  },
  cloze(task, response) {
    const gaps = task.gaps.map((gap, place) => mark(gap, [response[place] ?? ""]).score ?? 0);
    const score = gaps.reduce((sum, one) => sum + one, 0) / gaps.length;
    return { ...count(gaps.map((one) => one === 1)), score, tones: gaps.map(toneOf) };
  },
  open({ rubric }, [, ...given]) {
    const rated = rubric.length > 0 && given.length === rubric.length && given.every((one) => /^\d+$/.test(one));
    const points = rubric.map((most, place) => rated ? Math.min(Number(given[place]), most) : 0);
    const sum = (/** @type {number[]} */ list) => list.reduce((total, one) => total + one, 0);
    return { ...count(rubric.map((most, place) => rated && points[place] === most)), score: rated ? sum(points) / sum(rubric) : null };
  },
};
/** @param {Task} task @param {string[]} response @returns {Verdict} */
const mark = (task, response) => MARK[task.kind]?.(task, response) ?? markOne(task, response[0]);

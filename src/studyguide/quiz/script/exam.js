// Takes an exam as a whole: what is open or flagged, one moment of handing in, and the report.
/** @param {Quiz} quiz @param {Item} item */
const entryIn = ({ store }, { id, task }) => {
  const entry = store.get(id, task.hash);
  return entry?.r.length ? entry : null;
};
/** @param {Item} item */
const numberLink = ({ id, section }) => linkTo(section.querySelector(".sg-number")?.textContent ?? id, `#q-${id}`);

/** Return all questions in a table; where readers said how sure they were, sure and wrong comes first. @param {Quiz} quiz */
function questionTable(quiz) {
  const rows = quiz.items.map((item) => {
    const entry = entryIn(quiz, item);
    const sure = entry?.c ?? 0;
    const most = item.task.points ?? 1;
    const result = !entry ? WORDS.missing : entry.s === null ? WORDS.unmarked : WORDS[toneOf(entry.s)];
    const read = item.section.querySelector(".sg-key .sg-read a")?.cloneNode(true);
    return {
      rank: quiz.sure ? (entry?.s === 1 ? sure : -sure) : 0,
      cells: [
        numberLink(item), ...quiz.sure ? [WORDS.degrees[sure - 1] ?? ""] : [], result,
        ...quiz.mode === "exam" ? [`${rounded((entry?.s ?? 0) * most)} of ${most}`] : [], read,
      ],
    };
  });
  const heads = [WORDS.question, ...quiz.sure ? [WORDS.sureHead] : [], WORDS.result, ...quiz.mode === "exam" ? [WORDS.points] : [], WORDS.read];
  return tableOf(quiz.sure ? WORDS.bySure : WORDS.byQuestion, heads, rows.sort((a, b) => a.rank - b.rank).map(({ cells }) => cells));
}

/** When all is answered, show where the reader was sure and wrong. @param {Element} place @param {Quiz} quiz */
function addSureTable(place, quiz) {
  const box = make("div", "sg-report");
  const refresh = () => {
    const marked = quiz.items.every((item) => entryIn(quiz, item)?.t);
    box.replaceChildren(...marked ? [questionTable(quiz)] : []);
  };
  place.before(box);
  quiz.store.listeners.push(refresh);
  refresh();
}

/** Return score and points by objective. @param {Quiz} quiz */
function examReport(quiz) {
  const sums = /** @type {Map<string, [number, number]>} */ (new Map());
  quiz.items.forEach((item) => {
    const { points: most = 1, objective = "" } = item.task;
    const [got, all] = sums.get(objective) ?? [0, 0];
    sums.set(objective, [got + most * (entryIn(quiz, item)?.s ?? 0), all + most]);
  });
  const [got, all] = [...sums.values()].reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
  const share = got / all * 100;
  const passed = quiz.pass ? ` ${share >= quiz.pass ? WORDS.passed : WORDS.failed} (${quiz.pass}\u202f%).` : "";
  const title = make("p", "sg-score", `${WORDS.score}: ${Math.floor(share)}\u202f%. ${rounded(got)} of ${all} ${WORDS.points.toLowerCase()}.${passed}`);
  title.tabIndex = -1;
  const rows = [...sums].map(([objective, [own, most]]) => [objective || WORDS.rest, `${rounded(own)} of ${most}`]);
  const aims = sums.size > 1 || !sums.has("") ? [tableOf(WORDS.byObjective, [WORDS.objective, WORDS.points], rows)] : [];
  return [title, ...aims, questionTable(quiz)];
}

/** Let the reader hand in once; then report. @param {Element} place @param {Quiz} quiz */
function addExam(place, quiz) {
  const { store, answers, items } = quiz;
  const [box, ask, report] = [make("div", "sg-exam"), make("div", "sg-ask"), make("div", "sg-report")];
  const [hand, sure, back] = [button("", WORDS.hand), button("", WORDS.handNow), button("sg-quiet", WORDS.handBack)];
  /** @param {string} text @param {Item[]} some */
  const named = (text, some) => {
    const line = make("p", "", `${text}: `);
    some.forEach((item, place) => line.append(place ? ", " : "", numberLink(item)));
    return some.length ? [line] : [];
  };
  const close = () => { [ask.hidden, hand.hidden] = [true, false]; };
  hand.addEventListener("click", () => {
    const open = items.filter((item) => !entryIn(quiz, item));
    const flagged = items.filter(({ id, task }) => store.get(id, task.hash)?.f);
    const actions = make("p", "sg-actions");
    actions.append(sure, back);
    ask.replaceChildren(...named(WORDS.unanswered, open), ...named(WORDS.flagged, flagged), make("p", "", WORDS.handAsk), actions);
    [ask.hidden, hand.hidden] = [false, true];
    ask.focus();
  });
  back.addEventListener("click", () => { close(); hand.focus(); });
  sure.addEventListener("click", () => {
    const [own, common] = [/** @type {State["q"]} */ ({}), /** @type {State["q"]} */ ({})];
    items.forEach((item) => {
      const [entry, { id, task }] = [entryIn(quiz, item), item];
      if (!entry) return;
      const s = mark(task, entry.r).score;
      own[id] = store.dated(id, { ...entry, s, t: 1 });
      common[id] = answers.dated(id, { ...entry, s, t: (answers.get(id, task.hash)?.t ?? 0) + 1, f: undefined });
    });
    answers.add({ q: common });
    store.add({ q: own, done: new Date().toISOString() });
    /** @type {HTMLElement | null} */ (report.querySelector(".sg-score"))?.focus();
  });
  const refresh = () => {
    const done = !!store.state.done;
    if (done || !ask.contains(document.activeElement)) close();
    hand.hidden ||= done;
    report.replaceChildren(...done ? examReport(quiz) : []);
  };
  Object.assign(ask, { tabIndex: -1, hidden: true });
  ask.setAttribute("role", "group");
  ask.setAttribute("aria-label", WORDS.hand);
  box.append(hand, ask, report);
  place.before(box);
  store.listeners.push(refresh);
  refresh();
}

// Sums up the answers of the whole book by chapter and objective, on the page of results only.
/** @typedef {{id: string, hash: string, bank: string, points: number, href: string, title: string,
 *   section: {href: string, title: string} | null}} Counted */
/** @typedef {{chapter: string, href: string, objective: string, questions: Counted[]}} Group */
/** @typedef {{answered: number, of: number, right: number, points: number, most: number}} Sum */

/** @param {Counted} question */
const entryOf = ({ bank, id, hash }) => {
  const entry = storeOf(bank).get(id, hash);
  return entry?.r.length ? entry : null;
};
/** Add up what was answered. @param {Counted[]} questions @returns {Sum} */
function sumUp(questions) {
  const entries = questions.map(entryOf);
  const points = questions.map((question, place) => question.points * (entries[place]?.s ?? 0));
  const add = (/** @type {number[]} */ list) => list.reduce((total, one) => total + one, 0);
  return {
    answered: entries.filter(Boolean).length,
    of: questions.length,
    right: entries.filter((entry) => entry?.s === 1).length,
    points: add(points),
    most: add(questions.map((question) => question.points)),
  };
}

/** Return what to read again: the sections of what is answered and not right, each once. @param {Counted[]} questions */
function toRead(questions) {
  const missed = questions.filter((question) => (entryOf(question)?.s ?? 1) < 1);
  const places = missed.map(({ section, title, href }) => section ?? { title, href });
  return [...new Map(places.map((place) => [place.href, place])).values()];
}

/** Return the table of all chapters. @param {Group[]} groups */
function resultsTable(groups) {
  const chapters = [...new Map(groups.map(({ chapter, href }) => [href, chapter]))];
  /** @param {string | Node} name @param {Counted[]} questions */
  const row = (name, questions) => {
    const sum = sumUp(questions);
    return [name, `${sum.answered} of ${sum.of}`, String(sum.right), `${rounded(sum.points)} of ${sum.most}`];
  };
  const rows = chapters.map(([href, chapter]) =>
    row(linkTo(chapter, href), groups.filter((group) => group.href === href).flatMap((group) => group.questions)));
  const heads = [RESULTS_WORDS.chapter, RESULTS_WORDS.answered, RESULTS_WORDS.right, RESULTS_WORDS.points];
  const all = row(RESULTS_WORDS.all, groups.flatMap((group) => group.questions));
  return tableOf(RESULTS_WORDS.caption, heads, [...rows, all]);
}

/** Say under an objective how it stands. @param {Element} place @param {Group} group */
function sumUpAim(place, { questions }) {
  place.querySelectorAll(".sg-score, .sg-again, .sg-mark").forEach((node) => node.remove());
  const sum = sumUp(questions);
  const text = `${sum.answered} of ${sum.of} answered, ${sum.right} right, ${rounded(sum.points)} of ${sum.most} points.`;
  const told = [make("p", "sg-score", sum.answered ? text : RESULTS_WORDS.none)];
  const sections = toRead(questions);
  if (sections.length) {
    const again = make("p", "sg-again", `${RESULTS_WORDS.again}: `);
    sections.forEach(({ title, href }, number) => again.append(number ? ", " : "", linkTo(title, href)));
    told.push(again);
  }
  place.querySelector(".sg-aim-text")?.after(...told);
  questions.forEach((question) => {
    const entry = entryOf(question);
    const link = [...place.querySelectorAll("li a")].find((one) => one.getAttribute("href") === question.href);
    if (entry) link?.after(make("span", "sg-mark", ` (${markOf(entry)})`));
  });
}

/** @param {Entry} entry */
const markOf = ({ s }) => s === null ? "not rated" : s === 1 ? "right" : s > 0 ? "partly right" : "not right";

/** Return the table as a file for a spreadsheet. @param {Group[]} groups */
function resultsCsv(groups) {
  const head = ["chapter", "objective", "question", "id", "answered", "result", "points", "of", "tries", "sure", "date"];
  const rows = groups.flatMap(({ chapter, objective, questions }) => questions.map((question) => {
    const entry = entryOf(question);
    const own = [chapter, objective, question.title, question.id];
    if (!entry) return [...own, "no", "", 0, question.points, "", "", ""];
    const points = rounded(question.points * (entry.s ?? 0));
    return [...own, "yes", markOf(entry), points, question.points, entry.t, entry.c ?? "", entry.at];
  }));
  const cell = (/** @type {string | number} */ value) => `"${`${value}`.replaceAll('"', '""')}"`;
  // A spreadsheet takes the text for UTF-8 only when it starts with this sign.
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Hand a file to the reader. @param {string} name @param {string} type @param {string} text */
function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // some browsers read it after the click
}

/** Make the page work. @param {HTMLElement} page @param {Group[]} groups */
function showResults(page, groups) {
  const aims = [...page.querySelectorAll(".sg-aim")];
  const [top, actions, note] = [make("div", "sg-results-top"), make("p", "sg-actions"), make("p", "sg-note")];
  const date = make("p", "sg-as-of-today");
  let cleared = /** @type {[Store, State][] | null} */ (null);
  let message = "";
  const everyStore = () => {
    [...groups.flatMap(({ questions }) => questions.map(({ bank }) => bank)), ...storedNames()].forEach(listen);
    return [...stores.values()];
  };
  /** @param {string} name */
  const listen = (name) => {
    if (!stores.has(name)) storeOf(name).listeners.push(later);
  };
  let waiting = false;
  const later = () => { // one answer may be told by many stores
    if (!waiting) setTimeout(refresh);
    waiting = true;
  };
  /** @param {string} text @param {() => void} act */
  const offer = (text, act) => {
    const made = button("", text);
    made.addEventListener("click", act);
    actions.append(made);
    return made;
  };
  const today = () => new Date().toISOString();
  offer(RESULTS_WORDS.print, () => print());
  offer(RESULTS_WORDS.json, () =>
    download(`my-answers-${today().slice(0, 10)}.json`, "application/json", answersFile(everyStore(), today(), storedSchedule())));
  offer(RESULTS_WORDS.csv, () => download(`my-answers-${today().slice(0, 10)}.csv`, "text/csv", resultsCsv(groups)));
  offer(RESULTS_WORDS.load, () => chooser.click());
  const clear = offer(RESULTS_WORDS.clear, () => {
    const back = cleared;
    cleared = back ? null : everyStore().map((store) => [store, store.clear()]);
    back?.forEach(([store, state]) => store.add(state));
    message = back ? "" : RESULTS_WORDS.cleared;
    refresh();
  });
  const chooser = Object.assign(make("input", ""), { type: "file", accept: ".json,application/json", hidden: true });
  chooser.addEventListener("change", async () => {
    const text = await chooser.files?.[0]?.text().catch(() => "") ?? "";
    chooser.value = ""; // the same file may be chosen again
    const read = readAnswersFile(text, today());
    if ("wrong" in read) message = read.wrong;
    else {
      Object.entries(read.banks).forEach(([name, state]) => { listen(name); storeOf(name).add(state); });
      const bad = read.bad ? ` ${read.bad} could not be read.` : "";
      const cards = read.review && addSchedule(read.review) ? Object.keys(read.review.cards).length : 0;
      const more = cards ? ` Of the review ${cards} ${cards === 1 ? "card" : "cards"}.` : "";
      message = `${read.good} ${read.good === 1 ? "answer" : "answers"} imported.${more}${bad}`;
    }
    refresh();
  });
  function refresh() {
    waiting = false;
    const some = everyStore().some((store) => Object.keys(store.state.q).length);
    if (some && cleared) [cleared, message] = [null, ""];
    top.replaceChildren(resultsTable(groups));
    aims.forEach((aim, place) => { if (groups[place]) sumUpAim(aim, groups[place]); });
    const trouble = [...stores.values()].find((store) => store.message)?.message ?? "";
    const told = [message, trouble].filter(Boolean).join(" ");
    reword(note, told);
    clear.hidden = !some && !cleared;
    clear.textContent = cleared ? RESULTS_WORDS.back : RESULTS_WORDS.clear;
    const { lang } = document.documentElement;
    const day = new Date().toLocaleDateString(lang && lang !== "en" ? lang : "en-GB", { dateStyle: "long" });
    date.textContent = `${RESULTS_WORDS.as} ${day}.`;
  }
  aims.forEach((aim) => {
    const every = make("details", "sg-every");
    every.append(make("summary", "", RESULTS_WORDS.every), ...aim.querySelectorAll(".sg-aim-sections"));
    aim.append(every);
  });
  note.setAttribute("role", "status");
  page.prepend(date, top, actions, chooser, note);
  refresh();
}

document.querySelectorAll("script.sg-results-data").forEach((script) => {
  const page = /** @type {HTMLElement | null} */ (script.parentElement);
  if (page) showResults(page, JSON.parse(script.textContent ?? "[]"));
});

// Makes one question work: check, feedback, hints.
/** Tell the page that a question was answered; the review sets its next day by it. @param {HTMLElement} section
 * @param {{id: string, score: number | null, tries: number, confidence?: number}} detail */
const answered = (section, detail) =>
  section.dispatchEvent(new CustomEvent("sg:answered", { bubbles: true, detail }));

/** Make one question work. @param {HTMLElement} section @param {string} id @param {Task} task @param {Store} store */
function enliven(section, id, task, store) {
  /** @param {string} selector */
  const find = (selector) => /** @type {HTMLElement} */ (section.querySelector(selector));
  const [form, group, status, key, summary] =
    ["form", "fieldset", ".sg-verdict", ".sg-key", ".sg-key > summary"].map(find);
  const fields = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input")]);
  const hints = /** @type {HTMLDetailsElement[]} */ ([...section.querySelectorAll("details.sg-hint")]);
  const check = make("button", "sg-button", WORDS.check);
  const hint = Object.assign(make("button", "sg-button sg-quiet", WORDS.hint), { type: "button" });
  const written = task.kind === "short";
  const mark = MARK[task.kind] ?? markOne;
  let last = "";
  /** Take all feedback away; the controls stay as the reader set them. */
  function plain() {
    section.querySelectorAll(".sg-feedback").forEach((node) => node.remove());
    section.querySelectorAll("[data-tone]").forEach((node) => node.removeAttribute("data-tone"));
    [key, ...key.querySelectorAll("[hidden]")].forEach((node) => node.removeAttribute("hidden"));
    group.removeAttribute("aria-describedby");
    [summary.textContent, status.textContent, check.textContent] = [WORDS.show, "", WORDS.check];
  }
  /** Add a box that describes the group. @param {Element} place @param {string} name @param {Node[]} content */
  function tell(place, name, content) {
    if (!content.length) return;
    const box = Object.assign(make("div", "sg-feedback"), { id: `q-${id}-${name}-told` });
    box.append(...content);
    place.append(box);
    group.setAttribute("aria-describedby", `${group.getAttribute("aria-describedby") ?? ""} ${box.id}`.trim());
  }
  /** Mark an option and put its rationale under it. @param {string} oid @param {string} label */
  function reason(oid, label) {
    const row = find(written ? ".sg-write" : `.sg-option[data-option="${oid}"]`);
    const item = key.querySelector(`li[data-option="${oid}"]`);
    row.dataset.tone = toneOf(task, oid);
    item?.setAttribute("hidden", "");
    const lead = label ? [make("strong", "sg-label", label)] : [];
    tell(row, oid, [...lead, ...copies(item?.querySelector(".sg-why")?.childNodes ?? [])]);
  }
  /** Show the answer, and leave in the key what has not been said. @param {string[]} chosen */
  function reveal(chosen) {
    const missed = Object.keys(task.key).filter((oid) => task.key[oid] === 100 && !chosen.includes(oid));
    if (!written) missed.forEach((oid) => reason(oid, task.kind === "multiple" ? WORDS.also : WORDS.answer));
    tell(form, "more", copies(key.querySelectorAll(`.sg-explanation${written ? ", .sg-answer" : ""}`)));
    key.querySelectorAll(".sg-answer, .sg-explanation, .sg-read").forEach((node) => node.setAttribute("hidden", ""));
    summary.textContent = written ? WORDS.more : WORDS.others;
    key.hidden = !key.querySelector("li:not([hidden])");
  }
  /** @param {Verdict} found @param {number} tries */
  function judge(found, tries) {
    const told = found.score < 1 && tries >= TRIES ? WORDS.marked : "";
    status.dataset.tone = found.tone;
    status.append(make("span", "", found.word + told));
    if (found.chosen.length) status.append(make("span", "sg-unseen", WORDS.below));
    const section = copies(key.querySelectorAll(".sg-read"));
    found.chosen.forEach((oid) => reason(oid, ""));
    if (found.score === 1 || told) reveal(found.chosen);
    tell(form, "read", section);
    check.textContent = WORDS.again;
  }
  /** Show what is stored, unless it is shown already: an event may be about another question. */
  function refresh() {
    const entry = store.get(id, task.hash);
    if (JSON.stringify(entry) === last) return;
    last = JSON.stringify(entry);
    const chosen = (entry?.r ?? []).filter((part) => written || Object.hasOwn(task.key, part));
    if (written) fields.forEach((field) => { field.value = chosen[0] ?? ""; });
    else fields.forEach((field) => { field.checked = chosen.includes(field.value); });
    plain();
    hint.hidden = !hints.length || !entry?.t || entry.s === 1;
    if (entry && chosen.length) judge(mark(task, chosen), entry.t);
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const tries = store.get(id, task.hash)?.t ?? 0;
    const again = check.textContent === WORDS.again;
    const chosen = fields.filter((field) => written ? field.value.trim() : field.checked).map((field) => field.value);
    const [r, s, t] = again ? [[], 0, tries] : [chosen, mark(task, chosen).score, tries + 1];
    if (again || r.length) store.put(id, { h: task.hash, r, s, t, at: new Date().toISOString() });
    if (!again && r.length) answered(section, { id, score: s, tries: t });
    if (!again && !r.length) status.textContent = written ? WORDS.write : WORDS.choose;
  });
  form.addEventListener("input", plain);
  hint.addEventListener("click", () => {
    const [next, ...rest] = hints.filter((one) => one.hidden);
    if (next) [next.hidden, next.open] = [false, true];
    hint.textContent = rest.length ? WORDS.hint : WORDS.noHint;
    hint.setAttribute("aria-disabled", String(!rest.length)); // a disabled button would lose the focus
  });
  hints.forEach((one) => { one.hidden = true; });
  const actions = make("p", "sg-actions");
  actions.append(check, hint);
  group.after(actions);
  store.listeners.push(refresh);
  refresh();
}

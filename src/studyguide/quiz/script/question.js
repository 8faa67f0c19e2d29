// Makes one question work: check, feedback, hints.
/** Say how much of an answer is right, in words. @param {Task} task @param {Verdict} verdict @returns {[string, Tone]} */
function verdictWords(task, { score, hits, all, found, tones }) {
  if (task.kind === "open") {
    const points = task.rubric.reduce((sum, most) => sum + most, 0);
    return score === null ? [WORDS.unrated, "partly"] : [`${Math.round(score * points)} of ${points} points.`, toneOf(score)];
  }
  // One item is always in order with itself.
  if (score === 1 || all < 2 || hits < (task.kind === "order" ? 2 : 1)) return [`${WORDS[toneOf(score)]}.`, toneOf(score)];
  const extra = task.kind === "multiple" ? found.filter((oid) => worth(task, oid) <= 0).length : 0;
  const order = task.kind === "order" ? " in order" : "";
  return [`${hits} of ${all}${order}${extra ? `, and ${extra} that ${extra > 1 ? "do" : "does"} not belong` : ""}.`, "partly"];
}
/** Make one question work. @param {Item} item @param {Quiz} quiz */
function enliven({ section, id, task }, { store, mode, sure }) {
  const [exam, guess] = [mode === "exam", mode === "pretest"];
  /** @param {string} selector */
  const find = (selector) => /** @type {HTMLElement} */ (section.querySelector(selector));
  const [form, status, key, summary] = ["form", ".sg-verdict", ".sg-key", ".sg-key > summary"].map(find);
  const group = /** @type {HTMLFieldSetElement} */ (find("fieldset"));
  const hints = /** @type {HTMLDetailsElement[]} */ (all(section, "details.sg-hint"));
  const rows = all(group, ".sg-option");
  const open = task.kind === "open";
  const written = task.kind === "short" || task.kind === "numeric";
  const parted = ["match", "order", "cloze"].includes(task.kind);
  const control = (CONTROLS[task.kind] ?? choiceControl)(group, task);
  const check = make("button", "sg-button");
  const flag = button("sg-flag", WORDS.flag);
  const asked = sure && !guess ? askHowSure(section.id, group) : null;
  const hint = button("sg-quiet", WORDS.hint);
  let [last, seed, judged] = ["", Math.floor(Math.random() * 2 ** 32), false];
  /** Put the options into the order of a seed. @param {number} next */
  function arrange(next) {
    seed = next;
    if (task.shuffle) group.append(...shuffled(rows, seed));
  }
  /** Take away what was said of an answer. */
  function unsay() {
    all(section, ".sg-feedback").forEach((node) => node.remove());
    all(section, "[data-tone]").forEach((node) => node.removeAttribute("data-tone"));
    [key, ...all(key, "[hidden]")].forEach((node) => node.removeAttribute("hidden"));
    all(form, "[aria-describedby$=-told]").forEach((node) => {
      const kept = node.getAttribute("aria-describedby")?.split(" ").filter((name) => !name.endsWith("-told")).join(" ");
      if (kept) node.setAttribute("aria-describedby", kept);
      else node.removeAttribute("aria-describedby");
    });
  }
  /** Take all feedback away; the controls stay as the reader set them. */
  function plain() {
    if (judged) unsay();
    judged = false;
    reword(summary, WORDS.show);
    reword(status, "");
    reword(check, guess ? WORDS.note : open ? WORDS.compare : WORDS.check);
    key.hidden = exam || guess;
    asked?.lock(false);
    control.update();
  }
  /** Add a box that describes the field beside it, or the group. @param {Element} place @param {string} name @param {Node[]} content */
  function tell(place, name, content) {
    if (!content.length) return;
    const box = Object.assign(make("div", "sg-feedback"), { id: `q-${id}-${name}-told` });
    box.append(...content);
    place.append(box);
    const described = place !== form && place.querySelector("select, [type=text]") || group;
    described.setAttribute("aria-describedby", `${described.getAttribute("aria-describedby") ?? ""} ${box.id}`.trim());
  }
  /** Mark a part of the answer and say what there is to say of it. @param {Part} part @param {number} place */
  function say({ row, tone, why, label }, place) {
    const item = key.querySelector(`.sg-reasons > [data-option="${CSS.escape(why)}"]`);
    const own = row.dataset.option;
    [row, ...all(form, `.sg-marker[data-option="${own}"]`)].forEach((node) => { node.dataset.tone = tone; });
    item?.setAttribute("hidden", "");
    const right = item && label === WORDS.answer ? copies(all(item, ".sg-right")) : [];
    const lead = label ? [make("strong", "sg-label", label + (right.length ? ": " : "")), ...right] : [];
    tell(row, own ?? String(place), [...lead, ...copies(item?.querySelector(".sg-why")?.childNodes ?? [])]);
  }
  /** Leave in the key what has not been said. */
  function closeKey() {
    const said = written ? ".sg-explanation, .sg-answer" : ".sg-explanation";
    tell(form, "more", copies(all(key, said)));
    all(key, ".sg-answer, .sg-explanation, .sg-read, .sg-model, .sg-rubric").forEach((node) => { node.hidden = true; });
    summary.textContent = written || open || parted ? WORDS.more : WORDS.others;
    key.hidden = !key.querySelector(".sg-reasons > li:not([hidden])");
  }
  /** @param {string[]} response @param {number} tries */
  function judge(response, tries) {
    judged = true;
    asked?.lock(true);
    if (guess) {
      [status.textContent, check.textContent, key.hidden] = [WORDS.noted, WORDS.reguess, false];
      return tell(form, "read", copies(all(key, ".sg-read")));
    }
    const verdict = mark(task, response);
    const [word, tone] = verdictWords(task, verdict);
    const told = !open && verdict.score !== 1 && tries >= TRIES;
    const whole = open || told || verdict.score === 1;
    const read = copies(all(key, ".sg-read"));
    // An exam explains what was not answered, too; nothing is named there.
    const parts = control.parts(response.length ? verdict : { ...verdict, found: [] }, response, whole);
    status.dataset.tone = tone;
    status.append(make("span", "", (response.length ? word : WORDS.missing) + (told ? WORDS.marked : "")));
    if (parts.length) status.append(make("span", "sg-unseen", parted ? WORDS.each : WORDS.below));
    parts.forEach(say);
    if (whole) closeKey();
    tell(form, "read", read);
    check.textContent = open ? WORDS.rewrite : WORDS.again;
  }
  /** What can be seen of an answer. @param {Entry | null} entry */
  const seen = (entry) => JSON.stringify([entry, store.state.done]);
  /** Show what is stored, unless it is shown already. @param {string} [only] the question that changed */
  function refresh(only = id) {
    if (only !== id) return;
    const entry = store.get(id, task.hash);
    const handed = exam && !!store.state.done;
    const now = seen(entry);
    if (now === last) return;
    last = now;
    if (Number.isInteger(entry?.o) && entry?.o !== seed) arrange(entry?.o ?? seed);
    control.write(entry?.r ?? []);
    asked?.write(entry?.c);
    plain();
    hint.hidden = mode !== "check" || !hints.length || (!open && (!entry?.t || entry.s === 1));
    [group.disabled, flag.hidden] = [handed, handed];
    flag.setAttribute("aria-pressed", String(!!entry?.f));
    const response = control.read(); // what the controls do not hold is no answer to this question
    if (handed) judge(response, TRIES);
    else if (!exam && entry?.t && response.length) judge(response, entry.t);
  }
  /** @param {string[]} r @param {number | null} s @param {number} more tries */
  function save(r, s, more) {
    const old = store.get(id, task.hash);
    const c = r.length && asked?.read() || undefined;
    const entry = { h: task.hash, r, s, t: (old?.t ?? 0) + more, ...task.shuffle && { o: seed }, c, f: old?.f };
    return store.dated(id, entry);
  }
  /** Keep an answer before it is marked; the controls show it already. */
  function keep() {
    const draft = save(control.read(), null, 0);
    last = seen(draft);
    store.put(id, draft);
  }
  /** Keep an answer, and tell the page: the review sets its next day by it. @param {string[]} r @param {number} more */
  function answer(r, more) {
    const entry = save(r, guess ? null : mark(task, r).score, more);
    store.put(id, entry);
    const detail = { id, score: entry.s, tries: entry.t, confidence: entry.c };
    section.dispatchEvent(new CustomEvent("sg:answered", { bubbles: true, detail }));
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (exam) return;
    const response = control.read();
    if (judged && (open || parted || guess)) plain(); // what was right stays
    else if (judged) {
      arrange(Math.floor(Math.random() * 2 ** 32));
      store.put(id, save([], 0, 0));
    } else if (response.length) {
      last = ""; // the same answer once more is marked once more
      answer(response, 1);
    } else status.textContent = ASK[task.kind] ?? WORDS.choose;
  });
  form.addEventListener("input", (event) => {
    const rated = judged && event.target instanceof Element && event.target.closest(".sg-compare");
    if (rated) answer(control.read(), 0);
    else plain();
    if ((exam || open) && !judged) keep(); // a long text is kept before it is compared, at every key
  });
  flag.addEventListener("click", () => {
    const draft = save(control.read(), null, 0);
    store.put(id, { ...draft, f: draft.f ? undefined : 1 });
  });
  hint.addEventListener("click", () => {
    const [next, ...rest] = hints.filter((one) => one.hidden);
    if (next) [next.hidden, next.open] = [false, true];
    hint.textContent = rest.length ? WORDS.hint : WORDS.noHint;
    hint.setAttribute("aria-disabled", String(!rest.length)); // a disabled button would lose the focus
  });
  hints.forEach((one) => { one.hidden = true; });
  const actions = make("p", "sg-actions");
  actions.append(exam ? flag : check, hint);
  (asked?.box ?? group).after(actions);
  arrange(seed);
  store.listeners.push(refresh);
  refresh();
}

// Begins: finds the data of each quiz and the questions that belong to it.
document.querySelectorAll("script.sg-quiz-data").forEach((script) => {
  /** @param {string} name */
  const stated = (name) => script.getAttribute(`data-${name}`) ?? "";
  const [bank, mode] = [stated("bank"), stated("mode") || "check"];
  const name = `${{ exam: "exam:", pretest: "pre:" }[mode] ?? ""}${bank}`;
  const known = stores.has(name) && mode !== "exam";
  const items = Object.entries(/** @type {Record<string, Task>} */ (JSON.parse(script.textContent ?? "{}")))
    .map(([id, task]) => ({ id, task, section: /** @type {HTMLElement} */ (document.getElementById(`q-${id}`)) }))
    .filter(({ section }) => section);
  /** @type {Quiz} */
  const quiz = {
    store: storeOf(name), answers: storeOf(bank), mode, items, sure: stated("confidence") === "true", pass: Number(stated("pass")),
  };
  items.forEach((item) => enliven(item, quiz));
  if (mode === "exam") addExam(script, quiz);
  else if (quiz.sure && mode === "check") addSureTable(script, quiz);
  if (!known) addFoot(script, quiz, stated("results"));
});

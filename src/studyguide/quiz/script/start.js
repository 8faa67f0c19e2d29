// Begins: finds the data of each quiz and the questions that belong to it.
/** Bring the questions of a part of the page to life. @param {ParentNode} root
 * @param {boolean} [fresh] they begin unanswered, and nothing of them is stored */
function begin(root, fresh = false) {
  root.querySelectorAll("script.sg-quiz-data").forEach((script) => {
    /** @param {string} name */
    const stated = (name) => script.getAttribute(`data-${name}`) ?? "";
    const [bank, mode] = [stated("bank"), stated("mode") || "check"];
    const name = `${{ exam: "exam:", pretest: "pre:" }[mode] ?? ""}${bank}`;
    const known = stores.has(name) && mode !== "exam";
    const items = Object.entries(/** @type {Record<string, Task>} */ (JSON.parse(script.textContent ?? "{}")))
      .map(([id, task]) => ({ id, task, section: /** @type {HTMLElement} */ (document.getElementById(`q-${id}`)) }))
      .filter(({ section }) => section);
    const passing = fresh ? new Passing("") : null;
    /** @type {Quiz} */
    const quiz = {
      store: passing ?? storeOf(name), answers: passing ?? storeOf(bank), mode, items,
      sure: stated("confidence") === "true", pass: Number(stated("pass")),
    };
    items.forEach((item) => enliven(item, quiz));
    if (passing) return;
    if (mode === "exam") addExam(script, quiz);
    else if (quiz.sure && mode === "check") addSureTable(script, quiz);
    if (!known) addFoot(script, quiz, stated("results"));
  });
}
begin(document);
// The review puts questions into its page one by one.
document.addEventListener("sg:enliven", (event) => {
  const { root, fresh } = /** @type {CustomEvent} */ (event).detail;
  begin(root, fresh);
});

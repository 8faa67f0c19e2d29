// Begins: finds the data of each bank and the questions that belong to it.
/** @type {Map<string, Store>} */
const stores = new Map();
/** Bring the questions of a part of the page to life. @param {ParentNode} root @param {boolean} [fresh] they begin
 * unanswered, and nothing of them is stored */
function begin(root, fresh = false) {
  root.querySelectorAll("script.sg-quiz-data").forEach((script) => {
    const bank = script.getAttribute("data-bank") ?? "";
    const store = fresh ? new Passing(bank) : stores.get(bank) ?? new Store(bank);
    Object.entries(JSON.parse(script.textContent ?? "{}")).forEach(([id, task]) => {
      const section = document.getElementById(`q-${id}`);
      if (section) enliven(section, id, /** @type {Task} */ (task), store);
    });
    if (fresh) return;
    if (!stores.has(bank)) addFoot(script, store);
    stores.set(bank, store);
  });
}
begin(document);
document.addEventListener("sg:enliven", (event) => {
  const { root, fresh } = /** @type {CustomEvent} */ (event).detail;
  begin(root, fresh);
});

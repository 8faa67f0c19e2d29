// Begins: finds the data of each bank and the questions that belong to it.
/** @type {Map<string, Store>} */
const stores = new Map();
document.querySelectorAll("script.sg-quiz-data").forEach((script) => {
  const bank = script.getAttribute("data-bank") ?? "";
  const store = stores.get(bank) ?? new Store(bank);
  Object.entries(JSON.parse(script.textContent ?? "{}")).forEach(([id, task]) => {
    const section = document.getElementById(`q-${id}`);
    if (section) enliven(section, id, /** @type {Task} */ (task), store);
  });
  if (!stores.has(bank)) addFoot(script, store);
  stores.set(bank, store);
});

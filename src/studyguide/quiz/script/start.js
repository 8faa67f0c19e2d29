// Begins: finds the data of each bank and the questions that belong to it.
document.querySelectorAll("script.sg-quiz-data").forEach((script) => {
  const bank = script.getAttribute("data-bank") ?? "";
  const known = stores.has(bank);
  const store = storeOf(bank);
  Object.entries(JSON.parse(script.textContent ?? "{}")).forEach(([id, task]) => {
    const section = document.getElementById(`q-${id}`);
    if (section) enliven(section, id, /** @type {Task} */ (task), store);
  });
  if (!known) addFoot(script, store);
});

// Fields to write in and lists to choose from: one, or one for each row or gap.
/** Fields to write in and lists to choose from: one, or one a row or gap. @param {HTMLElement} group @param {Task} task
 *  @returns {Control} */
function fieldControl(group, task) {
  const fields = /** @type {Field[]} */ (all(group, "input, select"));
  return {
    read: () => fields.some((one) => one.value.trim()) ? fields.map((one) => one.value) : [],
    write: (response) => fields.forEach((one, place) => { one.value = response[place] ?? ""; }),
    update: () => {},
    parts: ({ found, tones }, response, open) => fields.map((one, place) => {
      const row = /** @type {HTMLElement} */ (one.parentElement);
      const [own, tone, chosen] = [row.dataset.option, tones[place], response[place]];
      if (!own) return { row, tone, why: found[place], label: "" };
      // A choice that belongs to another row would give that one away.
      const why = open || tone === "right" ? own : Object.values(task.rows ?? [chosen]).includes(chosen) ? "" : chosen;
      return { row, tone, why, label: open && tone !== "right" ? WORDS.answer : WORDS[tone] };
    }),
  };
}

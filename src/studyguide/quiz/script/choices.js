// Radio buttons and checkboxes: what is chosen, and where its reason belongs.
/** Radio buttons and checkboxes, and the markers of a map. @param {HTMLElement} group @param {Task} task @returns {Control} */
function choiceControl(group, task) {
  const fields = /** @type {HTMLInputElement[]} */ (all(group, ".sg-option > input"));
  const markers = all(group, ".sg-marker");
  /** @param {string | undefined} oid */
  const field = (oid) => /** @type {HTMLInputElement} */ (fields.find((one) => one.value === oid));
  /** @param {string} oid @param {Tone} tone @param {string} label @returns {Part} */
  const part = (oid, tone, label) => ({ row: /** @type {HTMLElement} */ (field(oid).parentElement), tone, why: oid, label });
  const several = task.kind === "multiple";
  // The markers are for the eye and the mouse; the radio buttons say the same to everyone.
  markers.forEach((marker) => {
    marker.classList.add("sg-live");
    marker.addEventListener("click", () => field(marker.dataset.option).click());
  });
  return {
    read: () => fields.filter((one) => one.checked).map((one) => one.value),
    write: (response) => fields.forEach((one) => { one.checked = response.includes(one.value); }),
    update: () => markers.forEach((one) => one.classList.toggle("sg-chosen", field(one.dataset.option).checked)),
    parts({ found, tones }, response, open) {
      const missed = Object.keys(task.key).filter((oid) => open && task.key[oid] === 100 && !response.includes(oid));
      const named = found.map((oid, place) => part(oid, tones[place], several ? WORDS[tones[place]] : ""));
      return [...named, ...missed.map((oid) => part(oid, "right", several ? WORDS.also : WORDS.answer))];
    },
  };
}

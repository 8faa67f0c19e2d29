// Asks how sure a reader is, before the answer is checked.
/** @param {string} name @param {Element} place */
function askHowSure(name, place) {
  const box = make("fieldset", "sg-sure");
  const fields = WORDS.degrees.map((word, place) => {
    const [label, field] = [make("label", "", word), make("input", "")];
    label.prepend(Object.assign(field, { type: "radio", name: `${name}-sure`, value: place + 1 }));
    box.append(label);
    return field;
  });
  box.prepend(make("legend", "", WORDS.sure));
  place.after(box);
  return {
    box,
    read: () => Number(fields.find((field) => field.checked)?.value ?? 0),
    write: (/** @type {number | undefined} */ degree) =>
      fields.forEach((field, place) => { field.checked = degree === place + 1; }),
    lock: (/** @type {boolean} */ locked) => { box.disabled = locked; },
  };
}

// A text: its words are counted, and its writer gives it points beside the model answer.
/** A text to write, and the points that its writer gives it. @param {HTMLElement} group @param {Task} task
 *  @returns {Control} */
function openControl(group, task) {
  const section = /** @type {HTMLElement} */ (group.closest(".sg-question"));
  const area = /** @type {HTMLTextAreaElement} */ (group.querySelector("textarea"));
  const counter = make("span", "sg-counter");
  const compare = make("div", "sg-compare");
  const criteria = all(section, ".sg-rubric > li");
  const ratings = task.rubric.map((most, place) => {
    const rating = make("fieldset", "sg-rating");
    const legend = make("legend", "");
    legend.append(...copies(criteria[place]?.childNodes ?? []));
    rating.append(legend, ...Array.from({ length: most + 1 }, (_one, points) => {
      const label = make("label", "", String(points));
      label.prepend(Object.assign(make("input", ""), { type: "radio", name: `${section.id}-${place}`, value: points }));
      return label;
    }));
    return rating;
  });
  compare.append(make("strong", "sg-label", WORDS.model), ...copies(all(section, ".sg-model > *")));
  compare.append(make("p", "sg-label", WORDS.rate), ...ratings);
  (section.querySelector(".sg-words") ?? area.parentElement)?.append(counter);
  section.querySelector("form")?.append(compare);
  return {
    read: () => area.value.trim()
      ? [area.value, ...ratings.map((one) => /** @type {?Field} */ (one.querySelector(":checked"))?.value ?? "")] : [],
    write([text = "", ...points]) {
      area.value = text;
      ratings.forEach((rating, place) => all(rating, "input").forEach((one) => {
        Object.assign(one, { checked: /** @type {Field} */ (one).value === points[place] });
      }));
    },
    update() {
      compare.hidden = true;
      reword(counter, `${area.value.split(/\s+/).filter(Boolean).length} ${WORDS.written}`);
    },
    parts() {
      compare.hidden = false;
      return [];
    },
  };
}

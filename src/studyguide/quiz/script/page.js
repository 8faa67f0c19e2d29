// Makes and copies elements.
/** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} name @param {string} [text] */
const make = (tag, name, text = "") =>
  Object.assign(document.createElement(tag), { className: name, textContent: text });

/** Copy what stands in the key; ids stay there. @param {Iterable<Node>} originals */
function copies(originals) {
  const holder = document.createElement("div");
  holder.append(...[...originals].map((node) => node.cloneNode(true)));
  holder.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
  return [...holder.childNodes];
}

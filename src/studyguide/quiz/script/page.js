// Finds, makes and copies elements.
/** @template {HTMLElement | SVGElement} [T=HTMLElement] @param {ParentNode} root @param {string} selector */
const all = (root, selector) => /** @type {T[]} */ ([...root.querySelectorAll(selector)]);

/** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} name @param {string} [text] */
const make = (tag, name, text = "") =>
  Object.assign(document.createElement(tag), { className: name, textContent: text });

/** Give an element a text; one that it has already costs the browser nothing. @param {Element} element @param {string} text */
function reword(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** A button that sends no form. @param {string} name @param {string} text */
const button = (name, text) => Object.assign(make("button", `sg-button ${name}`, text), { type: "button" });

/** Copy what stands in the key; ids stay there. @param {Iterable<Node>} originals */
function copies(originals) {
  const holder = document.createElement("div");
  holder.append(...[...originals].map((node) => node.cloneNode(true)));
  all(holder, "[id]").forEach((node) => node.removeAttribute("id"));
  return [...holder.childNodes];
}

// Makes elements.
/** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} [name] @param {(string | Node)[]} content */
function make(tag, name = "", ...content) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...content);
  return made;
}

/** Return a button. @param {string} text @param {() => void} act @param {string} [more] */
function button(text, act, more = "") {
  const made = Object.assign(make("button", `sg-button${more}`, text), { type: "button" });
  made.addEventListener("click", act);
  return made;
}

/** Return the nodes of what the build wrote: our own pages, served with this script. @param {string} html */
function nodesOf(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** Make something that is no control take the focus once. @param {HTMLElement} element */
function focusOn(element) {
  element.tabIndex = -1;
  element.focus();
}

/** @param {string} href @param {string} text */
const link = (href, text) => Object.assign(make("a", "", text), { href });

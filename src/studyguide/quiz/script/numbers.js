// Reads numbers as readers write them: the same steps as numbers.py, tested with the same cases.
/** @param {string} text @param {string[]} unit spellings of it, normalised @returns {number} NaN where none is written */
function readNumber(text, unit) {
  let form = normalise(text.replace(/\u2212/g, "-").replace(/\u066b/g, ".").replace(/\u066c/g, ","));
  const known = [...unit].sort((one, other) => other.length - one.length);
  const name = known.find((one) => one && (form.endsWith(one) || form.startsWith(one)));
  if (name) form = (form.endsWith(name) ? form.slice(0, -name.length) : form.slice(name.length)).trim();
  if (/^[+-]?[1-9]\d{0,2}([ ,]\d{3})+(\.\d+)?$/.test(form)) return Number(form.replace(/[ ,]/g, ""));
  return /^[+-]?(\d+([.,]\d+)?|[.,]\d+)$/.test(form) ? Number(form.replace(",", ".")) : NaN;
}

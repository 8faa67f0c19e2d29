// Makes tables; the first cell of a row names it.
/** @typedef {(string | Node | undefined)[]} Cells */
/** @param {string} text @param {string} href */
const linkTo = (text, href) => Object.assign(make("a", "reference internal", text), { href });
/** At most one decimal. @param {number} points */
const rounded = (points) => String(Math.round(points * 10) / 10);

/** @param {string} caption @param {string[]} heads @param {Cells[]} rows */
function tableOf(caption, heads, rows) {
  const [table, head, body] = [make("table", "sg-table", ""), make("thead", ""), make("tbody", "")];
  /** @param {HTMLElement} place @param {Cells} cells @param {string} scope */
  const add = (place, cells, scope) => {
    const row = make("tr", "");
    row.append(...cells.map((content, column) => {
      const cell = column && scope === "row" ? make("td", "") : Object.assign(make("th", ""), { scope });
      cell.append(content ?? "");
      return cell;
    }));
    place.append(row);
  };
  add(head, heads, "col");
  rows.forEach((row) => add(body, row, "row"));
  table.append(make("caption", "", caption), head, body);
  return table;
}

// @ts-check
/* Move between the cells of the grid of results by the arrow keys, Home and End. Each cell stays a link that Tab
   reaches: without this script the keys scroll, as they do anywhere. */

import { findAll, findAround } from "../shared/dom.js";

const GRID = ".evidence-grid table"; // as in pilotkartan/render/templates/evidence.html
/** @type {Record<string, readonly [number, number]>} */
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/**
 * Return the row and the column of the cell that a key leads to; undefined where it leads nowhere. Cells without a link
 * are passed over.
 * @param {readonly (readonly unknown[])[]} grid the rows, with what is truthy for each cell that has a link
 * @param {number} row
 * @param {number} column
 * @param {string} key
 * @returns {[number, number] | undefined}
 */
export function cellAfter(grid, row, column, key) {
  if (key === "Home") return [row, grid[row].findIndex(Boolean)];
  if (key === "End") return [row, grid[row].length - 1 - [...grid[row]].reverse().findIndex(Boolean)];
  const step = STEPS[key];
  if (!step) return undefined;
  do {
    row += step[0];
    column += step[1];
    if (!(column in (grid[row] ?? []))) return undefined;
  } while (!grid[row][column]);
  return [row, column];
}

/** @param {KeyboardEvent} event */
function move(event) {
  const { target, key } = event;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const table = findAround(target, GRID);
  const cell = findAround(target, "td");
  if (!table || !cell) return;
  const rows = findAll("tr", table).map((each) => findAll("td", each));
  const grid = rows.map((cells) => cells.map((each) => each.querySelector("a")));
  const row = rows.findIndex((cells) => cells.includes(cell));
  const found = cellAfter(grid, row, rows[row].indexOf(cell), key);
  if (!found) return;
  event.preventDefault(); // of the scrolling: the cell comes into view by its focus
  grid[found[0]][found[1]]?.focus();
}

export function startGridKeys() {
  document.addEventListener("keydown", move);
}

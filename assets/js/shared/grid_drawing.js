// @ts-check
/* Show of the grid of all results, and of the results below it, what some of the pilots have: the cells are those of
   pilotkartan/render/templates/evidence.html and evidence_cell.html, counted anew. */

import { findAll } from "./dom.js";
import { make } from "./elements.js";
import { EMPTY, gridWords } from "./grid_words.js";
import { showSource } from "./source_list.js";

/**
 * @typedef {import("./grid.js").Data} Data
 * @typedef {import("./grid.js").Cell} Cell
 * @typedef {import("./grid_words.js").Words} Words
 */

/**
 * Show what these pilots have; the results of a cell that has none are hidden.
 * @param {ParentNode} part that holds the grid and the results of all cells
 * @param {Data} data
 * @param {Words} words
 * @param {readonly string[]} ids
 */
export function drawGrid(part, data, words, ids) {
  const texts = gridWords(data, words, ids);
  const { labels, said } = words;
  for (const line of findAll(".standouts", part)) line.textContent = texts.standouts().join(" ");
  for (const note of findAll(".standouts + .quiet", part)) {
    note.textContent = texts.several();
    note.hidden = !note.textContent;
  }
  for (const legend of findAll(".evidence .legend", part)) showKinds(legend, texts.places, words);

  /** @type {(td: HTMLElement, cell: Cell, name: string) => void} */
  function showCell(td, cell, name) {
    const isTotal = td.matches(".total");
    const link = td.querySelector("a");
    if (!isTotal) td.className = cell.empty ? `empty ${cell.empty}` : "";
    if (link) link.hidden = Boolean(cell.empty);
    link?.replaceChildren();
    if (cell.empty) {
      const why = [voice(said[`why_${cell.empty}`]), make("span", { ariaHidden: "true" }, said[`short_${cell.empty}`])];
      td.replaceChildren(...(link ? [link] : []), ...(isTotal ? ["0"] : why));
      return;
    }
    const inner = [
      voice(`${name && `${name}: `}${texts.results(cell.total)}. `),
      ...(isTotal ? [make("b", {}, String(cell.total)), " "] : []),
      ...countsOf(cell, data, words, !isTotal),
    ];
    if (link) link.replaceChildren(...inner);
    td.replaceChildren(...(link ? [link] : inner));
  }

  const columns = [...data.columns, null];
  for (const [n, tr] of findAll(".evidence-grid :is(tbody, tfoot) tr", part).entries()) {
    const row = data.rows[n] ?? null; // the last is that of the totals
    for (const [place, td] of findAll("td", tr).entries()) {
      const column = columns[place];
      const names = [row, column].flatMap((code) => (code === null ? [] : [labels[code]]));
      showCell(td, texts.grid(row, column), names.join(", "));
    }
  }
  for (const { row, column, cell } of texts.places) {
    for (const results of findAll(`.evidence-cell[id$="resultat-${row}.${column}"]`, part)) {
      showResults(results, `${labels[row]}, ${labels[column]}: ${texts.breakdown(cell)}`, ids);
      results.hidden = Boolean(cell.empty);
    }
  }
}

const voice = (/** @type {string} */ text) => make("span", { className: "voice" }, text);

/** @type {(cell: Cell, data: Data, words: Words, isSized: boolean) => (Node | string)[]} */
function countsOf({ counts }, { statuses }, { labels, letters }, isSized) {
  return statuses.flatMap((status) => {
    if (!counts[status]) return [];
    const count = make("span", { className: `count ${status}` }, voice(`${labels[status]} `), String(counts[status]));
    count.dataset.letter = letters[status];
    if (isSized) count.style.setProperty("--count", String(counts[status]));
    return [count, "\n"];
  });
}

/**
 * Explain the kinds of empty cells that the grid has.
 * @type {(legend: HTMLElement, places: { cell: Cell }[], words: Words) => void}
 */
function showKinds(legend, places, { said }) {
  for (const old of findAll(".empty", legend)) old.remove();
  const found = new Set(places.map(({ cell }) => cell.empty));
  const kinds = EMPTY.filter((kind) => found.has(kind));
  const told = kinds.map((kind) => make("span", { className: `empty ${kind}` }, said[`why_${kind}`]));
  legend.querySelector(".quiet")?.before(...told.flatMap((kind) => [kind, " "]));
}

/**
 * Show the results of a cell that these pilots have, and the sources of these.
 * @param {HTMLElement} results
 * @param {string} title
 * @param {readonly string[]} ids
 */
function showResults(results, title, ids) {
  for (const heading of findAll("h3", results)) heading.textContent = title;
  for (const own of findAll("[data-owner]", results)) own.hidden = !ids.includes(own.dataset.owner ?? "");
  const isShown = (/** @type {HTMLElement} */ cite) => !cite.closest("[data-owner][hidden]");
  for (const [place, entry] of findAll(".sources li", results).entries())
    showSource(entry, place + 1, results, isShown);
}

// @ts-check
/* Set the chosen pilots side by side: of the table of all pilots, which the file holds, theirs is left. */

import { find, findAll } from "../shared/dom.js";
import { make } from "../shared/elements.js";
import { makeWay } from "../shared/filter_controls.js";
import { inCommon } from "../shared/in_common.js";
import { current, data, say } from "./current.js";
import { joined } from "./notes.js";
import { late, partOf } from "./packed.js";

export const COMPARE = data.pages[2];
const FEWEST = 2; // as in pilotkartan/explore/comparison.py

/** Show which pilots are chosen, the way to their comparison, and the comparison itself where it is open. */
export function showCompared() {
  const { compared } = current.view;
  for (const box of findAll("[data-compare]")) {
    /** @type {HTMLInputElement} */ (box).checked = compared.includes(box.dataset.compare ?? "");
  }
  const place = find("#article .comparison");
  find(".to-compare")?.replaceChildren(...(place || !late.html ? [] : wayThere()));
  if (place) showTable(place);
}

/** @returns {Node[]} */
function wayThere() {
  const { compared } = current.view;
  if (!compared.length) return [];
  if (compared.length < FEWEST) {
    const text = say("compare.one_more", { name: data.pilots[compared[0]] });
    return [make("p", { className: "compare-hint" }, text)];
  }
  const way = makeWay("a", say("compare.go", { count: compared.length }), { pilot: null, page: COMPARE, cell: null });
  way.className = "compare-way";
  return [way];
}

/** @param {HTMLElement} place */
function showTable(place) {
  const { compared } = current.view;
  const { filtered, ids } = current.matches;
  for (const button of findAll('[data-act="compare_filter"]', place)) {
    button.hidden = !filtered;
    button.textContent = say("compare.of_filter", { count: ids.length });
  }
  const shown = compared.join(" ");
  if (place.dataset.compared === shown) return;
  place.dataset.compared = shown;
  const few = compared.length < FEWEST;
  for (const note of findAll(".too-few", place)) note.hidden = !few;
  const whole = /** @type {Element} */ (partOf(place.id)?.querySelector(".side-by-side"));
  const table = /** @type {HTMLElement} */ (document.importNode(whole, true));
  table.hidden = few;
  if (!few) leaveChosen(table, compared);
  place.querySelector(".side-by-side")?.replaceWith(table);
}

/**
 * Leave of the table what is of the chosen pilots, and say what all of them or one alone has.
 * @param {HTMLElement} part
 * @param {string[]} compared
 */
function leaveChosen(part, compared) {
  const names = compared.map((id) => data.pilots[id]);
  const table = /** @type {HTMLTableElement} */ (part.querySelector("table"));
  const every = Object.keys(data.pilots);
  for (const row of table.rows) {
    [...row.cells].slice(1).forEach((cell, place) => {
      if (!compared.includes(every[place])) cell.remove();
    });
    markRow(row, names);
  }
  for (const other of findAll("[data-other]", table)) {
    if (!compared.includes(other.dataset.other ?? "")) other.remove();
  }
  table.style.setProperty("--pilots", String(names.length));
  for (const title of findAll("#compare-caption", table)) {
    title.textContent = say("compare.caption", { names: joined(names) });
    title.parentElement?.replaceChildren(title, " ", say(ofTwo(names, "comparison.note_of_two", "compare.note")));
  }
  numberSources(part);
}

/** @type {(names: string[], two: string, more: string) => string} */
const ofTwo = (names, two, more) => (names.length === FEWEST ? two : more);

/**
 * Say of each code in a row who has it, and above them which all have. In the file each mark holds its code instead,
 * and the note the codes of the row by name.
 * @param {HTMLTableRowElement} row
 * @param {string[]} names
 */
function markRow(row, names) {
  const [head, ...cells] = row.cells;
  const marks = cells.map((cell) => findAll(".mark", cell));
  const codes = marks.map((found) => found.map((mark) => mark.textContent ?? ""));
  const { all, one } = inCommon(codes);
  for (const note of findAll(".codes", head)) {
    const shared = findAll("[data-code]", note).filter(({ dataset }) => all.has(dataset.code ?? ""));
    const labels = shared.map((code) => code.textContent).join(", ");
    const key = ofTwo(names, "comparison.both_have", "compare.all_have");
    note.textContent = labels ? say(key, { codes: labels }) : say("compare.nothing_shared");
  }
  marks.forEach((found, place) => {
    found.forEach((mark, n) => {
      const code = codes[place][n];
      mark.classList.toggle("all", all.has(code));
      if (all.has(code)) mark.textContent = say(ofTwo(names, "comparison.both", "compare.shared"));
      else if (one.has(code)) mark.textContent = say("compare.only", { name: names[place] });
      else mark.remove();
    });
  });
}

/**
 * Number the sources that are left in the order in which they are cited, and leave only those in their list.
 * @param {HTMLElement} part
 */
function numberSources(part) {
  const links = /** @type {HTMLAnchorElement[]} */ (findAll(".cite a", part));
  const entries = new Map(findAll(".sources li", part).map((entry) => [`#${entry.id}`, entry]));
  const cited = [...new Set(links.map(({ hash }) => hash))];
  for (const [at, hash] of cited.entries()) {
    const [number, entry] = [at + 1, /** @type {HTMLElement} */ (entries.get(hash))];
    const [first, ...others] = links.filter((link) => link.hash === hash);
    const back = /** @type {HTMLAnchorElement} */ (entry.querySelector("a.on-screen"));
    first.id = back.hash.slice(1);
    back.setAttribute("aria-label", say("panel.source_back", { number }));
    for (const link of [first, ...others]) {
      link.textContent = String(number);
      link.setAttribute("aria-label", say("panel.source_number", { number }));
    }
  }
  const listed = cited.map((hash) => /** @type {HTMLElement} */ (entries.get(hash)));
  for (const list of findAll(".sources ol", part)) list.replaceChildren(...listed);
}

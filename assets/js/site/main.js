// @ts-check
/* Show on the static site's page with the comparison of all pilots those that the address names, and what these have in
   common. Without this script the page compares all. */

import { PARAMS, withParams } from "../shared/address.js";
import { find, findAll, findAround } from "../shared/dom.js";
import { inCommon } from "../shared/in_common.js";
import { startNotes } from "../shared/notes.js";
import { showOnly, splitIds, toggled } from "../shared/selection.js";
import { showSource } from "../shared/source_list.js";
import { filled, joinList } from "../shared/words.js";
import { goTo, keepViewInOtherLanguages } from "./going.js";

/**
 * @typedef {{
 *   pilots: { id: string, name: string }[], codes: [id: string, label: string][], fewest: number,
 *   words: Record<string, string>,
 * }} Data  what pilotkartan/editions/site_compare.py writes into the page; pilots in the order of the columns, codes in
 *   that of the codebook
 */

/** @type {Data} */
const data = JSON.parse(find("#compare-data")?.textContent ?? "");
const table = /** @type {HTMLElement} */ (find(".compare table"));
const isShown = (/** @type {Element} */ element) => !(/** @type {HTMLElement} */ (element.closest("td"))?.hidden);

/** @returns {Data["pilots"]} the pilots that the address names */
function chosenNow() {
  const asked = new URLSearchParams(location.search).getAll(PARAMS.compared);
  return data.pilots.filter(({ id }) => asked.includes(id));
}

/**
 * Compare these pilots, as a step of Back.
 * @param {readonly string[]} ids
 */
function compare(ids) {
  const inOrder = data.pilots.map(({ id }) => id).filter((id) => ids.includes(id));
  const { href } = withParams(location.href, { [PARAMS.compared]: inOrder });
  goTo(href);
  show();
}

/** Show the pilots that the address names. */
function show() {
  const pilots = chosenNow();
  const ids = pilots.map(({ id }) => id);
  const isEnough = ids.length >= data.fewest;
  for (const button of findAll("[data-choose]"))
    button.setAttribute("aria-pressed", String(ids.includes(button.dataset.choose ?? "")));
  keepViewInOtherLanguages();
  for (const note of findAll("#too-few")) note.hidden = isEnough;
  for (const part of findAll(".compare, .sources")) part.hidden = !isEnough;
  if (!isEnough) return;
  table.style.setProperty("--pilots", String(ids.length));
  showCaption(pilots);
  showOnly(findAll("[data-other]", table), "other", ids);
  for (const row of findAll("tr", table)) showRow(row, ids);
  for (const [place, entry] of findAll(".sources li").entries()) showSource(entry, place + 1, table, isShown);
}

/** @param {Data["pilots"]} pilots */
function showCaption(pilots) {
  const { words } = data;
  const [names, note] = findAll("caption b, caption span", table);
  const all = pilots.map(({ name }) => name);
  names.textContent = filled(words.caption, { names: joinList(all, words.and) });
  note.textContent = pilots.length === 2 ? words.note_of_two : words.note;
}

/**
 * Show of a row the cells of these pilots, and what all or only one of them have.
 * @param {HTMLElement} row
 * @param {readonly string[]} ids
 */
function showRow(row, ids) {
  const cells = /** @type {HTMLElement[]} */ ([...row.children].slice(1));
  for (const [place, cell] of cells.entries()) cell.hidden = !ids.includes(data.pilots[place].id);
  const marks = findAll("[data-code]", row);
  if (!marks.length) return;
  const shown = cells.filter((cell) => !cell.hidden);
  const codeOf = (/** @type {HTMLElement} */ mark) => mark.dataset.code ?? "";
  const { all, one } = inCommon(shown.map((cell) => findAll("[data-code]", cell).map(codeOf)));
  const [both, bothHave] = ids.length === 2 ? ["both", "both_have"] : ["shared", "all_have"];
  for (const mark of marks) {
    const name = data.pilots[cells.findIndex((cell) => cell.contains(mark))].name;
    mark.classList.toggle("all", all.has(codeOf(mark)));
    if (all.has(codeOf(mark))) mark.textContent = data.words[both];
    else mark.textContent = one.has(codeOf(mark)) ? filled(data.words.only, { name }) : "";
  }
  const codes = data.codes.filter(([id]) => all.has(id)).map(([, label]) => label);
  const [note] = findAll(".shared", row);
  note.textContent = codes.length
    ? filled(data.words[bothHave], { codes: codes.join(", ") })
    : data.words.nothing_shared;
}

document.addEventListener("click", ({ target }) => {
  const one = findAround(target, "[data-choose]")?.dataset.choose;
  const many = findAround(target, "[data-pilots]")?.dataset.pilots;
  const ids = chosenNow().map(({ id }) => id);
  if (one) compare(toggled(ids, one));
  else if (many !== undefined) compare(splitIds(many));
});
window.addEventListener("popstate", show);
for (const part of findAll(".choice")) part.hidden = false;
startNotes();
show();

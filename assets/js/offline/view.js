// @ts-check
/* Read and write the view of the offline edition in its address, behind # or ?: so it can be shared, and Back works. */

import { PARAMS, YES } from "../shared/address.js";
import { readSelection } from "../shared/view.js";

/**
 * @typedef {import("../shared/search.js").Lang} Lang
 * @typedef {import("../shared/view.js").Selection} Selection
 * @typedef {Selection & { lang: Lang, pilot: string | null, compared: string[], place: string | null, page: string | null, cell: string | null, step: string | null }} View
 * @typedef {{
 *   said: Record<string, string>, facets: Record<string, string>, codes: Record<string, string>,
 *   the: Record<string, string>, grid: import("../shared/grid_words.js").Words,
 * }} Words  texts by key, the names of facets and codes, and those of codes within a sentence
 * @typedef {{
 *   lang: Lang,
 *   mark: "#" | "?",
 *   names: { page: string, cell: string },
 *   pages: string[],
 *   most: number,
 *   index: import("../shared/search_notes.js").Data,
 *   grid: import("../shared/grid.js").Data,
 *   pilots: Record<string, string>,
 *   places: Record<string, [name: string, lat: number, lon: number]>,
 *   states: Record<Lang, import("../map/model.js").State>,
 *   words: Record<Lang, Words>,
 * }} Data  what pilotkartan/editions/one_file.py writes into the file; a list longer than `most` is folded
 */

/**
 * Read the view that an address asks for; what is unknown in it counts for nothing.
 * @param {Data} data
 * @param {string} query behind # or ?, which is its first letter
 * @returns {View}
 */
export function readView(data, query) {
  const params = new URLSearchParams(query.slice(1));
  /** @type {<T extends string>(name: string, known: T[]) => T | null} */
  const one = (name, known) => known.find((value) => value === params.getAll(name).find(isIn(known))) ?? null;
  const page = one(data.names.page, data.pages);
  return {
    ...readSelection(data.index, params),
    lang: one(PARAMS.language, /** @type {Lang[]} */ (Object.keys(data.states))) ?? data.lang,
    pilot: one(PARAMS.pilot, Object.keys(data.pilots)),
    compared: Object.keys(data.pilots).filter(isIn(params.getAll(PARAMS.compared))),
    place: one(PARAMS.place, Object.keys(data.places)),
    page,
    cell: page && params.get(data.names.cell),
    step: params.get(PARAMS.step),
  };
}

/** @param {readonly string[]} known */
const isIn = (known) => (/** @type {string} */ value) => known.includes(value);

/**
 * Write the address of a view, without what is so anyway.
 * @param {Data} data
 * @param {View} view
 * @returns {string}
 */
export function writeView({ lang, mark, names, index }, view) {
  const params = new URLSearchParams();
  /** @type {(name: string, values: (string | null | false)[]) => void} */
  const write = (name, values) => {
    for (const value of values) if (value) params.append(name, value);
  };
  write(PARAMS.language, [view.lang !== lang && view.lang]);
  write(PARAMS.pilot, [view.pilot]);
  for (const facet of index.facets) write(facet, view.facets[facet] ?? []);
  write(PARAMS.every, [view.every && YES]);
  write(PARAMS.search, [view.search]);
  write(PARAMS.sort, [view.sort !== Object.keys(index.orders)[0] && view.sort]);
  write(PARAMS.compared, view.compared);
  write(PARAMS.place, [view.place]);
  write(names.page, [view.page]);
  write(names.cell, [view.page && view.cell]);
  write(PARAMS.step, [view.step]);
  return `${mark}${params}`;
}

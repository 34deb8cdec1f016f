// @ts-check
/* Show the filters as chosen, with the counts and a chip for each, and read what is changed in them. The facets are those
   of pilotkartan/render/templates/facets.html. */

import { findAll } from "./dom.js";
import { make } from "./elements.js";
import { offerEvery, showCount } from "./facet_boxes.js";
import { asSearch } from "./plain_text.js";
import { toggled } from "./selection.js";
import { filled } from "./words.js";

/**
 * @typedef {import("./view.js").Selection} Selection
 * @typedef {Record<string, unknown>} Changes  of the view
 * @typedef {{ said: Record<string, string>, codes: Record<string, string> }} Words  texts by key, the names of codes
 */

export const CLEARED = { facets: {}, every: false, search: "" };

/** @type {WeakMap<Element, Changes>} where a button or link made here leads */
const ways = new WeakMap();

/** @param {Element | null} element */
export const wayOf = (element) => element && ways.get(element);

/**
 * Make a button, or a link, that leads on to a view.
 * @param {"button" | "a"} tag
 * @param {string} label
 * @param {Changes} changes
 * @returns {HTMLElement}
 */
export function makeWay(tag, label, changes) {
  const way = tag === "a" ? make(tag, { href: "#" }, label) : make(tag, { type: "button" }, label);
  way.dataset.way = "";
  ways.set(way, changes);
  return way;
}

/**
 * Show the filters of a selection, and how many pilots they leave.
 * @param {Selection} selection
 * @param {import("./view.js").View} matches
 * @param {Words} words
 */
export function showControls(selection, matches, words) {
  const { filtered, total, ids } = matches;
  const { said } = words;
  showFacets(selection, matches);
  for (const element of findAll(".filters .search")) {
    const input = /** @type {HTMLInputElement} */ (element);
    // What is being typed is left as it is.
    if (asSearch(input.value) !== selection.search) input.value = selection.search;
  }
  for (const summary of findAll(".filters .summary"))
    summary.textContent = filtered
      ? filled(said["summary.some"], { shown: ids.length, total })
      : filled(said["summary.all"], { total });
  for (const button of findAll('[data-act="clear"]')) button.hidden = !filtered;
  for (const chips of findAll(".filters .chips")) chips.replaceChildren(...chipsOf(selection, words));
}

/**
 * Return what a change of a box of the facets changes in the selection, or null where it is another field.
 * @param {EventTarget | null} target
 * @param {Selection} selection
 * @returns {Partial<Selection> | null}
 */
export function facetChange(target, { facets }) {
  if (!(target instanceof HTMLInputElement)) return null;
  const { facet, every } = target.dataset;
  if (every) return { every: target.checked };
  return facet ? { facets: { ...facets, [facet]: toggled(facets[facet] ?? [], target.value, target.checked) } } : null;
}

/** @type {(selection: Selection, matches: import("./view.js").View) => void} */
function showFacets({ facets, every }, { counts }) {
  for (const element of findAll(".filters [data-facet]")) {
    const input = /** @type {HTMLInputElement} */ (element);
    const count = counts[input.dataset.facet ?? ""][input.value];
    input.checked = (facets[input.dataset.facet ?? ""] ?? []).includes(input.value);
    showCount(input, count);
  }
  for (const element of findAll(".filters [data-every]")) {
    const input = /** @type {HTMLInputElement} */ (element);
    input.checked = every;
    offerEvery(input, (facets[input.dataset.every ?? ""] ?? []).length);
  }
}

/** @type {(selection: Selection, words: Words) => HTMLElement[]} a button for each filter, which takes it away */
function chipsOf({ facets, search }, { said, codes }) {
  /** @type {(label: string, changes: Changes) => HTMLElement} */
  function chip(label, changes) {
    const button = makeWay("button", label, changes);
    button.ariaLabel = `${label}, ${said["filter.takes_away"]}`;
    return button;
  }
  const ofCodes = Object.entries(facets).flatMap(([facet, chosen]) =>
    chosen.map((code) => chip(codes[code], { facets: { ...facets, [facet]: toggled(chosen, code, false) } })),
  );
  return search ? [chip(filled(said["summary.search"], { words: search }), { search: "" }), ...ofCodes] : ofCodes;
}

// @ts-check
/* Show of a list of sources those that are cited in what is shown. */

import { findAll } from "./dom.js";

/**
 * Show a source that is cited in what is shown, with its number, and let its way back lead there.
 * @param {HTMLElement} entry
 * @param {number} number
 * @param {ParentNode} within
 * @param {(cite: HTMLElement) => boolean} isShown
 */
export function showSource(entry, number, within, isShown) {
  const cites = findAll(`.cite a[href="#${entry.id}"]`, within);
  const first = cites.find(isShown);
  entry.hidden = !first;
  /** @type {HTMLLIElement} */ (entry).value = number;
  for (const cite of cites) cite.removeAttribute("id");
  if (first) first.id = `${entry.id}-1`; // as in pilotkartan/render/notes.py
}

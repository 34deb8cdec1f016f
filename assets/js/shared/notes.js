// @ts-check
/* Lead from a number in a text to its source in the list at the end, and back to where the reader was. Without scripts
   the links themselves do so; here the address keeps to the view, and the way back leads to the number that was used. */

import { findAround } from "./dom.js";

/** @param {MouseEvent} event */
function lead(event) {
  const link = findAround(event.target, ":is(.cite, .sources) a");
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const goal = nearest(link, `[id="${CSS.escape(link.hash.slice(1))}"]`);
  if (!goal) return;
  event.preventDefault();
  const wayBack = goal.querySelector("a");
  if (wayBack) wayBack.hash = link.id;
  goal.closest("details")?.setAttribute("open", "");
  goal.scrollIntoView({ behavior: "instant", block: "nearest" });
  goal.focus({ preventScroll: true });
}

/**
 * Find an element in the same text: for a moment a text may be on the page twice.
 * @param {HTMLElement} from
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
function nearest(from, selector) {
  /** @type {HTMLElement | null} */
  let found = null;
  for (let around = from.parentElement; around && !found; around = around.parentElement) {
    found = around.querySelector(selector);
  }
  return found;
}

export const startNotes = () => document.addEventListener("click", lead);

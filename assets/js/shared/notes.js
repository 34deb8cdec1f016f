// @ts-check
/* Lead from a number in a text to its source in the list at the end, and back to where the reader was. Without scripts
   the links themselves do so; here the address keeps to the view, and the way back leads to the number that was used. */

import { findAround } from "./dom.js";

/** @type {WeakMap<Element, HTMLElement>} the entry of a source -> the number that led there last */
const cameFrom = new WeakMap();

/** @param {MouseEvent} event */
function lead(event) {
  const link = findAround(event.target, ":is(.cite, .sources) a");
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const entry = link.closest("li");
  const goal =
    (entry && cameFrom.get(entry)) ?? nearest(link, `[id="${CSS.escape(decodeURIComponent(link.hash.slice(1)))}"]`);
  if (!goal) return;
  event.preventDefault();
  if (link.closest(".cite")) cameFrom.set(goal, link);
  goal.closest("details")?.setAttribute("open", "");
  goal.scrollIntoView({ behavior: "instant", block: "nearest" });
  if (goal.tabIndex < 0) goal.tabIndex = -1;
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

// @ts-check
/* Show on the boxes of the facets what can be ticked, in the app and in its editions. */

import { findAll } from "./dom.js";

const FEWEST_TO_REQUIRE = 2; // of fewer themes all are required anyway

/**
 * Show beside an option how many pilots have it; one that none has can only be let go.
 * @param {HTMLInputElement} box
 * @param {number} count
 * @param {boolean} [isLive] whether a tick is heard
 */
export function showCount(box, count, isLive = true) {
  box.disabled = !isLive || (!count && !box.checked);
  const text = `(${count})`;
  for (const shown of findAll("[data-count]", box.parentElement ?? box)) {
    if (shown.textContent !== text) shown.textContent = text;
  }
}

/**
 * Let all of the chosen themes be required where there are several.
 * @param {HTMLInputElement} every
 * @param {number} chosen so many themes
 * @param {boolean} [isLive] whether a tick is heard
 */
export function offerEvery(every, chosen, isLive = true) {
  every.disabled = !isLive || (chosen < FEWEST_TO_REQUIRE && !every.checked);
}

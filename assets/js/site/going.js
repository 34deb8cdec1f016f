// @ts-check
/* Go to another view of a page of the static site. */

import { findAll } from "../shared/dom.js";

/** Not every browser lets a page that was opened from a disk change its address. */
export const isFile = location.protocol === "file:";

/**
 * Go to an address of this page, as a step of Back or in the stead of the one shown.
 * @param {string} href
 * @param {boolean} [instead]
 */
export function goTo(href, instead = false) {
  if (isFile) location.assign(href);
  else if (instead) history.replaceState(null, "", href);
  else history.pushState(null, "", href);
}

/** Let the links to the page in other languages lead to the view that is shown. */
export function keepViewInOtherLanguages() {
  const links = /** @type {HTMLAnchorElement[]} */ (findAll(".st-key-head [hreflang]"));
  for (const link of links) link.search = location.search;
}

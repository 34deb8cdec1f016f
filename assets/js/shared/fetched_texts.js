// @ts-check
/* Fetch once the texts in which words are found, so that they are there without a network too. */

import { searchTexts } from "./mentions.js";

let fetched = "";

/**
 * Fetch the texts at an address, unless they are here or on their way; where that fails, at the next call.
 * @param {string | undefined} address
 * @returns {Promise<boolean>} whether they have come by this call
 */
export async function fetchTexts(address) {
  if (!address || fetched === address) return false;
  fetched = address;
  try {
    const { index, passages } = await (await fetch(address, { priority: "low" })).json();
    searchTexts(index, passages);
    return true;
  } catch {
    fetched = "";
    return false;
  }
}

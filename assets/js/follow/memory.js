// @ts-check
/* Keep a choice in the visitor's own browser; where it refuses, as a private window may, as long as the page. */

const PREFIX = "pilotkartan-follow-";

/** @type {Map<string, string>} */
const here = new Map();

/**
 * @param {"localStorage" | "sessionStorage"} where
 * @param {string} name
 * @param {string} value
 */
export function remember(where, name, value) {
  here.set(name, value);
  try {
    window[where].setItem(PREFIX + name, value);
  } catch {
    // It is kept here.
  }
}

/**
 * @param {"localStorage" | "sessionStorage"} where
 * @param {string} name
 */
export function recall(where, name) {
  try {
    return window[where].getItem(PREFIX + name) ?? here.get(name) ?? "";
  } catch {
    return here.get(name) ?? "";
  }
}

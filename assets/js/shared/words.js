// @ts-check
/* Put words together, as pilotkartan/content/texts.py does. */

/**
 * Return a text with its blanks filled.
 * @param {string} text
 * @param {Record<string, string | number>} blanks
 */
export const filled = (text, blanks) => text.replace(/\{(\w+)\}/g, (_, name) => String(blanks[name]));

/**
 * Return `a, b or c` for three items and the conjunction `or`.
 * @param {readonly string[]} items
 * @param {string} conjunction
 */
export const joinList = (items, conjunction) =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${conjunction} ${items[items.length - 1]}`;

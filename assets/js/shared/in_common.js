// @ts-check
/* Tell what pilots have in common, as pilotkartan/explore/comparison.py does. */

/**
 * Return the codes that every cell holds, and those that a single one holds.
 * @param {readonly (readonly string[])[]} cells two or more
 * @returns {{ all: Set<string>, one: Set<string> }}
 */
export function inCommon(cells) {
  const sets = cells.map((cell) => new Set(cell));
  const codes = [...new Set(cells.flat())];
  const hadBy = (/** @type {number} */ many) =>
    new Set(codes.filter((code) => sets.filter((set) => set.has(code)).length === many));
  return { all: hadBy(sets.length), one: hadBy(1) };
}

// @ts-check
/* Remember where in the presentation one is while a slide beside it is shown, and where one came from. */

export const way = {
  home: 0, // the place in the presentation where one is, or was before what is shown now
  /** @type {number | null} */
  from: null, // the place to go back to after a jump
};

/**
 * Return the place to go on to, or back.
 * @param {number} at the place that is shown
 * @param {1 | -1} by
 * @param {number} length of the presentation; what comes after is beside it
 */
export function placeAfter(at, by, length) {
  if (at < length) return Math.max(0, Math.min(at + by, length - 1));
  return by < 0 ? way.home : Math.min(way.home + 1, length - 1);
}

/**
 * Remember that a place is shown.
 * @param {number} at
 * @param {number} length of the presentation
 */
export function noteWay(at, length) {
  if (at < length) way.home = at;
}

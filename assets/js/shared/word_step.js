// @ts-check
/* Carry the word of a slide that was made on the spot in the id of its step, for the phones that follow. */

/** The id of the step, which is in no address: nobody else has the slide. */
export const WORD_STEP = "ord";
const TAKEN = /^[\p{L}\p{N}_.-]{1,80}$/u; // by the server: pilotkartan/web/rooms/rules.py

/**
 * Return the id that phones are sent, with the word where an id can carry it.
 * @param {string} word or several
 */
export function stepOfWord(word) {
  const step = `${WORD_STEP}-${word.normalize().trim().split(/\s+/).join(".")}`;
  return TAKEN.test(step) && !word.includes(".") ? step : WORD_STEP;
}

/**
 * Return the word that the id of a step carries, or nothing.
 * @param {string} step
 */
export const wordOfStep = (step) =>
  step.startsWith(`${WORD_STEP}-`) ? step.slice(WORD_STEP.length + 1).replaceAll(".", " ") : "";

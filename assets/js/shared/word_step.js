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
  // What else is between words makes no difference to what is found.
  const words = word.normalize().match(/[\p{L}\p{N}_-]+/gu) ?? [];
  const step = `${WORD_STEP}-${words.join(".")}`;
  return words.length && TAKEN.test(step) ? step : WORD_STEP;
}

/**
 * Return the word that the id of a step carries, or nothing.
 * @param {string} step
 */
export const wordOfStep = (step) =>
  step.startsWith(`${WORD_STEP}-`) ? step.slice(WORD_STEP.length + 1).replaceAll(".", " ") : "";

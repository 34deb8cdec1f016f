// @ts-check
/* Normalise and fold text, and find its words, as pilotkartan/content/plaintext.py does. */

const LONGEST_SEARCH = 100;
// Signs of no width, of which Unicode counts some as letters or marks.
const INVISIBLE = /\p{Cf}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|[\ufe00-\ufe0f]|\uffa0/gu;
const WORD = /[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[\u0300-\u036f])*/gu;

/**
 * Return a text in composed form, without characters of no width and with plain spaces only.
 * @param {string} text
 */
const normalised = (text) =>
  text
    .replace(INVISIBLE, "")
    .replace(/\p{Zs}/gu, " ")
    .normalize("NFC");

/**
 * Return a text in lower case; by way of capitals, so that a ligature becomes its letters.
 * @param {string} text
 */
const lower = (text) => text.toUpperCase().toLowerCase();

/**
 * Return the words of a text, or of a search, in lower case.
 * @param {string} text
 * @returns {string[]}
 */
export const wordsOf = (text) => (normalised(text).match(WORD) ?? []).map(lower);

/**
 * Return the words of a normalised text, in lower case, with their places as [start, end].
 * @param {string} text
 * @returns {{ word: string, span: [number, number] }[]}
 */
export const placedWords = (text) =>
  [...text.matchAll(WORD)].map(({ 0: word, index = 0 }) => ({ word: lower(word), span: [index, index + word.length] }));

/**
 * Return a search as the address keeps it: on one line, and no longer than that.
 * @param {string} text
 */
export const asSearch = (text) =>
  [
    ...normalised(text)
      .replace(/[\s\p{C}]+/gu, " ")
      .trim(),
  ]
    .slice(0, LONGEST_SEARCH)
    .join("")
    .trim();

/**
 * Return a word in lower case without diacritics.
 * @param {string} word
 */
export const fold = (word) => word.normalize("NFD").replace(/\p{M}/gu, "");

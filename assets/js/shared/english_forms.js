// @ts-check
/* Reduce British and American spellings of an English word to one, and that to its stem, as
   pilotkartan/explore/english.py does, by the same rules. */

import { englishStem } from "./english_stem.js";

/**
 * @typedef {{ spellings: [pattern: string, spelled: string][], beginnings: Record<string, string>, apart: string[] }}
 *   EnglishTables
 */

/**
 * Return a function that gives a word in the spelling in which its British and American forms are the same.
 * @param {EnglishTables} tables
 * @returns {(word: string) => string}
 */
export function oneSpelling({ spellings, beginnings }) {
  const rules = spellings.map(([pattern, spelled]) => ({ pattern: new RegExp(pattern, "g"), spelled }));
  const beginning = new RegExp(`^(?:${Object.keys(beginnings).join("|")})`);
  return (word) =>
    rules.reduce(
      (read, { pattern, spelled }) => read.replace(pattern, spelled),
      word.replace(beginning, (found) => beginnings[found]),
    );
}

/**
 * Return the stem of a word in its one spelling.
 * @param {string} spelling
 * @param {EnglishTables} tables
 */
export const englishForm = (spelling, { apart }) =>
  apart.find((beginning) => spelling.startsWith(beginning)) ?? englishStem(spelling);

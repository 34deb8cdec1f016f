// @ts-check
/* Find the steps that one looks for. */

import { codesMeant } from "../shared/mentions.js";
import { fold } from "../shared/plain_text.js";
import { folded } from "../shared/selection.js";

/**
 * @typedef {import("../shared/search.js").Lang} Lang
 * @typedef {{ step: string, number: number | null, title: string, names: string[] }} Entry  a step, its number among
 *   those of the presentation, where it is one of them, and its names in both languages
 */

const MIN_LETTERS = 2; // a single letter is in every name
const THEME_STEP = "tema-"; // what the step of a theme begins with, as in pilotkartan/explore/story.py

/** @param {string} text */
const plain = (text) => fold(folded(text)).trim();

/**
 * Return the steps that one looks for, the likeliest first; without a word those of the presentation.
 * @param {readonly Entry[]} entries
 * @param {string} typed
 * @param {readonly string[]} [meant] steps that are meant whatever they are called
 * @returns {Entry[]}
 */
export function stepsLike(entries, typed, meant = []) {
  const wanted = plain(typed);
  if (!wanted) return entries.filter(({ number }) => number !== null);
  return entries
    .map((entry) => ({ entry, rank: rankOf(entry, wanted, meant) }))
    .filter(({ rank }) => rank >= 0)
    .sort((one, other) => one.rank - other.rank)
    .map(({ entry }) => entry);
}

/** @type {(entry: Entry, wanted: string, meant: readonly string[]) => number} the smaller the likelier; -1 if not meant */
function rankOf({ step, number, names }, wanted, meant) {
  const plainNames = names.map(plain);
  return [
    String(number ?? "") === wanted,
    plainNames.some((name) => name.startsWith(wanted)),
    /^\d+$/.test(wanted) && String(number ?? "").startsWith(wanted),
    plainNames.some((name) => name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted))),
    meant.includes(step),
    wanted.length > MIN_LETTERS && plainNames.some((name) => name.includes(wanted)),
  ].indexOf(true);
}

/**
 * Return the steps of the themes that an everyday word means, such as tourism.
 * @param {string} word
 * @param {Lang} lang
 */
export const stepsMeant = (word, lang) => codesMeant(word, lang).map((code) => THEME_STEP + code);

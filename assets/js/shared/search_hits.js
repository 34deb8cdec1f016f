// @ts-check
/* Find the passages of a pilot that hold what is searched for, and the places to mark in them, as
   pilotkartan/explore/search.py does. */

import { placedWords, wordsOf } from "./plain_text.js";

/**
 * @typedef {import("./search.js").Lang} Lang
 * @typedef {[text: string, code?: string, about?: string]} Passage  of the name of a code, what that is about
 * @typedef {{ text: string, spans: [number, number][], about: string }} Hit
 */

const MOST_HITS = 3; // a card has room for no more

/**
 * Return what gives the passages to show of a pilot, those that hold the most of what is wanted first.
 * @param {import("./view.js").Data} data
 * @param {Record<Lang, Passage[][]>} passages of each pilot
 * @param {ReturnType<typeof import("./view.js").viewsOf>} views
 * @returns {(search: string, lang: Lang, pilot: string) => Hit[]}
 */
export function searchHitsOf(data, passages, views) {
  return (search, lang, pilot) => {
    const wanted = wordsOf(search);
    if (!wanted.length) return [];
    const place = data.pilots.indexOf(pilot);
    const parts = views.searchFor(lang).marked(wanted, place);
    return passages[lang][place]
      .map((passage) => hitIn(passage, parts))
      .filter(({ hit }) => hit.spans.length)
      .sort((one, other) => other.met - one.met)
      .slice(0, MOST_HITS)
      .map(({ hit }) => hit);
  };
}

/**
 * Return a passage with the places to mark in it, all of it where it is the name of a code searched for; and how many
 * parts of what is wanted it meets.
 * @param {Passage} passage
 * @param {import("./search.js").Marked[]} parts
 */
function hitIn([text, code, about = ""], parts) {
  const placed = placedWords(text);
  const hasCode = (/** @type {import("./search.js").Marked} */ { codes }) => code !== undefined && codes.includes(code);
  const words = placed.filter(({ word }) => parts.some((part) => part.words.has(word)));
  /** @type {[number, number][]} */
  const spans = parts.some(hasCode) ? [[0, text.length]] : words.map(({ span }) => span);
  const met = parts.filter((part) => hasCode(part) || placed.some(({ word }) => part.words.has(word))).length;
  return { hit: { text, spans, about }, met };
}

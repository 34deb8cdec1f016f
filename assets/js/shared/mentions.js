// @ts-check
/* Find the pilots that mention a word, with what each says, on the stage and on the phones that follow. */

import { searchHitsOf } from "./search_hits.js";
import { searchNotesOf } from "./search_notes.js";
import { readSelection, viewsOf } from "./view.js";

/**
 * @typedef {import("./search.js").Lang} Lang
 * @typedef {{ ids: string[], hitsOf: (pilot: string) => import("./search_hits.js").Hit[] }} Mentions
 */

const MIN_LETTERS = 2; // a single letter is in every text

/** @type {(word: string, lang: Lang) => Mentions | null} */
let search = () => null;
/** @type {(word: string, lang: Lang) => string[]} */
let codes = () => [];

/**
 * Search from now on in these texts.
 * @param {import("./search_notes.js").Data} data
 * @param {Parameters<typeof searchHitsOf>[1]} passages
 */
export function searchTexts(data, passages) {
  const views = viewsOf(data);
  const hitsOf = searchHitsOf(data, passages, views);
  const everyone = readSelection(data, new URLSearchParams());
  const notesOf = searchNotesOf(data, views);
  codes = (word, lang) => notesOf({ ...everyone, search: word }, lang).suggestions.map(({ code }) => code);
  search = (word, lang) => ({
    ids: views.view({ ...everyone, search: word }, lang).ids,
    hitsOf: (pilot) => hitsOf(word, lang, pilot),
  });
}

/**
 * Return the codes that an everyday word means, such as tourism.
 * @param {string} word
 * @param {Lang} lang
 */
export const codesMeant = (word, lang) => (word.length < MIN_LETTERS ? [] : codes(word, lang));

/**
 * Return the pilots that mention a word, or null where none does, or nobody can tell: the texts have not come.
 * @param {string} word
 * @param {Lang} lang
 */
export function mentionsOf(word, lang) {
  const mentions = word.length < MIN_LETTERS || /^\d{1,2}$/.test(word) ? null : search(word, lang);
  return mentions?.ids.length ? mentions : null;
}

/**
 * Cut a passage to what is around the first word that was found in it.
 * @param {import("./search_hits.js").Hit} hit
 * @param {number} most letters, about
 * @returns {import("./search_hits.js").Hit}
 */
export function cutAround({ text, spans, about }, most) {
  if (text.length <= most) return { text, spans, about };
  const [[found]] = spans;
  const from = found < most / 2 ? 0 : text.lastIndexOf(" ", found - most / 3) + 1;
  const end = text.indexOf(" ", from + most);
  const to = end < 0 ? text.length : end;
  const [before, after] = [from ? "… " : "", to < text.length ? " …" : ""];
  const moved = spans
    .filter(([start, stop]) => start >= from && stop <= to)
    .map(([start, stop]) => /** @type {[number, number]} */ ([start, stop].map((n) => n - from + before.length)));
  return { text: before + text.slice(from, to) + after, spans: moved, about };
}

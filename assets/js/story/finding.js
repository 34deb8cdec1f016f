// @ts-check
/* Find the steps that one looks for, and the pilots that mention a word. */

import { fold } from "../shared/plain_text.js";
import { searchHitsOf } from "../shared/search_hits.js";
import { searchNotesOf } from "../shared/search_notes.js";
import { folded } from "../shared/selection.js";
import { readSelection, viewsOf } from "../shared/view.js";

/**
 * @typedef {import("../shared/search.js").Lang} Lang
 * @typedef {{ step: string, number: number | null, title: string, names: string[] }} Entry  a step, its number among
 *   those of the presentation, where it is one of them, and its names in both languages
 * @typedef {{ ids: string[], hitsOf: (pilot: string) => import("../shared/search_hits.js").Hit[] }} Mentions
 */

const MIN_LETTERS = 2; // a single letter is in every text
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

/** @type {(word: string, lang: Lang) => Mentions | null} */
let search = () => null;
/** @type {(word: string, lang: Lang) => string[]} */
let codesMeant = () => [];

/**
 * Search from now on in these texts.
 * @param {import("../shared/search_notes.js").Data} data
 * @param {Parameters<typeof searchHitsOf>[1]} passages
 */
export function searchTexts(data, passages) {
  const views = viewsOf(data);
  const hitsOf = searchHitsOf(data, passages, views);
  const everyone = readSelection(data, new URLSearchParams());
  const notesOf = searchNotesOf(data, views);
  codesMeant = (word, lang) => notesOf({ ...everyone, search: word }, lang).suggestions.map(({ code }) => code);
  search = (word, lang) => ({
    ids: views.view({ ...everyone, search: word }, lang).ids,
    hitsOf: (pilot) => hitsOf(word, lang, pilot),
  });
}

/**
 * Return the steps of the themes that an everyday word means, such as tourism.
 * @param {string} word
 * @param {Lang} lang
 */
export const stepsMeant = (word, lang) =>
  word.length < MIN_LETTERS ? [] : codesMeant(word, lang).map((code) => THEME_STEP + code);

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
 * @param {import("../shared/search_hits.js").Hit} hit
 * @param {number} most letters, about
 * @returns {import("../shared/search_hits.js").Hit}
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

// @ts-check
/* Hold the view that the offline edition shows now, and what follows from it. */

import { viewsOf } from "../shared/view.js";
import { filled } from "../shared/words.js";
import { readView, writeView } from "./view.js";

const prefersDark = matchMedia("(prefers-color-scheme: dark)");

/** @type {import("./view.js").Data} */
export const data = JSON.parse(byId("data").textContent ?? "");
// Not every browser lets a page that was opened from a disk change what is behind the ? of its address.
if (location.protocol === "file:") data.mark = "#";

/**
 * Return the view that the address asks for, behind # or ?: as the first page of the static site, where earlier links
 * have a #, or at the app's own addresses, where the app shows this edition in its stead.
 */
export function asked() {
  const { hash, href, pathname, search } = location;
  const page = new URLSearchParams({ [data.names.page]: pathname.split("/").pop() ?? "" });
  const isInHash = data.mark === "#" ? href.includes("#") : hash.includes("=");
  return isInHash ? hash : `?${search.slice(1)}&${page}`;
}

export const views = viewsOf(data.index);
const first = readView(data, asked());
export const current = { view: first, matches: views.view(first, first.lang) };

/** Read the view that the address asks for now. */
export function readCurrent() {
  const view = readView(data, asked());
  Object.assign(current, { view, matches: views.view(view, view.lang) });
}

/** @param {string} id of an element that the file always has */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {string} id */
export const byTemplateId = (id) => /** @type {HTMLTemplateElement} */ (byId(id)).content;

export const wordsNow = () => data.words[current.view.lang];

/**
 * Return the text of a key, its blanks filled.
 * @param {string} key
 * @param {Record<string, string | number>} [blanks]
 */
export const say = (key, blanks = {}) => filled(wordsNow().said[key], blanks);

/** @returns {string[]} the pilots that the filters leave, in the order chosen */
export const matchingNow = () => current.matches.ids;

/** @param {Partial<import("./view.js").View>} changes */
export const addressWith = (changes) => writeView(data, { ...readView(data, asked()), ...changes });

export function isDark() {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : prefersDark.matches;
}

/** @param {() => void} listener */
export const onThemeChange = (listener) => prefersDark.addEventListener("change", listener);

// @ts-check
/* Hold the view that the offline edition shows now, and what follows from it. */

import { withAnyTheme } from "../shared/selection.js";
import { readView, writeView } from "./view.js";

const prefersDark = matchMedia("(prefers-color-scheme: dark)");

/** @type {import("./view.js").Data} */
export const data = JSON.parse(byId("data").textContent ?? "");
/** Return the view that the address asks for: the app's own address, where the app shows this edition in its stead. */
export function asked() {
  const page = new URLSearchParams({ [data.names.page]: location.pathname.slice(1) });
  return location.href.includes("#") ? location.hash : `?${location.search.slice(1)}&${page}`;
}

/** @type {{ view: import("./view.js").View }} */
export const current = { view: readView(data, asked()) };

/** @param {string} id of an element that the file always has */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {string} id */
export const byTemplateId = (id) => /** @type {HTMLTemplateElement} */ (byId(id)).content;

export const wordsNow = () => data.words[current.view.lang];

/** @returns {string[]} the pilots that the filter leaves, by name */
export const matchingNow = () => withAnyTheme(Object.keys(data.pilots), current.view.themes, data.themes);

/** @param {Partial<import("./view.js").View>} changes */
export const addressWith = (changes) => writeView(data, { ...readView(data, asked()), ...changes });

export function isDark() {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : prefersDark.matches;
}

/** @param {() => void} listener */
export const onThemeChange = (listener) => prefersDark.addEventListener("change", listener);

// @ts-check
/* Choose the colours of the stage: light, dark, or in high contrast. They hold for the presentation alone, map included,
   and until the window is closed. */

import { showOnMap, story } from "./slides.js";

/** @typedef {"light" | "dark" | "contrast"} StageTheme */

/** @type {StageTheme[]} */
const THEMES = ["light", "dark", "contrast"];
const KEPT_AS = "pilotkartan-stage-theme";
const root = document.documentElement;

/** Take up in a presentation what was chosen in an earlier one. */
export function restoreTheme() {
  const kept = THEMES.find((theme) => theme === read());
  if (kept) root.dataset.stage = kept;
}

/** Take the next theme: light, dark, high contrast. */
export function nextTheme() {
  const shown = THEMES.find((theme) => theme === root.dataset.stage) ?? (isPageDark() ? "dark" : "light");
  const next = THEMES[(THEMES.indexOf(shown) + 1) % THEMES.length];
  root.dataset.stage = next;
  write(next);
  showOnMap();
}

/** Streamlit says of its own element whether it is dark, the offline edition of the whole page. */
function isPageDark() {
  const scheme = getComputedStyle(story.element ?? root).colorScheme;
  return scheme === "dark" || (scheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
}

/** A browser may forbid a page to keep anything. */
function read() {
  try {
    return sessionStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}

/** @param {string} theme */
function write(theme) {
  try {
    sessionStorage.setItem(KEPT_AS, theme);
  } catch {
    // It holds for this presentation all the same.
  }
}

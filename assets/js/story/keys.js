// @ts-check
/* Decide what a key means in a presentation. */

/**
 * @typedef {"next" | "previous" | "first" | "last" | "back" | "leave" | "help" | "palette" | "blank" | "full" | "qr" | "speaker"
 *   | "language" | "theme" | "room" | "autoplay" | "shorter" | "longer"} Action
 * @typedef {{ action: Action } | { typed: string }} Meant  what to do, or what to look for a step by
 */

/** @type {Record<string, Action>} */
const KEYS = {
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  " ": "next",
  ArrowLeft: "previous",
  ArrowUp: "previous",
  PageUp: "previous",
  Home: "first",
  End: "last",
  Backspace: "back",
  Escape: "leave",
  "?": "help",
  ".": "blank",
  "+": "longer",
  "-": "shorter",
  a: "autoplay",
  b: "blank",
  d: "theme",
  f: "full",
  l: "language",
  n: "speaker",
  q: "qr",
  r: "room",
  s: "speaker",
  t: "palette",
};

/**
 * Return what a key means: some letters are commands, any other letter or digit begins what one looks for.
 * @param {string} key
 * @param {boolean} shift
 * @returns {Meant | undefined}
 */
export function meaningOf(key, shift) {
  if (key === " " && shift) return { action: "previous" };
  const action = KEYS[key.length === 1 ? key.toLowerCase() : key];
  if (action) return { action };
  return /^[\p{L}\p{N}]$/u.test(key) ? { typed: key } : undefined;
}

/** @param {string} key */
export const isModifier = (key) => ["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "Tab"].includes(key);

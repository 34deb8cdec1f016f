// @ts-check
/* Decide what a key means in a presentation. */

import { placeOfPrefix } from "../shared/selection.js";

/**
 * @typedef {"next" | "previous" | "first" | "last" | "leave" | "help" | "blank" | "full" | "notes" | "qr" | "room"} Action
 * @typedef {{ letters: string, slide?: number, command?: Action, waiting?: Action }} Meant
 *   what is typed of a name, and what to do: go to a slide, carry out a command, or do so if no other letter comes
 */

const NEXT = ["ArrowRight", "ArrowDown", "PageDown", " "];
const PREVIOUS = ["ArrowLeft", "ArrowUp", "PageUp"];
/** @type {Record<string, Action>} */
const OTHERS = { Home: "first", End: "last", Escape: "leave", "?": "help" };
/** @type {Record<string, Action>} */
const COMMANDS = { b: "blank", f: "full", n: "notes", q: "qr", r: "room", ".": "blank" };

/**
 * Return what a key does that is neither a letter nor a digit.
 * @param {string} key
 * @param {boolean} shift
 * @returns {Action | undefined}
 */
export function actionOf(key, shift) {
  if (key === " " && shift) return "previous";
  if (NEXT.includes(key)) return "next";
  if (PREVIOUS.includes(key)) return "previous";
  return OTHERS[key];
}

/**
 * Return what a letter means after others. Letters jump to the pilot whose name begins with them; B, F, N, Q and R are
 * commands, which wait for a second letter only where a name begins with them.
 * @param {string} before the letters before it
 * @param {string} letter
 * @param {readonly (string | undefined)[]} names that of each slide
 * @returns {Meant}
 */
export function readLetter(before, letter, names) {
  const letters = before + letter;
  const slide = placeOfPrefix(names, letters);
  const command = before ? undefined : COMMANDS[letter];
  if (slide >= 0) return command ? { letters, waiting: command } : { letters, slide };
  if (command) return { letters: "", command };
  // No name goes on so: a new one begins.
  return before ? readLetter("", letter, names) : { letters: "" };
}

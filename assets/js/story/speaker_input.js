// @ts-check
/* Take keys and presses in the speaker's window: steps are found in it, all else is asked of the stage. */

import { findAll } from "../shared/dom.js";
import { isModifier, meaningOf } from "./keys.js";
import { startPalette } from "./palette.js";
import { around } from "./stage_palette.js";

/** What the buttons of the window do: the same as these keys. */
const KEY_OF = { previous: "ArrowLeft", next: "ArrowRight", palette: "t", blank: "b" };

/**
 * @typedef {{ key: string, shift: boolean } | { goal: import("./palette.js").Goal } | { anew: true }} Asked
 *   of the stage: what a key does there, where to go, or to measure the time anew
 * @typedef {(asked: Asked) => void} Ask
 * @typedef {{ isOpen: () => boolean, open: (typed: string) => void, close: () => void, feed: (key: string) => void }} Finder
 */

/**
 * Take what comes to a window.
 * @param {Window} child
 * @param {HTMLElement} root of all that is seen in it
 * @param {HTMLElement} field in which steps are found
 * @param {Ask} ask
 */
export function takeInput(child, root, field, ask) {
  const finder = startFinder(child, root, field, ask);
  const take = (/** @type {string} */ key, /** @type {boolean} */ shift) => onKey(key, shift, root, finder, ask);
  child.document.onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {Element} */ (event.target);
    if ((event.key === " " || event.key === "Enter") && target.closest("button, summary")) return;
    if (take(event.key, event.shiftKey)) event.preventDefault();
  };
  child.document.onclick = ({ target }) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest("button"));
    const { ask: act = "", do: own, step } = button?.dataset ?? {};
    if (step) ask({ goal: { step } });
    else if (act === "anew") ask({ anew: true });
    else if (own === "leave") finder.close();
    else if (act in KEY_OF) take(KEY_OF[/** @type {keyof typeof KEY_OF} */ (act)], false);
  };
}

/**
 * Let steps be found in the window, and ask the stage to go there.
 * @param {Window} child
 * @param {HTMLElement} root
 * @param {HTMLElement} field
 * @param {Ask} ask
 * @returns {Finder}
 */
function startFinder(child, root, field, ask) {
  const palette = startPalette(field, { ...around(), go, close });

  /** @param {import("./palette.js").Goal} goal */
  function go(goal) {
    close();
    ask({ goal });
  }

  function close() {
    field.hidden = true;
    root.inert = false;
    child.focus();
  }

  /** @param {string} typed */
  function open(typed) {
    field.hidden = false;
    root.inert = true;
    field.querySelector("input")?.focus();
    palette.open(typed);
  }

  return { isOpen: () => !field.hidden, open, close, feed: palette.feed };
}

/**
 * Carry out a key.
 * @param {string} key
 * @param {boolean} shift
 * @param {HTMLElement} root
 * @param {Finder} finder
 * @param {Ask} ask
 * @returns {boolean} whether it was taken
 */
function onKey(key, shift, root, finder, ask) {
  const meant = meaningOf(key, shift);
  if (finder.isOpen()) finder.feed(key);
  else if (!meant || isModifier(key)) return false;
  else if ("typed" in meant) finder.open(meant.typed);
  else if (meant.action === "palette") finder.open("");
  else if (meant.action === "help") findAll(".speaker-keys", root)[0].toggleAttribute("open");
  else if (meant.action !== "speaker") ask({ key, shift });
  return true;
}

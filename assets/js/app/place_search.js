// @ts-check
/* Enter in the search for a place takes the suggestion that the server says is meant, once it has read what is typed. */

import { findAround } from "../shared/dom.js";
import { onPageChange } from "./page_changes.js";
import { appRoot, findInApp, ROOT } from "./streamlit_page.js";

const FIELD = `${ROOT} .st-key-place_text`;
/** @type {string | null} */
let entered = null; // what was in the field at Enter, until the server has read it

/** @param {KeyboardEvent} event */
function onEnter({ key, isComposing, target }) {
  if (key !== "Enter" || isComposing || !findAround(target, FIELD)) return;
  entered = target instanceof HTMLInputElement ? target.value.trim() : null;
  takeMeant();
}

/** Take the suggestion that is meant by what was entered, if there is one; the suggestions may still be on their way. */
function takeMeant() {
  const { read, meant } = findInApp("[data-meant]")?.dataset ?? {};
  if (entered === null || read !== entered) return;
  entered = null;
  if (meant) findInApp(`.st-key-${CSS.escape(meant)} button`)?.click();
}

/** Whoever types on has not entered what was there. */
function forget() {
  entered = null;
}

export function startPlaceSearch() {
  document.addEventListener("keydown", onEnter);
  document.addEventListener("input", forget);
  onPageChange({ nodes: true, attributes: ["data-read"], inside: appRoot() }, takeMeant);
}

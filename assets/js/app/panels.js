// @ts-check
/* Fetch pilots' panels as the server would draw them, before they are asked for: where there are few pilots, all; else
   that of a pilot who is pointed at, reached by keys, or next to the one that is shown. */

import { findAround } from "../shared/dom.js";
import { MESSAGE, onMapMessage } from "../shared/messages.js";
import { pageState } from "./page.js";
import { findAllInApp, mapFrame, ROOT } from "./streamlit_page.js";

const FEW = 20;

/** @type {Map<string, Promise<string | undefined>>} HTML by address, without what depends on the filter */
const asked = new Map();
/** @type {Map<string, string>} what has come of it */
const made = new Map();

/**
 * The server names one address for all, which tells their language and version too.
 * @param {string} pilot
 */
const addressOf = (pilot) => pageState()?.dataset.panels?.replace("*", pilot);

/**
 * Return the HTML of a pilot's panel, if it is here.
 * @param {string} pilot
 */
export const panelOf = (pilot) => made.get(addressOf(pilot) ?? "");

/**
 * Fetch a pilot's panel, unless it is here or on its way.
 * @param {string} pilot
 * @param {RequestPriority} [priority]
 * @returns {Promise<string | undefined>} its HTML
 */
export function fetchPanel(pilot, priority = "high") {
  const address = addressOf(pilot);
  if (!address) return Promise.resolve(undefined);
  const known = asked.get(address) ?? fetchText(address, priority);
  asked.set(address, known);
  return known;
}

/**
 * @param {string} address
 * @param {RequestPriority} priority
 */
async function fetchText(address, priority) {
  const answer = await fetch(address, /** @type {RequestInit} */ ({ priority })).catch(() => null);
  if (!answer?.ok) {
    asked.delete(address);
    return undefined;
  }
  const html = await answer.text();
  made.set(address, html);
  return html;
}

/**
 * Fetch what may be wanted next, one after the other.
 * @param {readonly string[]} pilots all of them
 */
export async function fetchPanels(pilots) {
  const near = findAllInApp("[data-way][data-choose]").map(({ dataset }) => dataset.choose ?? "");
  for (const pilot of pilots.length > FEW ? near : pilots) await fetchPanel(pilot, "low");
}

/** @param {Event} event */
function onPointed({ target }) {
  const pilot = findAround(target, `${ROOT} [data-choose]`)?.dataset.choose;
  if (pilot) fetchPanel(pilot);
}

export function startPanels() {
  for (const act of ["pointerover", "pointerdown", "focusin"]) {
    document.addEventListener(act, onPointed, { passive: true });
  }
  onMapMessage((source) => source === mapFrame()?.contentWindow, {
    [MESSAGE.pointed]: ({ pilot }) => fetchPanel(pilot),
  });
}

// @ts-check
/* Fetch each pilot's panel as the server would draw it, before it is asked for. */

import { pageState } from "./page.js";

/** @type {{ address?: string, made?: Record<string, string> }} without what depends on the filter */
let panels = {};

/** Fetch the panels of the language that is shown, unless they are here. */
export async function fetchPanels() {
  const { panels: address } = pageState()?.dataset ?? {};
  if (!address || panels.address === address) return;
  panels = { address };
  const options = /** @type {RequestInit} */ ({ priority: "low" });
  const answer = await fetch(address, options).catch(() => null);
  if (answer?.ok && panels.address === address) panels.made = await answer.json();
}

/**
 * Return the HTML of a pilot's panel, if it is here.
 * @param {string | null} pilot
 */
export const panelOf = (pilot) => (pilot === null ? undefined : panels.made?.[pilot]);

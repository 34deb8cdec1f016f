// @ts-check
/* Write what is chosen into an address of the app, and read what it asks for. */

import { toggled } from "./selection.js";

/** The parameters that scripts write or read, as in pilotkartan/explore/selection.py and embed_views.py. */
export const PARAMS = {
  language: "lang",
  pilot: "kommun",
  compared: "jamfor",
  place: "plats",
  search: "q",
  theme: "tema",
  every: "alla",
  sort: "sortering",
  step: "steg",
  story: "berattelse",
  slides: "bild",
  questions: "fraga",
  ownType: "egentyp",
  row: "radval",
  column: "kolumnval",
  what: "visa",
};

/** What a parameter is where it is on, as in pilotkartan/explore/param_kinds.py. */
export const YES = "ja";

/**
 * Return the address with other values of some parameters; an empty list removes one.
 * @param {string} href
 * @param {Record<string, string[]>} changes
 * @returns {URL}
 */
export function withParams(href, changes) {
  const address = new URL(href);
  for (const [name, [first, ...others]] of Object.entries(changes)) {
    if (first === undefined) address.searchParams.delete(name);
    else address.searchParams.set(name, first);
    for (const value of others) address.searchParams.append(name, value);
  }
  return address;
}

/**
 * Return the address of the page that shows what was done on the map.
 * @param {string} href
 * @param {import("./messages.js").Act} act
 * @returns {string}
 */
export function addressAfter(href, { pilot, compare, on, place }) {
  /** @type {Record<string, string[]>} */
  const changes = {};
  if (pilot !== undefined) changes[PARAMS.pilot] = pilot ? [pilot] : [];
  if (place !== undefined) Object.assign(changes, { [PARAMS.place]: [place], [PARAMS.pilot]: [] });
  if (compare !== undefined) {
    changes[PARAMS.compared] = toggled(new URL(href).searchParams.getAll(PARAMS.compared), compare, on);
  }
  return withParams(href, changes).href;
}

/**
 * Tell whether an address asks which pilots suit the visitor, and shows none of them.
 * @param {string} href
 */
export function asksWhoSuits(href) {
  const { searchParams } = new URL(href);
  const asks = searchParams.has(PARAMS.questions) || searchParams.has(PARAMS.ownType);
  return asks && !searchParams.get(PARAMS.pilot);
}

// @ts-check
/* Unpack what the file holds packed; a browser that cannot unpack shows the rest of it. */

import { byId } from "./current.js";

/** @type {{ html?: string | null }} presentation and comparison; undefined until unpacked, null where that failed */
export const late = {};
/** @type {Document | null} */
let parts = null;

/**
 * Return a part of what is unpacked, or null where it is not there. It is read when first needed: the map comes sooner.
 * @param {string} id
 */
export function partOf(id) {
  if (late.html && !parts) parts = new DOMParser().parseFromString(late.html, "text/html");
  return parts?.getElementById(id) ?? null;
}

/**
 * Return the text that an element holds packed.
 * @param {string} id
 */
export async function unpacked(id) {
  const bytes = Uint8Array.from(atob(byId(id).textContent ?? ""), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

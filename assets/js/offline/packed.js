// @ts-check
/* Unpack what the file holds packed; a browser that cannot unpack shows the rest of it. */

import { byId } from "./current.js";

/** @type {{ parts?: Document | null }} presentation and comparison; undefined until unpacked, null where that failed */
export const late = {};

/**
 * Return a part of what is unpacked, or null where it is not there.
 * @param {string} id
 */
export const partOf = (id) => late.parts?.getElementById(id) ?? null;

/** Unpack the presentation and the comparison. */
export async function unpackParts() {
  late.parts = new DOMParser().parseFromString(await unpacked("parts-packed"), "text/html");
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

// @ts-check
/* Draw QR codes from their modules, which are on the page already: no network is asked. */

import { findAll } from "../shared/dom.js";

const SVG = "http://www.w3.org/2000/svg";
const QUIET_ZONE = 4; // as wide as the standard asks for, in modules

/**
 * Draw a code.
 * @param {string} modules row by row, a bit each, as base64 (pilotkartan/render/qr.py)
 * @param {string} address that it leads to
 */
function drawCode(modules, address) {
  const bytes = [...atob(modules)].map((byte) => byte.charCodeAt(0));
  const size = Math.floor(Math.sqrt(8 * bytes.length));
  const isDark = Array.from({ length: size ** 2 }, (_, place) => bytes[place >> 3] & (128 >> (place & 7)));
  const squares = isDark.map((dark, place) => (dark ? `M${place % size} ${Math.floor(place / size)}h1v1h-1z` : ""));
  const [picture, path] = [document.createElementNS(SVG, "svg"), document.createElementNS(SVG, "path")];
  const edge = size + 2 * QUIET_ZONE;
  picture.setAttribute("viewBox", `${-QUIET_ZONE} ${-QUIET_ZONE} ${edge} ${edge}`);
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", address);
  path.setAttribute("d", squares.join(""));
  picture.append(path);
  return picture;
}

/**
 * Put the code of a slide, and its address in letters, into an element; or the words that there is none.
 * @param {HTMLElement} story
 * @param {HTMLElement} slide
 * @param {Element} into
 */
export function showCode(story, slide, into) {
  const { address, code } = slide.dataset;
  const text = document.createElement("p");
  // A slide that was made on the spot has an address, but nobody has drawn its code.
  text.textContent = "base" in story.dataset ? `${story.dataset.base}${address}` : (story.dataset.noCode ?? "");
  into.replaceChildren(...(code ? [drawCode(code, text.textContent)] : []), text);
}

/**
 * Draw the codes that are on the slides themselves.
 * @param {HTMLElement} story
 */
export function drawCodesOnSlides(story) {
  for (const slide of findAll(".slide[data-code]", story)) {
    for (const place of findAll(".code", slide)) showCode(story, slide, place);
  }
}

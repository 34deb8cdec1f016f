// @ts-check
/* Draw the map of a slide in a window that has none: as the map beside the slide is, from the drawing on the page. */

import { findAll } from "../shared/dom.js";
import { pilotsOn, story } from "./slides.js";

const NEARER = 2 ** 1.5; // a chosen pilot, as in assets/js/map/movement.js
const EDGE_PX = 10;
const TEXT_PX = 21; // the size in which pins and names are drawn
const PIN_PX = 12;
const LETTER = 0.56; // times its height is a letter wide

/**
 * Return the map of a slide, in which the style sheet shows what the classes say of each pilot.
 * @param {HTMLElement} slide
 * @returns {SVGSVGElement[]} none where the page has no drawing
 */
export function drawMap(slide) {
  const drawing = document.getElementById("still-map")?.textContent;
  const room = story.frame()?.getBoundingClientRect();
  if (!drawing || !room?.height) return [];
  const parsed = new DOMParser().parseFromString(drawing, "image/svg+xml").documentElement;
  const map = /** @type {SVGSVGElement} */ (/** @type {Element} */ (parsed));
  const { chosen, matching, among } = pilotsOn(slide);
  for (const part of findAll("[data-pilot]", map)) {
    const pilot = part.dataset.pilot ?? "";
    if (!among.includes(pilot)) part.remove();
    if (!matching.includes(pilot)) part.classList.add("faded");
    if (pilot !== chosen) continue;
    part.classList.add("chosen");
    part.parentElement?.append(part);
  }
  const size = Number.parseFloat(getComputedStyle(slide).fontSize) / TEXT_PX;
  frameMap(map, room, size);
  return [map];
}

/**
 * Let a map show all of its land with the names, or the chosen pilot from near.
 * @param {SVGSVGElement} map
 * @param {{ width: number, height: number }} room in pixels
 * @param {number} size of pins and names, times that in which they are drawn
 */
function frameMap(map, room, size) {
  const { width, height } = map.viewBox.baseVal;
  const whole = Math.min((room.width - 2 * EDGE_PX) / width, (room.height - 2 * EDGE_PX) / height);
  const [chosen] = findAll("g.chosen", map).map(placeOf);
  const names = findAll("g:not(.faded)", map).map((pin) => ({ ...placeOf(pin), ...besides(pin, size) }));
  const scale = chosen ? whole * NEARER : Math.min(whole, scaleForNames(names, room.width));
  let left = (chosen?.x ?? width / 2) - room.width / scale / 2;
  if (!chosen) {
    left = Math.min(left, ...names.map(({ x, before }) => x - before / scale));
    left = Math.max(left, ...names.map(({ x, after }) => x + (after - room.width) / scale));
  }
  const top = (chosen?.y ?? height / 2) - room.height / scale / 2;
  map.setAttribute("viewBox", [left, top, room.width / scale, room.height / scale].join(" "));
  map.style.setProperty("--px", `${1 / scale}px`);
  for (const pin of findAll("g", map)) {
    const { x, y } = placeOf(pin);
    pin.setAttribute("transform", `translate(${x} ${y}) scale(${size / scale})`);
  }
}

/** @param {HTMLElement} pin */
const placeOf = ({ dataset }) => ({ x: Number(dataset.x), y: Number(dataset.y) });

/**
 * Return how many pixels a pin takes with its name to the left and to the right of its place.
 * @param {HTMLElement} pin
 * @param {number} size
 */
function besides(pin, size) {
  const [name] = findAll("text", pin);
  const long = LETTER * TEXT_PX * (name.textContent ?? "").length;
  const side = name.getAttribute("class");
  const before = side === "left" ? PIN_PX + long : side === "right" ? PIN_PX : long / 2;
  const after = side === "right" ? PIN_PX + long : side === "left" ? PIN_PX : long / 2;
  return { before: EDGE_PX + size * before, after: EDGE_PX + size * after };
}

/**
 * Return the scale at which no two names need more than the width, which they share.
 * @param {{ x: number, before: number, after: number }[]} names
 * @param {number} width
 */
const scaleForNames = (names, width) =>
  Math.min(
    ...names.flatMap((one) =>
      names.filter(({ x }) => x > one.x).map(({ x, after }) => (width - one.before - after) / (x - one.x)),
    ),
  );

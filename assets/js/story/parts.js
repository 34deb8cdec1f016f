// @ts-check
/* Fit a slide to the screen: its text as large as there is room for, and in parts where it is too long for one. */

import { findAll } from "../shared/dom.js";
import { haveRoom, partsOf } from "./paging.js";

const GROWTHS = [1.75, 1.5, 1.3, 1.15]; // times the least size of text, best first
const ROUNDED_PX = 1; // heights are told in whole pixels

/** @type {WeakMap<HTMLElement, { size: string, parts: number[] }>} what each slide was last fitted to */
const fitted = new WeakMap();

/** @param {HTMLElement} slide */
const blocksOf = (slide) => findAll("[data-block]", slide);

/** Let every slide be fitted anew: the letters have come. */
export function forgetFit() {
  for (const slide of findAll(".story .slide")) Object.assign(fitted.get(slide) ?? {}, { size: "" });
}

/**
 * Work out the parts of the slide that is shown, unless they are for this size of it already.
 * @param {HTMLElement} slide
 * @returns {boolean} whether it was to be done
 */
export function fitSlide(slide) {
  const size = `${slide.clientWidth} × ${slide.clientHeight}`;
  if (fitted.get(slide)?.size === size) return false;
  const first = shownFrom(slide);
  fitted.set(slide, { size, parts: work(slide) });
  showPart(slide, Math.max(1, partsBefore(slide, first + 1)));
  return true;
}

/**
 * @param {HTMLElement} slide
 * @returns {number[]} the block with which each part begins
 */
function work(slide) {
  const blocks = blocksOf(slide);
  for (const block of blocks) block.classList.remove("off");
  slide.style.removeProperty("--grow");
  const body = findAll(".body", slide)[0];
  // A narrow screen, where text scrolls, has all of it at once.
  if (!blocks.length || getComputedStyle(slide).getPropertyValue("--scrolls")) return [0];
  markPart(slide, 1, 1);
  const whole = partsOf(measured(blocks), roomIn(body));
  // The mark beside the heading may take a line of its own.
  markPart(slide, whole.length, whole.length);
  const least = whole.length > 1 ? partsOf(measured(blocks), roomIn(body)) : whole;
  for (const growth of GROWTHS) {
    slide.style.setProperty("--grow", String(growth));
    const [room, larger] = [roomIn(body), measured(blocks)];
    const parts = partsOf(larger, room);
    if (parts.length <= least.length && haveRoom(larger, parts, room) && body.scrollWidth <= body.clientWidth)
      return parts;
  }
  slide.style.removeProperty("--grow");
  return least;
}

/** @param {HTMLElement[]} blocks */
const measured = (blocks) =>
  blocks.map((block) => {
    const { top, bottom } = block.getBoundingClientRect();
    return { top, bottom, apart: block.dataset.block === "apart" };
  });

/**
 * Return the height that is left for blocks beside what is shown with every part of them, such as the head of a table.
 * @param {HTMLElement} body
 */
const roomIn = (body) =>
  findAll("[data-always]", body).reduce(
    (room, { offsetHeight }) => room - offsetHeight,
    body.clientHeight - ROUNDED_PX,
  );

/** @param {HTMLElement} slide */
const shownFrom = (slide) => Math.max(0, (fitted.get(slide)?.parts ?? [0])[partOf(slide) - 1] ?? 0);

/**
 * @param {HTMLElement} slide
 * @param {number} place of a block
 */
const partsBefore = (slide, place) => (fitted.get(slide)?.parts ?? []).filter((from) => from < place).length;

/** @param {HTMLElement} slide */
export const partOf = (slide) => Number(slide.dataset.part ?? 1);

/** @param {HTMLElement} slide */
export const numberOfParts = (slide) => Number(slide.dataset.parts ?? 1);

/**
 * Show one part of a slide that is fitted, and say so beside its heading.
 * @param {HTMLElement} slide
 * @param {number} wanted from 1 on; the last one where there are fewer
 */
export function showPart(slide, wanted) {
  const { parts } = fitted.get(slide) ?? { parts: [0] };
  const part = Math.min(wanted, parts.length);
  const [from, to] = [parts[part - 1], parts[part] ?? Number.POSITIVE_INFINITY];
  blocksOf(slide).forEach((block, place) => {
    block.classList.toggle("off", place < from || place >= to);
  });
  slide.dataset.part = String(part);
  slide.dataset.parts = String(parts.length);
  markPart(slide, part, parts.length);
  slide.scrollTop = 0;
}

/**
 * Say beside the heading which part is shown, where there are several.
 * @param {HTMLElement} slide
 * @param {number} part
 * @param {number} parts
 */
function markPart(slide, part, parts) {
  const words = slide.closest(".story")?.getAttribute("data-part-words") ?? "";
  const mark = parts > 1 ? words.replace("{part}", `${part}`).replace("{parts}", `${parts}`) : "";
  for (const beside of findAll(".head .part", slide)) beside.textContent = mark;
}

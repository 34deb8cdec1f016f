// @ts-check
/* Show one of the slides, which are on the page already, and tell the map's frame. */

import { findAll } from "../shared/dom.js";
import { MESSAGE, STORY_EVENT, sendToMap } from "../shared/messages.js";
import { splitIds } from "../shared/selection.js";
import { fitSlide, numberOfParts, partOf, showPart } from "./parts.js";
import { noteWay, placeAfter, way } from "./way.js";

/** @type {{ element: HTMLElement | null, frame: () => HTMLIFrameElement | null, left?: string }} */
export const story = { element: null, frame: () => null }; // `left` is the step at which it was ended

/**
 * Find a part of the presentation.
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export const storyParts = (selector) => (story.element ? findAll(selector, story.element) : []);

/** Give the focus to what hears the keys. */
export const focusStage = () => storyParts(".slides")[0]?.focus();

/** @returns {HTMLElement[]} */
export const slides = () => storyParts(".slide");

/** @returns {number} how many slides are those of the presentation; after them come those beside it */
export const deckLength = () => slides().filter(({ dataset }) => dataset.beside === undefined).length;

/** @returns {number} the place of the slide that is shown */
export const currentSlide = () => slides().findIndex((slide) => !slide.hidden);

/**
 * Return the place of a step's slide; -1 where there is none.
 * @param {string} [step]
 */
export const slideOf = (step) => slides().findIndex((slide) => slide.dataset.step === step);

/**
 * Go to the next part of the slide that is shown, or to the next slide; or back.
 * @param {1 | -1} by
 * @returns {boolean} whether there was one
 */
export function turn(by) {
  const [slide, at] = [slides()[currentSlide()], currentSlide()];
  const part = partOf(slide) + by;
  const place = placeAfter(at, by, deckLength());
  if (part >= 1 && part <= numberOfParts(slide)) showSlide(at, part);
  else if (place !== at) showSlide(place, by > 0 ? 1 : Number.POSITIVE_INFINITY);
  else return false;
  return true;
}

/**
 * Show a slide by its place, the first or last where that is beyond the ends.
 * @param {number} place
 * @param {number} [part] of it, from 1 on: a slide whose text is too long for the screen has several
 */
export function showSlide(place, part = 1) {
  const all = slides();
  const at = Math.max(0, Math.min(place, all.length - 1));
  const slide = all[at];
  if (!slide || !story.element) return;
  const reads = all.some((other) => other.contains(document.activeElement));
  for (const other of all) other.hidden = other !== slide;
  if (reads) focusStage();
  story.element.dataset.step = slide.dataset.step;
  const length = deckLength();
  noteWay(at, length);
  storyParts(".where")[0].textContent = `${way.home + 1} / ${length}${at < length ? "" : " +"}`;
  fitSlide(slide);
  showPart(slide, part);
  tellTitle();
  enableTurns();
  closeOverlays();
  showOnMap();
  if (slide.dataset.names !== undefined) announce(STORY_EVENT.step);
  announce(STORY_EVENT.shown);
}

/** Fit the slide that is shown to the screen once more: it has another size, or the letters have come. */
export function refit() {
  const slide = slides()[currentSlide()];
  if (!slide || !fitSlide(slide)) return;
  enableTurns();
  showOnMap();
}

/** Let the map show the slide's pilot: its frame glides there, or cuts where reduced motion is wished. */
export function showOnMap() {
  const slide = slides()[currentSlide()];
  const frame = story.frame();
  if (!slide || !frame) return;
  sendToMap(frame, {
    type: MESSAGE.show,
    ...pilotsOn(slide),
    theme: document.documentElement.dataset.stage ?? null,
    text_px: Number.parseFloat(getComputedStyle(slide).fontSize),
  });
}

/**
 * Return what the map beside a slide shows: the chosen pilot, those that it is about, and among which they are.
 * @param {HTMLElement} slide
 */
export function pilotsOn({ dataset }) {
  const { chosen, matching, beside } = dataset;
  const { pilots, everyPilot } = story.element?.dataset ?? {};
  const among = splitIds(beside === undefined ? pilots : everyPilot);
  return { chosen: chosen || null, matching: splitIds(matching), among };
}

/** Let a screen reader read a slide that has the focus as it reads any page; else it hands the keys on. */
export function nameSlides() {
  for (const slide of slides()) {
    slide.setAttribute("role", "document");
    slide.ariaLabel = slide.querySelector("h1")?.textContent?.trim() ?? "";
    slide.tabIndex = 0;
  }
}

const sizes = new ResizeObserver(refit);

/** Fit the slides to the screen, now and whenever its size changes. */
export function watchSizes() {
  sizes.disconnect();
  for (const slide of slides()) sizes.observe(slide);
}

/** Tell those who hear the presentation which slide is shown; nobody hears a page that is not seen yet. */
export function tellTitle() {
  const slide = slides()[currentSlide()];
  if (!slide || !story.element || getComputedStyle(story.element).visibility !== "visible") return;
  const { place = "", beside } = story.element.dataset;
  const where = "beside" in slide.dataset ? beside : place.replace("{place}", `${currentSlide() + 1}`);
  const part = findAll(".head .part", slide)[0]?.textContent;
  storyParts(".voice[role=status]")[0].textContent = `${[slide.ariaLabel, part].filter(Boolean).join(" ")}, ${where}`;
}

/** @returns {HTMLElement | undefined} what lies over the slide */
export const openOverlay = () => storyParts(".overlay").find((overlay) => !overlay.hidden);

/** @type {Element | null} */
let focusedBefore = null; // what had the focus before an overlay took it

/**
 * Lay something over the slide: it takes the focus, and what is behind is out of reach.
 * @param {HTMLElement} overlay
 */
export function showOverlay(overlay) {
  focusedBefore = document.activeElement;
  overlay.hidden = false;
  setReachable(false);
  (findAll("[role=document], [role=combobox]", overlay)[0] ?? overlay).focus();
  announce(STORY_EVENT.shown);
}

export function closeOverlays() {
  const overlay = openOverlay();
  if (!overlay) return;
  overlay.hidden = true;
  setReachable(true);
  const had = focusedBefore instanceof HTMLElement && focusedBefore !== document.body ? focusedBefore : null;
  if (had?.isConnected) had.focus();
  else focusStage();
  announce(STORY_EVENT.shown);
}

/** @param {boolean} reachable whether the slide, the bar and the map can be come to */
function setReachable(reachable) {
  for (const part of [...storyParts(".slides, .story-bar"), story.frame()]) if (part) part.inert = !reachable;
}

/**
 * Tell the page around.
 * @param {(typeof STORY_EVENT)[keyof typeof STORY_EVENT]} event
 */
export function announce(event) {
  story.element?.dispatchEvent(new CustomEvent(event, { detail: story.element.dataset.step, bubbles: true }));
}

function enableTurns() {
  const [slide, at, length] = [slides()[currentSlide()], currentSlide(), deckLength()];
  enable("previous", at > 0 || partOf(slide) > 1);
  enable("next", at !== length - 1 || partOf(slide) < numberOfParts(slide));
}

/**
 * @param {string} action
 * @param {boolean} possible
 */
function enable(action, possible) {
  const [button] = storyParts(`[data-do="${action}"]`);
  /** @type {HTMLButtonElement} */ (button).disabled = !possible;
}

// @ts-check
/* Find a step on the stage, and go there. */

import { WORD_STEP } from "../shared/word_step.js";
import { startPalette } from "./palette.js";
import { closeOverlays, currentSlide, showOverlay, showSlide, slideOf, slides, story, storyParts } from "./slides.js";
import { way } from "./way.js";
import { makeWordSlide } from "./word_slide.js";

/** @type {WeakMap<HTMLElement, ReturnType<typeof startPalette>>} */
const started = new WeakMap();

const element = () => storyParts(".overlay.palette")[0];

/** @returns {import("./finding.js").Entry[]} the steps, of the presentation and beside it */
export const stepEntries = () =>
  slides()
    .filter(({ dataset }) => dataset.step !== WORD_STEP)
    .map(({ dataset }, place) => ({
      step: dataset.step ?? "",
      number: dataset.beside === undefined ? place + 1 : null,
      title: dataset.title ?? "",
      names: (dataset.names ?? "").split("\n"),
    }));

/** @returns {ReturnType<typeof startPalette> | null} the field, while it is open */
export const openPalette = () => (element()?.hidden === false ? (started.get(element()) ?? null) : null);

/**
 * Open the field.
 * @param {string} typed so far
 */
export function openStagePalette(typed) {
  closeOverlays();
  const palette = started.get(element()) ?? startPalette(element(), { ...around(), go: goTo, close: closeOverlays });
  started.set(element(), palette);
  showOverlay(element());
  palette.open(typed);
}

/** Return what a field needs to know of the presentation, in whichever window it is. */
export const around = () => ({
  entries: stepEntries,
  lang: () => /** @type {import("./finding.js").Lang} */ (story.element?.lang),
  words: () => story.element?.dataset ?? {},
});

/**
 * Go to a step, or make the one of a word; Back leads to where one was.
 * @param {import("./palette.js").Goal} goal
 */
export function goTo(goal) {
  if ("word" in goal && !makeWordSlide(goal.word)) return;
  const place = slideOf("word" in goal ? WORD_STEP : goal.step);
  if (place < 0) return;
  if (place !== currentSlide()) way.from ??= way.home;
  closeOverlays();
  showSlide(place);
}

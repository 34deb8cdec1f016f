// @ts-check
/* Make a slide on the spot: the pilots that mention a word. */

import { PARAMS } from "../shared/address.js";
import { make } from "../shared/elements.js";
import { wordSlide } from "../shared/word_slide.js";
import { stepOfWord, WORD_STEP } from "../shared/word_step.js";
import { nameSlides, slides, story, storyParts, watchSizes } from "./slides.js";

/**
 * Put the slide of a word on the page, in the stead of that of another.
 * @param {string} word
 * @returns {boolean} whether any pilot mentions it
 */
export function makeWordSlide(word) {
  const { element } = story;
  const lang = /** @type {import("../shared/mentions.js").Lang} */ (element?.lang);
  const slide = element && wordSlide(word, lang, element.dataset, slides());
  if (!slide) return false;
  for (const other of storyParts(`.slide[data-step="${WORD_STEP}"]`)) other.remove();
  slide.append(make("aside", { className: "notes", hidden: true }));
  const address = `?${new URLSearchParams({ [PARAMS.search]: word, [PARAMS.language]: lang })}`;
  Object.assign(slide.dataset, { step: WORD_STEP, roomStep: stepOfWord(word), beside: "", address });
  storyParts(".slides")[0].append(slide);
  nameSlides();
  watchSizes();
  return true;
}

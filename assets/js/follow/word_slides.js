// @ts-check
/* Make the slide of a word that the speaker has made on the spot, in the language of the page. */

import { PARAMS } from "../shared/address.js";
import { find, findAll } from "../shared/dom.js";
import { make } from "../shared/elements.js";
import { wordSlide } from "../shared/word_slide.js";
import { wordOfStep } from "../shared/word_step.js";

/**
 * Put the slide of a step's word on the page, and among the steps, after the one that was shown before; where the step
 * has a word and its texts are there.
 * @param {string} step
 * @param {HTMLElement | undefined} before
 * @returns {HTMLElement | undefined}
 */
export function addWordSlide(step, before) {
  const word = wordOfStep(step);
  const slide = word && makeSlide(word);
  if (!slide) return undefined;
  slide.dataset.step = step;
  const slides = findAll(".slide");
  const place = before ? slides.indexOf(before) : slides.length - 1;
  slides[place].after(slide);
  // The list has the steps in the order of the slides.
  const option = make("option", { className: "kind-word", value: step }, slide.dataset.title ?? "");
  findAll("#steps option")[place].after(option);
  return slide;
}

/**
 * Take the slides of words off the page again, but for the one that is shown.
 * @param {HTMLElement | undefined} shown
 */
export function dropWordSlides(shown) {
  for (const each of findAll(".slide.kind-word")) if (each !== shown) each.remove();
  for (const option of findAll("#steps .kind-word")) {
    if (/** @type {HTMLOptionElement} */ (option).value !== shown?.dataset.step) option.remove();
  }
}

/**
 * Make the slide of what the texts in the page's language say, or the others where none of those does.
 * @param {string} word
 */
function makeSlide(word) {
  const others = findAll(".slide");
  const words = find("main")?.dataset ?? {};
  const own = /** @type {import("../shared/mentions.js").Lang} */ (document.documentElement.lang);
  for (const lang of /** @type {const} */ ([own, own === "sv" ? "en" : "sv"])) {
    const slide = wordSlide(word, lang, words, others);
    if (!slide) continue;
    if (lang !== own) findAll(".head", slide)[0].append(make("p", { className: "quiet" }, words.otherLanguage ?? ""));
    slide.dataset.address = `?${new URLSearchParams({ [PARAMS.search]: word, [PARAMS.language]: lang })}`;
    return slide;
  }
  return null;
}

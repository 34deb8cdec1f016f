// @ts-check
/* Start the presentation: it steps through the slides that are on the page, by keys, clickers, touch and buttons,
   with no request to the server, so that a bad network stops nothing. */

import { hidePointer, showPointer } from "./idle.js";
import { listen } from "./input.js";
import { forgetFit } from "./parts.js";
import { takePreparedTheme } from "./prepared_theme.js";
import { drawCodesOnSlides } from "./qr.js";
import { currentSlide, focusStage, nameSlides, refit, showSlide, slideOf, story, watchSizes } from "./slides.js";
import { findSpeaker } from "./speaker.js";
import { restoreTheme } from "./themes.js";
import { way } from "./way.js";

let listening = false;

/**
 * Take up the slides; to be called whenever they may have come or changed.
 * @param {() => HTMLIFrameElement | null} frame finds the map's frame
 */
export function startStory(frame) {
  if (!listening) {
    listen();
    document.fonts.addEventListener("loadingdone", () => {
      forgetFit();
      refit();
    });
  }
  listening = true;
  const before = story.element;
  story.frame = frame;
  story.element = document.getElementById("story");
  if (!story.element) {
    showPointer();
    return;
  }
  nameSlides();
  if (story.element !== before) findSpeaker();
  const wanted = slideOf(story.element.dataset.step);
  if (story.element === before && wanted === currentSlide()) return;
  if (story.element !== before) hidePointer();
  restoreTheme();
  drawCodesOnSlides(story.element);
  watchSizes();
  // A start is at the first step: it goes on where it was left.
  const left = wanted > 0 ? -1 : slideOf(story.left);
  story.left = undefined;
  way.from = null;
  showSlide(Math.max(0, wanted, left));
  focusStage();
  takePreparedTheme(story.element);
}

// @ts-check
/* Start the presentation: it steps through the slides that are on the page, by keys, clickers, touch and buttons,
   with no request to the server, so that a bad network stops nothing. */

import { startClock } from "./actions.js";
import { hidePointer, showPointer } from "./idle.js";
import { listen } from "./input.js";
import { forgetFit } from "./parts.js";
import { drawCodesOnSlides } from "./qr.js";
import { currentSlide, nameSlides, refit, showSlide, slideOf, story, watchSizes } from "./slides.js";
import { restoreTheme } from "./themes.js";

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
  startClock();
  nameSlides();
  const wanted = slideOf(story.element.dataset.step);
  if (story.element === before && wanted === currentSlide()) return;
  if (story.element !== before) hidePointer();
  restoreTheme();
  drawCodesOnSlides(story.element);
  watchSizes();
  showSlide(Math.max(0, wanted));
  story.element.focus();
}

// @ts-check
/* Start the presentation: it steps through the slides that are on the page, by keys, clickers, touch and buttons,
   with no request to the server, so that a bad network stops nothing. */

import { startClock } from "./actions.js";
import { listen } from "./input.js";
import { takePreparedTheme } from "./prepared_theme.js";
import { currentSlide, nameSlides, showSlide, slideOf, story } from "./slides.js";

let listening = false;

/**
 * Take up the slides; to be called whenever they may have come or changed.
 * @param {() => HTMLIFrameElement | null} frame finds the map's frame
 */
export function startStory(frame) {
  if (!listening) listen();
  listening = true;
  const before = story.element;
  story.frame = frame;
  story.element = document.getElementById("story");
  if (!story.element) {
    document.documentElement.classList.remove("idle");
    return;
  }
  startClock();
  nameSlides();
  const wanted = slideOf(story.element.dataset.step);
  if (story.element === before && wanted === currentSlide()) return;
  showSlide(Math.max(0, wanted));
  story.element.focus();
  takePreparedTheme(story.element);
}

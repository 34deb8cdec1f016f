// @ts-check
/* Let the steps come by themselves, round and round, for a foyer. */

import { filled } from "../shared/words.js";
import { showSlide, story, storyParts, turn } from "./slides.js";

const [SHORTEST_S, LONGEST_S, BY_S] = [10, 60, 10];
const play = { timer: 0, seconds: 20 };

export const isPlaying = () => play.timer !== 0;

/** Go on to the next step after each pause, until it is stopped. */
export function startAutoplay() {
  clearTimeout(play.timer);
  play.timer = window.setTimeout(goOn, play.seconds * 1000);
  tell();
}

export function stopAutoplay() {
  clearTimeout(play.timer);
  play.timer = 0;
  tell();
}

/**
 * Stay so long at each step from now on.
 * @param {number} seconds
 */
export function setPace(seconds) {
  play.seconds = Math.max(SHORTEST_S, Math.min(LONGEST_S, seconds));
  for (const select of storyParts("select.pace")) /** @type {HTMLSelectElement} */ (select).value = `${play.seconds}`;
  if (isPlaying()) startAutoplay();
}

/** @param {1 | -1} way longer or shorter */
export const changePace = (way) => setPace(play.seconds + way * BY_S);

function goOn() {
  if (!story.element?.isConnected) {
    stopAutoplay();
    return;
  }
  if (!turn(1)) showSlide(0);
  startAutoplay();
}

/** Say quietly in the bar that it goes on by itself, with a line that grows where movement is not unwelcome. */
function tell() {
  const [told] = storyParts(".playing");
  if (!told) return;
  told.hidden = !isPlaying();
  told.textContent = filled(story.element?.dataset.playing ?? "", { seconds: play.seconds });
  for (const running of told.getAnimations()) running.cancel();
  if (!isPlaying() || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  told.animate([{ backgroundSize: "0 3px" }, { backgroundSize: "100% 3px" }], play.seconds * 1000);
}

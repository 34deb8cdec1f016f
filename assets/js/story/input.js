// @ts-check
/* Listen to keys, clickers, touch and buttons in a presentation, also to keys in the map's frame. */

import { findAround } from "../shared/dom.js";
import { MESSAGE, onMapMessage } from "../shared/messages.js";
import { ACTIONS } from "./actions.js";
import { isPlaying, setPace, stopAutoplay } from "./autoplay.js";
import { hidePointer } from "./idle.js";
import { isModifier, meaningOf } from "./keys.js";
import { closeOverlays, showOnMap, story, storyParts, tellTitle } from "./slides.js";
import { listenToSpeaker } from "./speaker.js";
import { goTo, openPalette, openStagePalette } from "./stage_palette.js";

const SWIPE_PX = 60;

/** @type {Touch | null} */
let touchStart = null;

const isShown = () => Boolean(story.element?.isConnected);

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (!isShown() || event.ctrlKey || event.metaKey || event.altKey) return;
  if (findAround(event.target, "input, textarea, select, [contenteditable]")) return;
  const presses = event.key === " " || event.key === "Enter";
  if (presses && findAround(event.target, "button, a, summary")) return;
  if (handleKey(event.key, event.shiftKey)) event.preventDefault();
}

/**
 * Do what a key means.
 * @param {string} key
 * @param {boolean} shift
 * @returns {boolean} whether it means anything
 */
export function handleKey(key, shift) {
  if (isModifier(key)) return false;
  const meant = meaningOf(key, shift);
  const action = meant && "action" in meant ? meant.action : undefined;
  if (isPlaying() && action !== "longer" && action !== "shorter") stopAutoplay();
  else if (!storyParts(".overlay.blank")[0].hidden && key !== "Escape") closeOverlays();
  else if (openPalette()) openPalette()?.feed(key);
  else if (action) ACTIONS[action]();
  else if (meant && "typed" in meant) openStagePalette(meant.typed);
  else return false;
  return true;
}

/** @param {MouseEvent} event */
function onClick({ target }) {
  const action = findAround(target, ".story [data-do]")?.dataset.do;
  if (action && story.element) ACTIONS[/** @type {import("./keys.js").Action} */ (action)]();
  else if (findAround(target, ".story .overlay") && !findAround(target, "label, select, .palette, .room-content"))
    closeOverlays();
}

/** @param {TouchEvent} event */
function onTouchEnd({ changedTouches: [end] }) {
  if (!touchStart) return;
  const [dx, dy] = [end.clientX - touchStart.clientX, end.clientY - touchStart.clientY];
  touchStart = null;
  if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > 2 * Math.abs(dy)) ACTIONS[dx < 0 ? "next" : "previous"]();
}

/** Listen from now on; nothing happens where no presentation is shown. */
export function listen() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  // Where the presentation was started before the page was seen, its first slide is still to be told.
  document.addEventListener("focusin", ({ target }) => {
    if (target === storyParts(".slides")[0]) tellTitle();
  });
  document.addEventListener(
    "touchstart",
    ({ target, changedTouches }) => {
      touchStart = findAround(target, ".story") ? changedTouches[0] : null;
    },
    { passive: true },
  );
  document.addEventListener("touchend", onTouchEnd, { passive: true });
  onMapMessage((source) => isShown() && source === story.frame()?.contentWindow, {
    [MESSAGE.key]: ({ key, shift }) => handleKey(key, shift),
    [MESSAGE.choose]: ({ id }) => goTo({ step: id }),
    [MESSAGE.ready]: () => {
      hidePointer();
      showOnMap();
    },
  });
  listenToSpeaker({ onKey: handleKey, onGoal: goTo });
  document.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLSelectElement && target.matches(".story .pace")) setPace(Number(target.value));
  });
  document.addEventListener("pointerdown", stopAutoplay, { passive: true });
  // A touch on the map, which takes the focus into its frame.
  window.addEventListener("blur", () => {
    if (document.activeElement === story.frame()) stopAutoplay();
  });
}

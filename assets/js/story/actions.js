// @ts-check
/* Carry out what keys and buttons ask for in a presentation. */

import { timeOfDay } from "../shared/local_time.js";
import { STORY_EVENT } from "../shared/messages.js";
import { showCode } from "./qr.js";
import {
  announce,
  closeOverlays,
  currentSlide,
  openOverlay,
  showOverlay,
  showSlide,
  slides,
  story,
  storyParts,
  turn,
} from "./slides.js";
import { nextTheme } from "./themes.js";

/** @type {Record<import("./keys.js").Action, () => void>} */
export const ACTIONS = {
  next: () => turn(1),
  previous: () => turn(-1),
  first: () => showSlide(0),
  last: () => showSlide(slides().length - 1),
  blank: () => toggleOverlay("blank"),
  help: () => toggleOverlay("keys"),
  notes: toggleNotes,
  full: toggleFullScreen,
  theme: nextTheme,
  qr: () => {
    const [into, slide] = [storyParts(".overlay.qr > div")[0], slides()[currentSlide()]];
    if (story.element) showCode(story.element, slide, into);
    toggleOverlay("qr");
  },
  leave: () => {
    if (openOverlay()) closeOverlays();
    else if (!document.fullscreenElement) announce(STORY_EVENT.leave);
  },
};

let started = 0;

/** Start the clock that is shown with the notes, once. */
export function startClock() {
  started ||= Date.now();
}

/** @param {string} name */
function toggleOverlay(name) {
  const [overlay] = storyParts(`.overlay.${name}`);
  const opens = overlay.hidden;
  closeOverlays();
  if (opens) showOverlay(overlay);
}

function toggleNotes() {
  const open = story.element?.classList.toggle("with-notes");
  for (const part of storyParts(".notes, .clock")) part.hidden = !open;
  showTime();
}

function toggleFullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}

/** Show the time that has passed, and the time of day. */
export function showTime() {
  const [clock] = storyParts(".clock");
  if (!clock || clock.hidden) return;
  const passed = Math.floor((Date.now() - started) / 1000);
  const now = timeOfDay(new Date(), document.documentElement.lang, undefined);
  clock.textContent = `${Math.floor(passed / 60)}:${String(passed % 60).padStart(2, "0")} · ${now}`;
}

// @ts-check
/* Carry out what keys and buttons ask for in a presentation. */

import { timeOfDay } from "../shared/local_time.js";
import { STORY_EVENT } from "../shared/messages.js";
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
} from "./slides.js";

/** @type {Record<import("./keys.js").Action, () => void>} */
export const ACTIONS = {
  next: () => showSlide(currentSlide() + 1),
  previous: () => showSlide(currentSlide() - 1),
  first: () => showSlide(0),
  last: () => showSlide(slides().length - 1),
  blank: () => toggleOverlay("blank"),
  help: () => toggleOverlay("keys"),
  notes: toggleNotes,
  full: toggleFullScreen,
  qr: () => {
    announce(STORY_EVENT.qr);
    toggleOverlay("qr");
  },
  room: () => {
    announce(STORY_EVENT.room);
    toggleOverlay("room");
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
  if (!overlay) return; // The offline edition has no server for a room to follow.
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

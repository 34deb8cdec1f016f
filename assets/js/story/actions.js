// @ts-check
/* Carry out what keys and buttons ask for in a presentation. */

import { STORY_EVENT } from "../shared/messages.js";
import { changePace, startAutoplay } from "./autoplay.js";
import {
  announce,
  closeOverlays,
  currentSlide,
  deckLength,
  openOverlay,
  showOverlay,
  showSlide,
  story,
  storyParts,
} from "./slides.js";
import { closeSpeaker, openSpeaker } from "./speaker.js";
import { openStagePalette } from "./stage_palette.js";
import { nextTheme } from "./themes.js";
import { placeAfter, way } from "./way.js";

/** @type {Record<import("./keys.js").Action, () => void>} */
export const ACTIONS = {
  next: () => walkTo(placeAfter(currentSlide(), 1, deckLength())),
  previous: () => walkTo(placeAfter(currentSlide(), -1, deckLength())),
  first: () => walkTo(0),
  last: () => walkTo(deckLength() - 1),
  back: goBack,
  palette: () => openStagePalette(""),
  blank: () => toggleOverlay("blank"),
  help: () => toggleOverlay("keys"),
  full: toggleFullScreen,
  language: () => announce(STORY_EVENT.language),
  theme: nextTheme,
  speaker: openSpeaker,
  autoplay: () => {
    closeOverlays();
    startAutoplay();
  },
  longer: () => changePace(1),
  shorter: () => changePace(-1),
  qr: () => {
    announce(STORY_EVENT.qr);
    toggleOverlay("qr");
  },
  leave: () => {
    if (openOverlay()) closeOverlays();
    else if (way.from !== null) goBack();
    else if (!document.fullscreenElement) leave();
  },
};

/** @param {number} place */
function walkTo(place) {
  way.from = null;
  showSlide(place);
}

function goBack() {
  if (way.from !== null) walkTo(way.from);
}

/** End it; whoever comes back begins where it was left. */
function leave() {
  story.left = story.element?.querySelectorAll(".slide")[way.home]?.getAttribute("data-step") ?? undefined;
  closeSpeaker();
  announce(STORY_EVENT.leave);
}

/** @param {string} name */
function toggleOverlay(name) {
  const [overlay] = storyParts(`.overlay.${name}`);
  const opens = overlay.hidden;
  closeOverlays();
  if (opens) showOverlay(overlay);
}

function toggleFullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {}); // not where another window asks for it
}

// @ts-check
/* Carry out what keys and buttons ask for in a presentation. */

import { STORY_EVENT } from "../shared/messages.js";
import { changePace, startAutoplay } from "./autoplay.js";
import { showCode } from "./qr.js";
import {
  announce,
  closeOverlays,
  currentSlide,
  deckLength,
  openOverlay,
  showOverlay,
  showSlide,
  slides,
  story,
  storyParts,
  turn,
} from "./slides.js";
import { closeSpeaker, openSpeaker } from "./speaker.js";
import { openStagePalette } from "./stage_palette.js";
import { nextTheme } from "./themes.js";
import { way } from "./way.js";

/** @type {Record<import("./keys.js").Action, () => void>} */
export const ACTIONS = {
  next: () => go(() => turn(1)),
  previous: () => go(() => turn(-1)),
  first: () => go(() => showSlide(0)),
  last: () => go(() => showSlide(deckLength() - 1)),
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
    const [into, slide] = [storyParts(".overlay.qr > div")[0], slides()[currentSlide()]];
    if (story.element) showCode(story.element, slide, into);
    toggleOverlay("qr");
  },
  room: () => {
    announce(STORY_EVENT.room);
    toggleOverlay("room");
  },
  leave: () => {
    if (openOverlay()) closeOverlays();
    else if (way.from !== null) goBack();
    else if (!document.fullscreenElement) leave();
  },
};

/** @param {() => void} step is taken, and there is no way back from it */
function go(step) {
  way.from = null;
  step();
}

function goBack() {
  const { from } = way;
  if (from !== null) go(() => showSlide(from));
}

/** End it; whoever comes back begins where it was left. */
function leave() {
  story.left = slides()[way.home]?.dataset.step;
  closeSpeaker();
  announce(STORY_EVENT.leave);
}

/** @param {string} name */
function toggleOverlay(name) {
  const [overlay] = storyParts(`.overlay.${name}`);
  if (!overlay) return; // The offline edition has no server for a room to follow.
  const opens = overlay.hidden;
  closeOverlays();
  if (opens) showOverlay(overlay);
}

function toggleFullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {}); // not where another window asks for it
}

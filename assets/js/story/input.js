// @ts-check
/* Listen to keys, clickers, touch and buttons in a presentation, also to keys in the map's frame. */

import { findAround } from "../shared/dom.js";
import { MESSAGE, onMapMessage } from "../shared/messages.js";
import { folded } from "../shared/selection.js";
import { ACTIONS, showTime } from "./actions.js";
import { actionOf, readLetter } from "./keys.js";
import { closeOverlays, showOnMap, showSlide, slideOf, slides, story, storyParts, tellTitle } from "./slides.js";

const IDLE_MS = 3000; // after this long without a movement the cursor goes
const LETTERS_MS = 600; // so long a letter waits for the next one of a name
const SWIPE_PX = 60;
const CLOCK_MS = 1000;

const typed = { digits: "", letters: "", timer: 0 };
let idleTimer = 0;
/** @type {Touch | null} */
let touchStart = null;

const isShown = () => Boolean(story.element?.isConnected);

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (!isShown() || event.ctrlKey || event.metaKey || event.altKey) return;
  if (findAround(event.target, "input, textarea, select, [contenteditable]")) return;
  const presses = event.key === " " || event.key === "Enter";
  if (presses && findAround(event.target, "button, a, summary") && !typed.digits) return;
  if (handleKey(event.key, event.shiftKey)) event.preventDefault();
}

/**
 * Do what a key means.
 * @param {string} key
 * @param {boolean} shift
 * @returns {boolean} whether it means anything
 */
function handleKey(key, shift) {
  if (key.length > 1) typed.letters = ""; // any other key ends a name
  const action = actionOf(key, shift);
  if (!storyParts(".overlay.blank")[0].hidden && key !== "Escape") closeOverlays();
  else if (action) ACTIONS[action]();
  else if (/^\d$/.test(key)) typed.digits = (typed.digits + key).slice(-3);
  else if (key === "Enter" && typed.digits) goToNumber();
  else if (/^[\p{L}.]$/u.test(key)) typeLetter(folded(key));
  else return false;
  return true;
}

function goToNumber() {
  showSlide(Number(typed.digits) - 1);
  typed.digits = "";
}

/** @param {string} key */
function typeLetter(key) {
  typed.digits = "";
  clearTimeout(typed.timer);
  const meant = readLetter(
    typed.letters,
    key,
    slides().map((slide) => slide.dataset.name),
  );
  typed.letters = meant.letters;
  if (meant.command) ACTIONS[meant.command]();
  if (meant.slide !== undefined) showSlide(meant.slide);
  if (!meant.letters) return;
  typed.timer = window.setTimeout(() => {
    if (meant.waiting && typed.letters === key) ACTIONS[meant.waiting]();
    typed.letters = "";
  }, LETTERS_MS);
}

/** @param {MouseEvent} event */
function onClick({ target }) {
  const action = findAround(target, ".story [data-do]")?.dataset.do;
  if (action && story.element) ACTIONS[/** @type {import("./keys.js").Action} */ (action)]();
  else if (findAround(target, ".story .overlay") && !findAround(target, ".room-content")) closeOverlays();
}

/** @param {TouchEvent} event */
function onTouchEnd({ changedTouches: [end] }) {
  if (!touchStart) return;
  const [dx, dy] = [end.clientX - touchStart.clientX, end.clientY - touchStart.clientY];
  touchStart = null;
  if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > 2 * Math.abs(dy)) ACTIONS[dx < 0 ? "next" : "previous"]();
}

function onMove() {
  document.documentElement.classList.remove("idle");
  clearTimeout(idleTimer);
  if (isShown()) idleTimer = window.setTimeout(() => document.documentElement.classList.add("idle"), IDLE_MS);
}

/** Listen from now on; nothing happens where no presentation is shown. */
export function listen() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  // Where the presentation was started before the page was seen, its first slide is still to be told.
  document.addEventListener("focusin", ({ target }) => {
    if (target === story.element) tellTitle();
  });
  document.addEventListener(
    "touchstart",
    ({ target, changedTouches }) => {
      touchStart = findAround(target, ".story") ? changedTouches[0] : null;
    },
    { passive: true },
  );
  document.addEventListener("touchend", onTouchEnd, { passive: true });
  document.addEventListener("mousemove", onMove);
  onMapMessage((source) => isShown() && source === story.frame()?.contentWindow, {
    [MESSAGE.key]: ({ key, shift }) => handleKey(key, shift),
    [MESSAGE.choose]: ({ id }) => goToStep(id),
    [MESSAGE.ready]: showOnMap,
  });
  setInterval(showTime, CLOCK_MS);
}

/** @param {string} step */
function goToStep(step) {
  const place = slideOf(step);
  if (place >= 0) showSlide(place);
}

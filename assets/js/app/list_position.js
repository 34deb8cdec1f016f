// @ts-check
/* Show a choice from its top, come back to where one was in the list or at the map, and lead from the filters to what
   they leave. */

import { NARROW } from "../shared/breakpoints.js";
import { find, findAll, findShown } from "../shared/dom.js";
import { mainScroller, streamlitStates } from "./streamlit_page.js";

const BACK_WITHIN_MS = 5000;
const narrow = matchMedia(NARROW);
const still = matchMedia("(prefers-reduced-motion: reduce)");

/** @type {string | null | undefined} */
let chosen = null; // nothing is known yet
let goingBack = 0;
let listAt = 0; // how far the list is scrolled: by itself, or on a narrow screen with the page
let byHistory = false; // the browser's Back leads to what is shown next
let toResults = false; // what the filter leaves is to be shown, and not where one was

const scroller = () => (narrow.matches ? pageScroller() : findShown(".st-key-panel"));
const pageScroller = () => (find("#first-paint") ? document.scrollingElement : mainScroller());

/**
 * Take up which pilot is chosen: one that is new shows the panel from its top.
 * @param {string | null | undefined} pilot
 */
export function adoptChosen(pilot) {
  const before = chosen;
  chosen = pilot;
  if (before !== null && before !== chosen) showPanelTop();
}

/** On a phone, where the panel is below the map, by scrolling to it; nothing moves where its top is seen already. */
function showPanelTop() {
  const panel = findShown(".st-key-panel");
  if (!panel) return;
  if (!chosen) {
    goBack(listAt);
    return;
  }
  panel.scrollTop = 0;
  const { top } = panel.getBoundingClientRect();
  const isSeen = top >= 0 && top < window.innerHeight / 2;
  if (narrow.matches && !isSeen) panel.scrollIntoView({ behavior: still.matches ? "auto" : "smooth" });
}

/**
 * Go back to where one was in the list, which comes card by card; who let the pilot go on the map looks there.
 * @param {number} to
 */
function goBack(to, until = performance.now() + BACK_WITHIN_MS) {
  const box = scroller();
  if (!box || chosen || (document.activeElement?.tagName === "IFRAME" && !byHistory)) return;
  if (!toResults) box.scrollTop = to;
  const there = !findShown(".st-key-panel .pilot") && (toResults ? leadToResults() : box.scrollTop >= to - 1);
  if (there) [byHistory, toResults] = [false, false];
  else if (performance.now() < until) goingBack = requestAnimationFrame(() => goBack(to, until));
}

/** Show what the filter leaves, the list taking the place of a chosen pilot. */
export function showResults() {
  toResults = true;
  if (chosen) findShown('.st-key-panel .ways [data-choose=""]')?.click();
  else goBack(0);
}

/** Lead to the only card there is, or to the heading of what is listed; tell whether it is drawn. */
function leadToResults() {
  // A run draws the heading first, and the cards below it last; beside other lists there may be none.
  if (!findShown(".st-key-panel .cards") && streamlitStates().script === "running") return false;
  const cards = findAll(".cards > li:not([hidden])", findShown(".st-key-panel") ?? document);
  const target = cards.length === 1 ? cards[0].querySelector("a") : findShown(".st-key-panel h2");
  if (!target) return false;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  (target.closest("li") ?? target).scrollIntoView({ behavior: still.matches ? "auto" : "smooth" });
  return true;
}

/** Whoever acts is led no further. */
function takeOver() {
  cancelAnimationFrame(goingBack);
  [byHistory, toResults] = [false, false];
}

export function startListPosition() {
  document.addEventListener(
    "scroll",
    ({ target }) => {
      if (!chosen && target instanceof Element && target === scroller()) listAt = target.scrollTop;
    },
    { capture: true, passive: true },
  );
  window.addEventListener("popstate", () => {
    byHistory = true;
  });
  for (const act of ["pointerdown", "wheel", "keydown"]) {
    document.addEventListener(act, takeOver, { capture: true, passive: true });
  }
  document.addEventListener("focusin", () => {
    if (!toResults) cancelAnimationFrame(goingBack);
  });
}

// @ts-check
/* Show a choice from its top, and come back to where one was in the list. */

import { NARROW } from "../shared/breakpoints.js";
import { find } from "../shared/dom.js";
import { mainScroller } from "./streamlit_page.js";

const BACK_WITHIN_MS = 5000;
const narrow = matchMedia(NARROW);
const still = matchMedia("(prefers-reduced-motion: reduce)");

/** @type {string | null | undefined} */
let chosen = null; // nothing is known yet
let goingBack = 0;
let listAt = 0; // how far the list is scrolled: by itself, or on a narrow screen with the page

const scroller = () => (narrow.matches ? mainScroller() : find(".st-key-panel"));

/**
 * Take up which pilot is chosen: one that is new shows the panel from its top.
 * @param {string | null | undefined} pilot
 */
export function adoptChosen(pilot) {
  const before = chosen;
  chosen = pilot;
  if (before !== null && before !== chosen) showPanelTop();
}

/** On a phone, where the panel is below the map, by scrolling to it. */
function showPanelTop() {
  const panel = find(".st-key-panel");
  if (!panel) return;
  if (!chosen) {
    goBack(listAt);
    return;
  }
  panel.scrollTop = 0;
  if (narrow.matches) panel.scrollIntoView({ behavior: still.matches ? "auto" : "smooth" });
}

/**
 * Go back to where one was in the list, which comes card by card; who let the pilot go on the map looks there.
 * @param {number} to
 */
function goBack(to, until = performance.now() + BACK_WITHIN_MS) {
  const box = scroller();
  if (!box || chosen || document.activeElement?.tagName === "IFRAME") return;
  box.scrollTop = to;
  const there = box.scrollTop >= to - 1 && !find(".st-key-panel .pilot");
  if (!there && performance.now() < until) goingBack = requestAnimationFrame(() => goBack(to, until));
}

export function startListPosition() {
  document.addEventListener(
    "scroll",
    ({ target }) => {
      if (!chosen && target instanceof Element && target === scroller()) listAt = target.scrollTop;
    },
    { capture: true, passive: true },
  );
  for (const act of ["pointerdown", "wheel", "keydown", "focusin"]) {
    document.addEventListener(act, () => cancelAnimationFrame(goingBack), { capture: true, passive: true });
  }
}

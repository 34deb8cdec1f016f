// @ts-check
/* Hide the pointer while it rests, and with it what only the pointer is for, on the slide and on the map. */

import { story } from "./slides.js";

const IDLE_MS = 3000; // so long it is seen after a movement

let timer = 0;

/** @returns {Document[]} the page and, once it is there, the map's frame */
function pages() {
  const inFrame = story.frame()?.contentDocument;
  return inFrame?.documentElement ? [document, inFrame] : [document];
}

/** Hide it until it moves: at the start, and when the map has come. */
export function hidePointer() {
  for (const page of pages()) {
    page.documentElement.classList.add("idle");
    page.addEventListener("mousemove", onMove); // the same listener is never added twice
  }
}

/** Let everything be seen again where no presentation is shown. */
export function showPointer() {
  clearTimeout(timer);
  for (const page of pages()) page.documentElement.classList.remove("idle");
}

function onMove() {
  showPointer();
  if (story.element?.isConnected) timer = window.setTimeout(hidePointer, IDLE_MS);
}

// @ts-check
/* Offer the presentation as a script of its own, which the app fetches when there is one to show
   (app/story_loader.js). */

import { searchTexts } from "../shared/mentions.js";
import { startRoom } from "./room.js";
import { story } from "./slides.js";
import { startStory } from "./start.js";

let fetched = "";

/** Fetch what finds a word, so that it is there without a network too; without it the steps are found all the same. */
async function fetchTexts() {
  const address = story.element?.dataset.texts ?? "";
  if (!address || fetched === address) return;
  fetched = address;
  try {
    const { index, passages } = await (await fetch(address)).json();
    searchTexts(index, passages);
  } catch {
    fetched = ""; // at the next start
  }
}

startRoom();
Object.assign(window, {
  startStory: (/** @type {Parameters<typeof startStory>[0]} */ frame) => {
    startStory(frame);
    fetchTexts();
  },
});

// @ts-check
/* Offer the presentation as a script of its own, which the app fetches when there is one to show
   (app/story_loader.js). */

import { fetchTexts } from "../shared/fetched_texts.js";
import { startRoom } from "./room.js";
import { story } from "./slides.js";
import { startStory } from "./start.js";

startRoom();
Object.assign(window, {
  startStory: (/** @type {Parameters<typeof startStory>[0]} */ frame) => {
    startStory(frame);
    fetchTexts(story.element?.dataset.texts); // without them the steps are found all the same
  },
});

// @ts-check
/* Offer the presentation as a script of its own, which the app fetches when there is one to show
   (app/story_loader.js). */

import { startStory } from "./start.js";

Object.assign(window, { startStory });

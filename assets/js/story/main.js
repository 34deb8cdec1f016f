// @ts-check
/* Offer the presentation as a script of its own, which the app fetches when there is one to show
   (app/story_loader.js). */

import { startRoom } from "./room.js";
import { startStory } from "./start.js";

startRoom();
Object.assign(window, { startStory });

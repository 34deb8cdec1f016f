// @ts-check
/* Start the parts of the page around the map: what Streamlit cannot do, or does too late. Runs before Streamlit's
   own script. */

import { startNotes } from "../shared/notes.js";
import { startAccessibility } from "./accessibility.js";
import { startActing } from "./acting.js";
import { startAnchors } from "./anchors.js";
import { startConnection } from "./connection.js";
import { startDrawer } from "./drawer.js";
import { startEmbedding } from "./embedding.js";
import { startFacets } from "./facets.js";
import { startFirstPage } from "./first_page.js";
import { startGridKeys } from "./grid_keys.js";
import { startKeeping } from "./keeping.js";
import { startListPosition } from "./list_position.js";
import { startOptimisticView } from "./optimistic_view.js";
import { startPage } from "./page.js";
import { attempt } from "./page_changes.js";
import { startPanels } from "./panels.js";
import { startPlaceSearch } from "./place_search.js";
import { startSharing } from "./sharing.js";
import { startStoryLoader } from "./story_loader.js";
import { startTalk } from "./talk.js";

// In this order they hear of changes and clicks.
for (const start of [
  startListPosition,
  startPage,
  startStoryLoader,
  startSharing,
  startEmbedding,
  startFirstPage,
  startAnchors,
  startNotes,
  startConnection,
  startAccessibility,
  startDrawer,
  startActing,
  startPlaceSearch,
  startGridKeys,
  startTalk,
  startPanels,
  startKeeping,
  startOptimisticView,
  startFacets,
]) {
  attempt(start);
}

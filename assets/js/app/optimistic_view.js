// @ts-check
/* Show at once what a click will bring: the list and the map that a filter leaves, the article of a choice. The
   server's answer takes their place. */

import { findAll } from "../shared/dom.js";
import { MESSAGE, onMapMessage, sendToMap } from "../shared/messages.js";
import { showOnly, splitIds } from "../shared/selection.js";
import { adoptCompared, settleBoxes, settleFocus } from "./acting.js";
import { adoptChosen } from "./list_position.js";
import { pageState } from "./page.js";
import { onPageChange } from "./page_changes.js";
import { fetchPanel, fetchPanels, panelOf } from "./panels.js";
import {
  appRoot,
  CONNECTION_ATTRIBUTE,
  findAllInApp,
  findInApp,
  HTML_CLASS,
  isAtRest,
  isConnected,
  mapFrame,
  streamlitStates,
} from "./streamlit_page.js";

const OVERRULED_AFTER_MS = 1000; // so long the server, at rest, may show something else than what was expected of it

/** @typedef {{ pilot?: string, matching?: string[] }} Expected */

/** @type {Expected | null} */
let expected = null; // what is shown ahead of the server
/** @type {HTMLElement | null} */
let settledBar = null; // the bar in which it told who matches
/** @type {HTMLElement | null} */
let state = null; // the element in which it tells the state of the page
let connected = false;
/** @type {string | null} */
let chosen = null; // what was chosen last; its panel may still be on its way

/** @returns {HTMLElement | null} where the server tells who matches, and of the options of the facets */
export const bar = () => findInApp(".filter-bar");

/** @param {import("../shared/messages.js").ToMap} message */
function tellMap(message) {
  const frame = mapFrame();
  if (frame) sendToMap(frame, message);
}

/** @param {Expected} what */
function expect(what) {
  expected = what;
  setTimeout(function overrule() {
    if (expected !== what) return;
    const answered = document.documentElement.dataset.asked === undefined;
    if (answered && (isAtRest() || streamlitStates().script === undefined)) endExpected();
    else setTimeout(overrule, OVERRULED_AFTER_MS);
  }, OVERRULED_AFTER_MS);
}

/**
 * Show whom a filter leaves: the server has said so of each option, but not of two clicks at once.
 * @param {string[]} matching
 */
export function expectMatching(matching) {
  if (expected || !isAtRest() || !isConnected()) return;
  expect({ matching });
  showMatching(matching);
}

/** @param {string[]} matching */
function showMatching(matching) {
  tellMap({ type: MESSAGE.match, matching });
  showOnly(findAllInApp(".cards > li"), "pilot", matching);
  showOnly(findAllInApp(".more li"), "pilot", matching);
  const rows = findAllInApp(".left-out li");
  for (const row of rows) row.hidden = matching.includes(row.dataset.pilot ?? "");
  for (const section of findAllInApp(".left-out")) section.hidden = rows.every((row) => row.hidden);
}

/** @param {string | null} pilot */
async function onChosen(pilot) {
  endExpected();
  chosen = pilot;
  if (!pilot) return;
  // Not awaited where it is here: it is to be seen in the next picture.
  const html = panelOf(pilot) ?? (await fetchPanel(pilot));
  if (!html || chosen !== pilot || expected || isDrawn(pilot)) return;
  expect({ pilot });
  showPanel(pilot, html);
}

/**
 * @param {string} pilot
 * @param {string} html the server's own, with the data in it escaped
 */
function showPanel(pilot, html) {
  const panel = findInApp(".st-key-panel");
  if (!panel) return;
  const shown = document.createElement("div");
  shown.className = `${HTML_CLASS} ahead`;
  shown.append(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  panel.append(shown);
  panel.dataset.ahead = "";
  settleBoxes();
  adoptChosen(pilot);
}

function endExpected() {
  if (!expected) return;
  const { pilot, matching } = expected;
  expected = null;
  if (matching) settleList();
  for (const shown of findAll(".ahead")) shown.remove();
  for (const panel of findAll("[data-ahead]")) delete panel.dataset.ahead;
  if (pilot && pilot !== state?.dataset.chosen) adoptChosen(state?.dataset.chosen);
}

/** Take up what the server says. */
function settle() {
  if (pageState() !== state) {
    state = pageState();
    adoptCompared();
    if (document.documentElement.dataset.map === "ready") fetchLikely();
  }
  followConnection();
  if (expected?.pilot && isDrawn(expected.pilot)) endExpected();
  if (bar() !== settledBar) settleList();
  settleBoxes();
  if (!expected) settleFocus();
}

const fetchLikely = () => fetchPanels(splitIds(bar()?.dataset.pilots));

/** @param {string} pilot */
const isDrawn = (pilot) =>
  findInApp(`.st-key-panel > :not(.ahead) .ways ~ label [data-compare="${CSS.escape(pilot)}"]`);

/** Each time the server tells who matches: neither list nor map is drawn anew where they are as it drew them last. */
function settleList() {
  settledBar = bar();
  if (expected?.matching) expected = null;
  if (settledBar) showMatching(splitIds(settledBar.dataset.matching));
}

/** What was clicked on a line that was dead already is not heard: everything goes back to what it was. */
function followConnection() {
  const now = isConnected();
  if (connected && !now) {
    endExpected();
    adoptCompared();
    tellMap({ type: MESSAGE.undo });
  }
  connected = now;
}

export function startOptimisticView() {
  onMapMessage((source) => source === mapFrame()?.contentWindow, {
    [MESSAGE.ready]: fetchLikely,
    [MESSAGE.chosen]: ({ pilot }) => onChosen(pilot),
  });
  onPageChange({ nodes: true, attributes: [CONNECTION_ATTRIBUTE], inside: appRoot() }, settle);
}

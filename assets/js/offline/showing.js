// @ts-check
/* Show what the address asks for: filter, panel, map, presentation. The texts are in the file once, where a browser
   without scripts shows them; from there the panel takes its own. */

import { WIDE } from "../shared/breakpoints.js";
import { find, findAll } from "../shared/dom.js";
import { drawGrid } from "../shared/grid_drawing.js";
import { stepFrom, toggled } from "../shared/selection.js";
import { startStory } from "../story/start.js";
import { COMPARE, showCompared } from "./comparison.js";
import { addressWith, byId, current, data, matchingNow, readCurrent, say } from "./current.js";
import { showFilters } from "./filters.js";
import { sendState, startMap } from "./map_frame.js";
import { showNotes } from "./notes.js";
import { late, partOf } from "./packed.js";
import { showPlace } from "./place.js";

/** @typedef {import("./view.js").View} View */

export const wide = matchMedia(WIDE);
/** @type {Document | null} */
let texts = null;
export const mainMap = /** @type {HTMLIFrameElement} */ (byId("map"));

/**
 * Go to another view; as one step of Back, or in the stead of the one shown.
 * @param {Partial<View>} changes
 * @param {boolean} [instead]
 */
export function go(changes, instead = false) {
  const next = addressWith(changes);
  const address = next === "?" ? location.pathname : next;
  if (instead) history.replaceState(null, "", address);
  else if (next !== addressWith({})) history.pushState(null, "", address);
  showView();
}

/** Show the view that the address asks for. */
export function showView() {
  const before = current.view;
  readCurrent();
  const { lang, pilot } = current.view;
  document.documentElement.lang = lang;
  document.title = pilot ? `${data.pilots[pilot]} · ${say("head.name")}` : say("head.name");
  showFilters();
  showNotes();
  showPlace();
  showPanel(before);
  showCell();
  showCompared();
  mainMap.title = data.states[lang].words.title;
  sendState(mainMap);
  showStory();
}

/**
 * Return a text of the file. They are read when one is first needed: the list and the map come sooner.
 * @param {string} id
 */
function textOf(id) {
  texts ??= new DOMParser().parseFromString(byId("texts").textContent ?? "", "text/html");
  return texts.getElementById(id);
}

/** @param {View} before */
function showPanel(before) {
  const { lang, pilot, page } = current.view;
  const key = `${lang}-${pilot ?? page}`;
  const text = pilot || page ? (textOf(key) ?? partOf(key)) : null;
  const panel = byId("panel");
  for (const [act, by] of Object.entries({ previous: -1, next: 1 })) {
    for (const button of findAll(`[data-act="${act}"]`)) {
      /** @type {HTMLButtonElement} */ (button).disabled = stepFrom(matchingNow(), pilot, by) === undefined;
      button.hidden = !pilot;
    }
  }
  const waits = !pilot && page === COMPARE && late.html === undefined;
  if (waits || panel.dataset.shows === key) return;
  const first = panel.dataset.shows === undefined;
  panel.dataset.shows = key;
  panel.classList.toggle("with-text", Boolean(text));
  byId("article").replaceChildren(...(text ? [document.importNode(text, true)] : []));
  panel.scrollTop = 0;
  if (first || before.step !== current.view.step) return;
  if (text && !wide.matches) panel.scrollIntoView();
  if (document.activeElement !== mainMap) focusPanel(before.pilot);
}

/** @type {string | null} */
let shownCell = null;

/**
 * Show of the grid what the filters leave, and of the results below it those of the cell that is open; lead to them, or
 * back to the cell.
 */
function showCell() {
  const { lang, cell } = current.view;
  const article = byId("article");
  if (find("#article .evidence-grid")) drawGrid(article, data.grid, data.words[lang].grid, matchingNow());
  const open = findAll(".evidence-cell:not([hidden])", article).find(({ id }) => id === `${lang}-${cell}`);
  for (const results of findAll("#article .evidence-cell")) results.hidden = results !== open;
  if (shownCell === cell) return;
  const link = findAll("#article .evidence a").find((a) => a.getAttribute("href") === `#${lang}-${shownCell}`);
  const there = open ?? link;
  shownCell = cell;
  there?.scrollIntoView();
  there?.focus({ preventScroll: true });
}

/**
 * Put the focus on what the panel tells, or in the list on the pilot that it told of before.
 * @param {string | null} pilot
 */
function focusPanel(pilot) {
  const heading = find("#article h2");
  if (!heading)
    return find(`.list:lang(${current.view.lang}) [data-pilot="${pilot}"]`)?.focus({ preventScroll: false });
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** Show or end the presentation that the address asks for, and start the map that is seen. */
export function showStory() {
  const { lang, step } = current.view;
  const stage = byId("stage");
  const [was, on] = [!stage.hidden, step !== null && Boolean(late.html)];
  byId("page").inert = on;
  if (was !== on || stage.lang !== lang) fillStage(stage, on);
  startMap(storyFrame() ?? mainMap, ({ pilot, compare, on: taken }) =>
    go(compare ? { compared: toggled(current.view.compared, compare, taken) } : { pilot, page: null }),
  );
  if (was && !on) find(`header :lang(${lang}) [data-act="story"]`)?.focus();
  if (on) byId("story").dataset.step = step ?? undefined;
  startStory(storyFrame);
}

/**
 * Return the presentation in a language; to be asked once it is unpacked.
 * @param {string} lang
 */
export const storyIn = (lang) => packedPart(`story-${lang}`);

/**
 * @param {string} id of a template
 */
const packedPart = (id) => /** @type {HTMLTemplateElement} */ (partOf(id)).content;

/** @returns {HTMLIFrameElement | null} the map's frame in the presentation, while there is one */
const storyFrame = () => document.querySelector("#stage iframe");

/**
 * @param {HTMLElement} stage
 * @param {boolean} on
 */
function fillStage(stage, on) {
  const { lang } = current.view;
  stage.hidden = !on;
  stage.lang = lang;
  const frame = document.createElement("iframe");
  frame.title = mainMap.title;
  const parts = on ? [storyIn(lang), packedPart("drawn")].map((part) => document.importNode(part, true)) : [];
  stage.replaceChildren(...(on ? [frame] : []), ...parts);
}

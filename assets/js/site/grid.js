// @ts-check
/* Show on the static site's page with the grid of results what the filters leave that the address names. Without this
   script the page shows all. */

import { PARAMS, withParams, YES } from "../shared/address.js";
import { WIDE } from "../shared/breakpoints.js";
import { find, findAll, findAround } from "../shared/dom.js";
import { CLEARED, facetChange, showControls, wayOf } from "../shared/filter_controls.js";
import { drawGrid } from "../shared/grid_drawing.js";
import { startNotes } from "../shared/notes.js";
import { asSearch } from "../shared/plain_text.js";
import { readSelection, viewsOf } from "../shared/view.js";
import { goTo, isFile, keepViewInOtherLanguages } from "./going.js";

/**
 * @typedef {import("../shared/view.js").Selection} Selection
 * @typedef {{
 *   index: import("../shared/view.js").Data,
 *   grid: import("../shared/grid.js").Data, gridWords: import("../shared/grid_words.js").Words,
 *   words: import("../shared/filter_controls.js").Words,
 * }} Data  what pilotkartan/editions/site_evidence.py writes into the page
 */

/** @type {Data} */
const data = JSON.parse(find("#grid-data")?.textContent ?? "");
const views = viewsOf(data.index);
const lang = /** @type {import("../shared/search.js").Lang} */ (document.documentElement.lang);

const selectionNow = () => readSelection(data.index, new URLSearchParams(location.search));

/**
 * Go to the grid with other filters; as a step of Back, or in the stead of the one shown.
 * @param {Partial<Selection>} changes
 * @param {boolean} [instead]
 */
function go(changes, instead = false) {
  const { facets, every, search } = { ...selectionNow(), ...changes };
  const ofFacets = Object.fromEntries(data.index.facets.map((facet) => [facet, facets[facet] ?? []]));
  const { href } = withParams(location.href, {
    ...ofFacets,
    [PARAMS.every]: every ? [YES] : [],
    [PARAMS.search]: search ? [search] : [],
  });
  if (href === location.href) return;
  goTo(href, instead);
  show();
}

/** Show what the filters in the address leave. */
function show() {
  const selection = selectionNow();
  const matches = views.view(selection, lang);
  showControls(selection, matches, data.words);
  drawGrid(document, data.grid, data.gridWords, matches.ids);
  keepViewInOtherLanguages();
}

const isSearch = (/** @type {EventTarget | null} */ target) =>
  target instanceof HTMLInputElement && target.matches(".filters .search") ? target : null;

document.addEventListener("click", ({ target }) => {
  const way = wayOf(findAround(target, "[data-way]"));
  if (way) go(way);
  else if (findAround(target, '[data-act="clear"]')) go(CLEARED);
});
document.addEventListener("change", ({ target }) => {
  const field = isSearch(target);
  const change = field ? { search: asSearch(field.value) } : facetChange(target, selectionNow());
  if (change) go(change);
});
document.addEventListener("input", ({ target }) => {
  const field = isSearch(target);
  if (!field || isFile) return;
  const search = asSearch(field.value);
  // Back undoes a search as a whole, not letter by letter.
  go({ search }, Boolean(search && selectionNow().search));
});
window.addEventListener("popstate", show);
for (const part of findAll(".choice")) part.hidden = false;
const isWide = matchMedia(WIDE).matches;
for (const fold of findAll(".filters .facets")) /** @type {HTMLDetailsElement} */ (fold).open = isWide;
startNotes();
show();

// @ts-check
/* Run the offline edition: map, texts and presentation in one file, for a room without a network. */

import { findAll, findAround } from "../shared/dom.js";
import { CLEARED, facetChange, wayOf } from "../shared/filter_controls.js";
import { searchTexts } from "../shared/mentions.js";
import { MESSAGE, onMapMessage, STORY_EVENT } from "../shared/messages.js";
import { startNotes } from "../shared/notes.js";
import { asSearch } from "../shared/plain_text.js";
import { stepFrom, toggled } from "../shared/selection.js";
import { COMPARE } from "./comparison.js";
import { addressWith, byId, current, data, isDark, matchingNow, onThemeChange } from "./current.js";
import { markIn } from "./filters.js";
import { sendState, unpackMap } from "./map_frame.js";
import { late, unpacked } from "./packed.js";
import { placeNamed, showUnknown } from "./place.js";
import { go, showView, storyIn, wide } from "./showing.js";

const root = document.documentElement;

const [EVIDENCE, PROGRAMME] = data.pages;
const LANGS = /** @type {import("./view.js").Lang[]} */ (Object.keys(data.states));

const otherLang = () => LANGS.find((lang) => lang !== current.view.lang);

/** @param {number} by */
const goBy = (by) => go({ pilot: stepFrom(matchingNow(), current.view.pilot, by) ?? null });

/** @type {Record<string, () => void>} */
const BUTTONS = {
  lang: () => go({ lang: otherLang() }),
  theme: () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    showView();
  },
  print: () => window.print(),
  evidence: () => go({ pilot: null, page: EVIDENCE, cell: null }),
  compare: () => go({ pilot: null, page: COMPARE, cell: null }),
  compare_all: () => go({ compared: Object.keys(data.pilots) }),
  compare_filter: () => go({ compared: matchingNow() }),
  compare_none: () => go({ compared: [] }),
  programme: () => go({ pilot: null, page: PROGRAMME, cell: null }),
  story: () => go({ step: current.view.pilot ?? firstStep() }),
  clear: () => go(CLEARED),
  close: () => go({ pilot: null, page: null }),
  previous: () => goBy(-1),
  next: () => goBy(1),
};

/**
 * Go where a link of the grid of results leads: to a pilot, to the results of a cell, or back to the grid.
 * @param {string} place
 */
function goFromGrid(place) {
  if (place in data.pilots) go({ pilot: place, page: null });
  else go({ cell: byId(`${current.view.lang}-${place}`).matches(".evidence-cell") ? place : null });
}

const firstStep = () => storyIn(current.view.lang).getElementById("story")?.dataset.step;

document.addEventListener("click", (event) => {
  const button = findAround(event.target, "[data-act]")?.dataset.act;
  const pilot = findAround(event.target, "#page a[data-pilot]")?.dataset.pilot;
  const place = findAround(event.target, "#article :is(.evidence, .evidence-cell) a[href^='#']")?.getAttribute("href");
  const way = wayOf(findAround(event.target, "[data-way]"));
  if (way) {
    event.preventDefault();
    go(way);
  } else if (button) BUTTONS[button]();
  else if (place) {
    event.preventDefault();
    goFromGrid(place.slice(`#${current.view.lang}-`.length));
  } else if (pilot) {
    event.preventDefault();
    go({ pilot, page: null });
  }
});

document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLSelectElement) go({ sort: target.value });
  if (!(target instanceof HTMLInputElement)) return;
  const { compare } = target.dataset;
  const change = facetChange(target, current.view);
  if (target.matches(".place")) {
    showUnknown(target.value);
    go({ place: placeNamed(target.value) ?? null });
  } else if (compare) go({ compared: toggled(current.view.compared, compare, target.checked) });
  else if (change) go(change);
});

document.addEventListener("input", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !target.matches(".filters .search")) return;
  const search = asSearch(target.value);
  // Back undoes a search as a whole, not letter by letter.
  go({ search }, Boolean(search && current.view.search));
});

document.addEventListener(STORY_EVENT.step, (event) => {
  history.replaceState(null, "", addressWith({ step: /** @type {CustomEvent<string>} */ (event).detail }));
});
document.addEventListener(STORY_EVENT.leave, () => go({ step: null }));
document.addEventListener(STORY_EVENT.language, () => go({ lang: otherLang() }, true));

startNotes();
window.addEventListener("popstate", showView);
onThemeChange(showView);

/** @param {MessageEventSource | null} source */
const frameOf = (source) => [...document.querySelectorAll("iframe")].find((frame) => frame.contentWindow === source);

onMapMessage((source) => Boolean(frameOf(source)), {
  [MESSAGE.ready]: (_, source) => {
    const frame = /** @type {HTMLIFrameElement} */ (frameOf(source));
    frame.dataset.ready = "true";
    root.dataset.map = "ready";
    sendState(frame);
  },
});

for (const details of findAll(".filters .facets")) /** @type {HTMLDetailsElement} */ (details).open = wide.matches;
showView();
Promise.all([unpacked("passages-packed"), unpacked("parts-packed"), unpackMap()])
  .then(([passages, parts]) => {
    markIn(JSON.parse(passages));
    searchTexts(data.index, JSON.parse(passages));
    late.html = parts;
    for (const control of findAll('[data-act="story"], [data-act="compare"], [data-compare]')) {
      /** @type {HTMLButtonElement | HTMLInputElement} */ (control).disabled = false;
    }
  })
  .catch((error) => {
    console.error(error);
    late.html = null;
    byId("not-unpacked").hidden = false;
  })
  .then(showView);

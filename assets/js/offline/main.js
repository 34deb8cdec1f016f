// @ts-check
/* Run the offline edition: map, texts and presentation in one file, for a room without a network. */

import { find, findAll, findAround } from "../shared/dom.js";
import { MESSAGE, onMapMessage, STORY_EVENT } from "../shared/messages.js";
import { startNotes } from "../shared/notes.js";
import { stepFrom } from "../shared/selection.js";
import {
  addressWith,
  byId,
  byTemplateId,
  current,
  data,
  isDark,
  matchingNow,
  onThemeChange,
  wordsNow,
} from "./current.js";
import { sendState, unpackMap } from "./map_frame.js";
import { go, showStory, showView, wide } from "./showing.js";

const root = document.documentElement;

const [EVIDENCE, PROGRAMME] = data.pages;

/** @param {number} by */
const goBy = (by) => go({ pilot: stepFrom(matchingNow(), current.view.pilot, by) ?? null });

/** @type {Record<string, () => void>} */
const BUTTONS = {
  lang: () => go({ lang: Object.keys(data.states).find((lang) => lang !== current.view.lang) }),
  theme: () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    showView();
  },
  print: () => window.print(),
  evidence: () => go({ pilot: null, page: EVIDENCE, cell: null }),
  programme: () => go({ pilot: null, page: PROGRAMME, cell: null }),
  story: () => go({ step: current.view.pilot ?? firstStep() }),
  clear: () => go({ themes: [] }),
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

const firstStep = () => byTemplateId(`story-${current.view.lang}`).getElementById("story")?.dataset.step;

document.addEventListener("click", (event) => {
  const button = findAround(event.target, "[data-act]")?.dataset.act;
  const pilot = findAround(event.target, "#page [data-pilot]")?.dataset.pilot;
  const place = findAround(event.target, "#article :is(.evidence, .evidence-cell) a[href^='#']")?.getAttribute("href");
  if (button) BUTTONS[button]();
  else if (place) {
    event.preventDefault();
    goFromGrid(place.slice(`#${current.view.lang}-`.length));
  } else if (pilot) {
    event.preventDefault();
    go({ pilot, page: null });
  }
});

document.addEventListener("change", ({ target }) => {
  const boxes = findAround(target, ".filters fieldset");
  if (!boxes) return;
  const ticked = /** @type {NodeListOf<HTMLInputElement>} */ (boxes.querySelectorAll("input:checked"));
  go({ themes: [...ticked].map((box) => box.value) });
});

document.addEventListener(STORY_EVENT.step, (event) => {
  history.replaceState(null, "", addressWith({ step: /** @type {CustomEvent<string>} */ (event).detail }));
});
document.addEventListener(STORY_EVENT.leave, () => go({ step: null }));
document.addEventListener(STORY_EVENT.qr, () => {
  const overlay = find(".overlay.qr");
  if (!overlay) return;
  if (!data.qr || !data.address) {
    overlay.textContent = wordsNow().no_qr;
    return;
  }
  const [picture, text] = [new Image(), document.createElement("p")];
  picture.src = data.qr;
  picture.alt = text.textContent = data.address;
  overlay.replaceChildren(picture, text);
});

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

for (const details of findAll(".filters details")) /** @type {HTMLDetailsElement} */ (details).open = wide.matches;
showView();
unpackMap().then(showStory, (error) => {
  console.error(error);
  byId("no-map").textContent = wordsNow().no_map;
});

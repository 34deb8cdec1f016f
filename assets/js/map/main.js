// @ts-check
/* Run the map inside its frame: paint the state that the server sends at each run, and answer a choice with the
   pilot's id. */

import { MESSAGE, onPageMessage, sendToPage } from "../shared/messages.js";
import { stepAside } from "./aside.js";
import { choose, compare, filter, undo } from "./choice.js";
import { makeControls } from "./controls.js";
import { nameOnHover } from "./hover.js";
import { drawBoundaries, loadFonts, loadLayers, showFailure } from "./loading.js";
import { coarse, model, reducedMotion } from "./model.js";
import { bringIntoView, fit, glide, showPlace, takeOver } from "./movement.js";
import { thinNames } from "./names.js";
import { paint, paintMatching } from "./paint.js";
import { drawPins } from "./pins.js";
import { listenForPrinting, setDark } from "./print.js";

/** @typedef {import("./model.js").State} State */

/**
 * @param {string} html
 * @returns {State | null}
 */
function readState(html) {
  const element = new DOMParser().parseFromString(html, "text/html").getElementById("map-state");
  return element ? JSON.parse(element.textContent ?? "") : null;
}

/** @param {import("../shared/messages.js").Render} message */
function onRender({ theme, disabled, args }) {
  setDark(theme?.base === "dark");
  model.cut = Boolean(disabled);
  const next = readState(args?.html ?? "");
  if (!next) return;
  const [before, toldBefore] = [model.state, model.told];
  model.told = next;
  model.state = { ...next, ...model.shown };
  if (!model.ready) return;
  const { state } = model;
  if (JSON.stringify(before.pilots) !== JSON.stringify(state.pilots)) drawPins();
  paint();
  // Not where it only goes back to what it was before a click that nobody heard.
  if (state.chosen !== before.chosen && next.chosen !== toldBefore?.chosen) bringIntoView(state.chosen);
  if (state.place && state.place.id !== before.place?.id) showPlace();
}

const PRESENTED_PADDING = 1; // so many screens around what is seen are drawn, too

/** @param {import("../shared/messages.js").Show} message */
function onShow({ chosen, matching, among, theme, text_px }) {
  const isSame = model.shown?.chosen === chosen && String(model.shown.matching) === String(matching);
  model.shown = { chosen, matching };
  Object.assign(model, { among, stageTheme: theme });
  // While the map glides only what was drawn before is seen: land from one pilot to the next.
  L.Renderer.mergeOptions({ padding: PRESENTED_PADDING });
  const root = document.documentElement;
  root.classList.add("presented");
  root.classList.toggle("about-one", Boolean(chosen));
  root.style.setProperty("--text-size", `${text_px}px`);
  if (!model.ready) return;
  Object.assign(model.state, model.shown);
  paint();
  if (isSame) fit();
  else glide();
}

/** @param {import("../shared/messages.js").Pick} message */
function onPick({ pilot }) {
  if (pilot === model.state.chosen) return;
  const chosen = pilot ?? model.state.chosen;
  if (chosen !== null) choose(chosen);
  bringIntoView(model.state.chosen);
}

/**
 * Handle a message only while the map is drawn, and no presentation is shown.
 * @template M
 * @param {(message: M) => void} handle
 * @returns {(message: M) => void}
 */
const ifInUse = (handle) => (message) => {
  if (model.ready && !model.shown) handle(message);
};

onPageMessage({
  [MESSAGE.render]: onRender,
  [MESSAGE.show]: onShow,
  // What is clicked in the page beside goes the same way as a click here; what a filter will leave is shown at once.
  [MESSAGE.pick]: ifInUse(onPick),
  [MESSAGE.compare]: ifInUse(({ pilot, on }) => compare(pilot, on)),
  [MESSAGE.filter]: ifInUse(({ params }) => filter(params)),
  [MESSAGE.match]: ifInUse(({ matching }) => {
    model.state.matching = matching;
    paintMatching();
  }),
  [MESSAGE.undo]: ifInUse(undo),
  [MESSAGE.view]: ifInUse(({ center, zoom }) => {
    model.touched = true;
    model.map.setView(center, zoom, { animate: false });
  }),
});

/** A presentation's keys work in the map's frame too. */
document.addEventListener(
  "keydown",
  (event) => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (!model.shown || ["Tab", "Enter"].includes(key) || ctrlKey || metaKey || altKey) return;
    sendToPage({ type: MESSAGE.key, key, shift: shiftKey });
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);

listenForPrinting();

/**
 * Start the map; called by the script that folium writes (pilotkartan/render/folium_map.py).
 * @param {L.Map} map
 * @param {[[number, number], [number, number]]} bounds of Sweden
 * @param {number} maxZoom
 */
async function startPilotMap(map, bounds, maxZoom) {
  model.map = map;
  map.setMaxZoom(maxZoom);
  model.home = L.latLngBounds(bounds);
  // In the first page the page around holds the state. Of the offline edition only this document has layers and fonts,
  // and a browser that goes Back may load the frame anew and send it a state before it starts.
  const pages = [document, window.parent.document];
  const own = pages.map((page) => readState(page.getElementById("map-state")?.outerHTML ?? "")).find(Boolean);
  if (own) model.state = { ...own, ...model.state, geo: own.geo, fonts: own.fonts };
  try {
    loadFonts();
    drawBoundaries(await loadLayers());
  } catch (error) {
    showFailure(error);
    return;
  }
  const container = map.getContainer();
  prepare(container);
  drawPins();
  nameOnHover();
  new ResizeObserver(() => fit()).observe(container);
  map.on("zoomend resize", () => {
    stepAside();
    thinNames();
  });
  fit();
  map.setMaxBounds(model.home.pad(0.6));
  Object.assign(model.state, model.shown);
  paint();
  if (model.shown) glide();
  container.dataset.ready = "true";
  sendToPage({ type: MESSAGE.ready });
}

/** @param {HTMLElement} container of the map */
function prepare(container) {
  const { map } = model;
  container.setAttribute("role", "group");
  // What it draws is told by the markers.
  map.getPane("overlayPane")?.setAttribute("aria-hidden", "true");
  // One finger scrolls the page; two move the map.
  if (coarse.matches) map.dragging.disable();
  for (const act of ["pointerdown", "wheel"]) container.addEventListener(act, takeOver, { passive: true });
  makeControls({
    compare: () => {
      if (model.state.chosen) compare(model.state.chosen);
    },
    zoom: (nearer) => {
      model.touched = true;
      if (nearer) map.zoomIn();
      else map.zoomOut();
    },
    home: () => {
      model.touched = false;
      fit(!reducedMotion.matches);
    },
  });
}

Object.assign(window, { startPilotMap });

// @ts-check
/* Paint the state that the server sent. Text from data is only ever set as textContent. */

import { stepAside } from "./aside.js";
import { paintCompare, paintControls, showAttribution } from "./controls.js";
import { paintLegend, paintOutside } from "./legend.js";
import { color, model, themeColor, themeName } from "./model.js";
import { thinNames } from "./names.js";
import { paintPlace } from "./place.js";

const FILL = 0.85; // of a pilot's shape; its outline is always solid
const FADED_FILL = 0.12;
const VEIL = 0.35;

/** @type {L.TileLayer | null} */
let tiles = null;

/** Paint everything. */
export function paint() {
  const { state, layers, map } = model;
  document.documentElement.lang = state.lang;
  document.documentElement.dataset.theme = themeName();
  document.title = state.words.title;
  map.getContainer().setAttribute("aria-label", `${state.words.title}. ${state.words.help}`);
  paintBackground();
  layers.neighbours.setStyle({ fillColor: color("neighbour"), fillOpacity: state.background ? 0 : 1 });
  // Over the background a pale veil stays: the tiles may fail to come.
  layers.sweden.setStyle({
    fillColor: color("sweden"),
    fillOpacity: state.background ? VEIL : 1,
    color: color("border"),
  });
  layers.counties.setStyle({ color: color("county") });
  paintPins();
  paintChosen();
  thinNames();
  paintPlace();
  paintLegend();
  paintControls();
}

/** Paint all that a filter changes, and nothing else: it is to be seen in the next picture. */
export function paintMatching() {
  paintPins();
  model.pins.forEach(lift);
  paintOutside();
  thinNames();
}

function paintPins() {
  // Read before anything changes: else the frame would be styled once more for each pin.
  const disabled = color("disabled");
  for (const pin of model.pins) paintPin(pin, disabled);
}

/**
 * @param {import("./model.js").Pin} pin
 * @param {string} disabled the colour outside the filter
 */
function paintPin({ pilot, button, shape }, disabled) {
  const { legend, matching, compared, words } = model.state;
  const entry = legend.find(({ id }) => id === pilot.theme);
  if (!entry) return;
  const [isMatching, isCompared] = [matching.includes(pilot.id), compared.includes(pilot.id)];
  const fill = themeColor(entry);
  const drawn = isMatching ? fill : disabled;
  const isThere = !model.shown || model.among.includes(pilot.id);
  button.hidden = !isThere;
  shape?.setStyle({ fillColor: drawn, fillOpacity: isMatching ? FILL : FADED_FILL, color: drawn, stroke: isThere });
  if (!isThere) shape?.setStyle({ fillOpacity: 0 });
  button.style.setProperty("--theme", fill);
  button.classList.toggle("faded", !isMatching);
  button.classList.toggle("compared", isCompared);
  const icon = /** @type {HTMLElement} */ (button.querySelector(".icon"));
  icon.dataset.icon = entry.icon;
  const parts = [pilot.name, pilot.county, `${words.main_theme} ${entry.label}`];
  if (!isMatching) parts.push(words.outside);
  if (isCompared) parts.push(words.compared);
  button.setAttribute("aria-label", parts.join(", "));
}

/** Paint all that a choice changes, and nothing else: it is to be seen in the next picture. */
export function paintChosen() {
  const { state, layers, pins } = model;
  // Read before anything changes: else the frame would be styled once more in between.
  const [halo, outline] = [color("halo"), color("outline")];
  layers.outline.clearLayers();
  layers.halo.clearLayers();
  for (const { pilot, marker, button, shape } of pins) {
    const chosen = pilot.id === state.chosen;
    button.setAttribute("aria-pressed", String(chosen));
    lift({ pilot, marker });
    if (!chosen || !shape) continue;
    layers.halo.addData(shape.feature).setStyle({ color: halo, weight: 7, fill: false });
    layers.outline.addData(shape.feature).setStyle({ color: outline, weight: 2.5, fill: false });
  }
  stepAside();
  paintCompare();
}

/**
 * Put a pin over those that matter less.
 * @param {Pick<import("./model.js").Pin, "pilot" | "marker">} pin
 */
function lift({ pilot, marker }) {
  const { chosen, matching } = model.state;
  marker.setZIndexOffset(pilot.id === chosen ? 1000 : matching.includes(pilot.id) ? 100 : 0);
}

function paintBackground() {
  const { state, map } = model;
  if (state.background && !tiles) {
    tiles = L.tileLayer("https://tile.openstreetmap.org/{z}/{x}/{y}.png", {
      maxZoom: 19,
      referrerPolicy: "strict-origin",
      pane: "tilePane",
    }).addTo(map);
  } else if (!state.background && tiles) {
    tiles.remove();
    tiles = null;
  }
  showAttribution(state.background ? `${state.words.schematic} · ${state.words.tiles}` : state.words.schematic);
}

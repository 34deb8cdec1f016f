// @ts-check
/* Draw the pins: a round button with the theme's icon and the pilot's name beside it. */

import { MESSAGE, sendToPage } from "../shared/messages.js";
import { sortedByName } from "../shared/selection.js";
import { choose } from "./choice.js";
import { makeButton, makeIcon, makeText } from "./elements.js";
import { model } from "./model.js";
import { bringIntoView } from "./movement.js";

const FINGER_PX = 22; // so far from a pin's middle a finger still means it

let active = 0; // the pin that Tab goes to

/** Draw all pins anew. */
export function drawPins() {
  const { layers, pins, state } = model;
  for (const { marker, shape } of pins) {
    marker.remove();
    shape?.remove();
  }
  const features = new Map(layers.features.map(({ feature }) => [feature.properties.code, feature]));
  model.pins = sortedByName(state.pilots).map((pilot, index) => makePin(pilot, index, features.get(pilot.code)));
  active = 0;
  layers.halo.bringToFront();
  layers.outline.bringToFront();
}

/**
 * @param {import("./model.js").Pilot} pilot
 * @param {number} index
 * @param {import("./model.js").Feature | undefined} feature
 * @returns {import("./model.js").Pin}
 */
function makePin(pilot, index, feature) {
  const button = makePinButton(pilot, index);
  const icon = L.divIcon({ html: button, className: "pin-anchor", iconSize: [0, 0] });
  const marker = L.marker([pilot.lat, pilot.lon], { icon, keyboard: false, interactive: false }).addTo(model.map);
  return { pilot, marker, button, shape: feature ? makeShape(pilot, feature) : null };
}

/**
 * @param {import("./model.js").Pilot} pilot
 * @param {number} index
 */
function makePinButton(pilot, index) {
  const name = makeText(pilot.name, "name");
  name.style.setProperty("--dx", String(pilot.label.dx));
  name.style.setProperty("--dy", String(pilot.label.dy));
  const button = makeButton(`pin ${pilot.label.side}`, makeIcon(), name);
  button.dataset.pilot = pilot.id;
  button.tabIndex = index === 0 ? 0 : -1;
  // The second click of a double click would let the pilot go again.
  button.addEventListener("click", (event) => {
    if (event.detail < 2) choose(pilot.id);
  });
  button.addEventListener("keydown", (event) => onKey(event, index));
  button.addEventListener("focus", () => activate(index));
  for (const act of ["pointerenter", "pointerdown", "focus"]) {
    button.addEventListener(act, () => sendToPage({ type: MESSAGE.pointed, pilot: pilot.id }), { passive: true });
  }
  // Touches go on to the map: two fingers move it wherever they are put down.
  L.DomEvent.on(button, "click mousedown dblclick contextmenu", L.DomEvent.stopPropagation);
  return button;
}

/**
 * @param {import("./model.js").Pilot} pilot
 * @param {import("./model.js").Feature} feature
 */
function makeShape(pilot, feature) {
  const options = /** @type {L.GeoJSONOptions} */ ({ className: "shape", weight: 1.25 });
  const [layer] = L.geoJSON(feature, options).getLayers();
  const shape = /** @type {import("./model.js").Pin["shape"] & {}} */ (layer).addTo(model.map);
  shape.on("click", (event) => {
    L.DomEvent.stop(event);
    if (event.originalEvent.detail < 2) choose(pilot.id);
  });
  return shape;
}

/** @param {number} index */
function activate(index) {
  model.pins[active].button.tabIndex = -1;
  active = index;
  model.pins[active].button.tabIndex = 0;
}

/** @param {number} index */
function focusPin(index) {
  const { pins } = model;
  activate((index + pins.length) % pins.length);
  pins[active].button.focus({ preventScroll: true });
  bringIntoView(pins[active].pilot.id);
}

/**
 * @param {KeyboardEvent} event
 * @param {number} index
 */
function onKey(event, index) {
  /** @type {Record<string, number>} */
  const moves = {
    ArrowRight: index + 1,
    ArrowDown: index + 1,
    ArrowLeft: index - 1,
    ArrowUp: index - 1,
    Home: 0,
    End: model.pins.length - 1,
  };
  if (event.key in moves) focusPin(moves[event.key]);
  else if (event.key === "Escape" && model.state.chosen) choose(model.state.chosen);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/**
 * Return the pin that a finger means: a pin itself is smaller than a finger, and some stand closer than one.
 * @param {L.Point} point
 */
export function nearestPin(point) {
  /** @type {(pin: import("./model.js").Pin) => number} */
  const far = ({ marker }) => point.distanceTo(model.map.latLngToContainerPoint(marker.getLatLng()));
  const pin = model.pins.reduce((one, other) => (far(other) < far(one) ? other : one));
  return far(pin) <= FINGER_PX ? pin : null;
}

// @ts-check
/* Paint the visitor's own place: its municipality outlined, a mark with its name, thin lines to the nearest pilots. */

import { makeText } from "./elements.js";
import { overlap } from "./geometry.js";
import { color, model, pinOf } from "./model.js";

export function paintPlace() {
  const { state, layers, map } = model;
  layers.place.clearLayers();
  map.closePopup();
  if (!state.place) return;
  const here = L.latLng(state.place.lat, state.place.lon);
  const { municipality, nearest, name } = state.place;
  outline(municipality);
  for (const id of nearest) {
    const pin = pinOf(id);
    if (pin) join(here, pin.marker.getLatLng());
  }
  mark(here, name);
}

/** @param {string | null} municipality its code */
function outline(municipality) {
  const own = model.layers.features.find(({ feature }) => feature.properties.code === municipality);
  if (!own) return;
  const options = /** @type {L.GeoJSONOptions} */ ({ ...still(), weight: 2.5, fillOpacity: 0.15 });
  L.geoJSON(own.feature, options).addTo(model.layers.place);
}

/**
 * Draw the dashes on a halo, since a line may cross the shape of any pilot.
 * @param {...L.LatLng} line
 */
function join(...line) {
  const { place } = model.layers;
  L.polyline(line, { ...still(), color: color("halo"), weight: 4.5 }).addTo(place);
  L.polyline(line, { ...still(), weight: 2, dashArray: "5 5" }).addTo(place);
}

/**
 * @param {L.LatLng} here
 * @param {string} text
 */
function mark(here, text) {
  const name = makeText(text);
  const element = document.createElement("div");
  element.className = "own-place";
  element.append(name);
  const icon = L.divIcon({ html: element, className: "pin-anchor", iconSize: [0, 0] });
  L.marker(here, { icon, keyboard: false, interactive: false, zIndexOffset: -100 }).addTo(model.layers.place);
  const box = name.getBoundingClientRect();
  const names = model.pins.map(({ button }) => button.querySelector(".name"));
  element.classList.toggle(
    "left",
    names.some((other) => other && overlap(box, other.getBoundingClientRect())),
  );
}

const still = () => ({ interactive: false, color: color("own") });

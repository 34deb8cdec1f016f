// @ts-check
/* Let the chosen pin step aside where it would hide the municipality that it marks. */

import { placeBeside } from "./beside.js";
import { model, pinOf } from "./model.js";

const MAX_HIDDEN = 1 / 3; // so much of a municipality's box a pin may cover
const PROPERTIES = ["--aside-x", "--aside-y", "--stem", "--turn"];
const TAKEN = ".pin, .pin .name, .legend, .bar, .leaflet-control-attribution";

/** Put the chosen pin where its municipality is seen, and every other one back. */
export function stepAside() {
  for (const { button } of model.pins) {
    button.classList.remove("aside");
    for (const name of PROPERTIES) button.style.removeProperty(name);
  }
  const pin = pinOf(model.state.chosen);
  const step = pin && stepOf(pin);
  if (!step) return;
  const { x, y, line, turn } = step;
  const values = [`${x}px`, `${y}px`, `${line}px`, `${turn}rad`];
  pin.button.classList.add("aside");
  PROPERTIES.forEach((name, place) => {
    pin.button.style.setProperty(name, values[place]);
  });
}

/**
 * Return how far the pin steps, with the length and the turn of the line back, in pixels and radians; null where it
 * hides little of the municipality.
 * @param {import("./model.js").Pin} pin
 */
function stepOf({ shape, button, marker }) {
  const bounds = shape?.getBounds();
  if (!bounds) return null;
  const { map } = model;
  const [from, to, seat] = [bounds.getNorthWest(), bounds.getSouthEast(), marker.getLatLng()].map((at) =>
    map.latLngToContainerPoint(at),
  );
  const size = button.offsetWidth;
  if (size ** 2 <= MAX_HIDDEN * (to.x - from.x) * (to.y - from.y)) return null;
  const taken = [...document.querySelectorAll(TAKEN)]
    .filter((other) => other !== button)
    .map((other) => other.getBoundingClientRect());
  const box = { left: from.x, top: from.y, right: to.x, bottom: to.y };
  const frame = { left: 0, top: 0, right: map.getSize().x, bottom: map.getSize().y };
  const place = placeBeside(box, seat, size, taken, frame);
  const [x, y] = [(place.left + place.right) / 2, (place.top + place.bottom) / 2];
  const [right, down] = [within(x, box.left, box.right) - x, within(y, box.top, box.bottom) - y];
  return { x: x - seat.x, y: y - seat.y, line: Math.hypot(right, down) - size / 2, turn: Math.atan2(down, right) };
}

/**
 * Return the value between two ends that is nearest.
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
const within = (value, least, most) => Math.min(Math.max(value, least), most);

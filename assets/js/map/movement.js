// @ts-check
/* Move the map: to all of Sweden, to a pilot, to the visitor's own place. */

import { openLegendIfRoom } from "./legend.js";
import { model, pinOf, reducedMotion } from "./model.js";

/** @typedef {{ animate: boolean, duration?: number }} Way */

const EDGE_PX = 10;
const ATTRIBUTION_PX = 22;
const NAME_EDGE_PX = 4; // a name keeps so far from the frame, which is less once it is moved in and all is smaller
const MAX_TRIES = 16;
const BOTH_SIDES = 1.5;
const ARRIVED_WITHIN_MS = 500; // after the time that a movement takes
const PRESENTED_ZOOM = 1.5; // so much nearer is a pilot that a presentation shows
const GLIDE_S = 1.2;
const STEP_S = 0.6;

let arriving = 0; // the timer of a movement
let standsOut = { left: 0, right: 0 }; // so many pixels names would stand out of the frame

/** What a presentation shows comes into the middle. */
export function glide() {
  const pin = pinOf(model.state.chosen);
  const { map, home } = model;
  model.touched = Boolean(pin);
  if (pin) move((way) => map.flyTo(pin.marker.getLatLng(), map.getBoundsZoom(home) + PRESENTED_ZOOM, way), GLIDE_S);
  else {
    move((way) => {
      if (way.animate) map.flyToBounds(home, { ...way, ...padding(standsOut) }).once("moveend", () => fit());
      else fit();
    }, GLIDE_S);
  }
}

/** @param {string | null} pilot */
export function bringIntoView(pilot) {
  const pin = pinOf(pilot);
  if (!pin) return;
  const { map } = model;
  const at = pin.marker.getLatLng();
  const size = map.getSize();
  const inner = L.bounds(size.multiplyBy(0.08), size.multiplyBy(0.92));
  if (!inner.contains(map.latLngToContainerPoint(at))) move((way) => map.panTo(at, way), STEP_S);
}

/** The visitor's own place comes into view, with the pilots next to it. */
export function showPlace() {
  const { map, state, pins } = model;
  if (!state.place) return;
  const { nearest } = state.place;
  const near = pins.map(({ pilot }) => pilot).filter(({ id }) => nearest.includes(id));
  const bounds = L.latLngBounds([state.place, ...near].map(({ lat, lon }) => [lat, lon]));
  if (!map.getBounds().contains(bounds)) move((way) => map.flyToBounds(bounds.pad(0.2), way), STEP_S);
}

/** The visitor moves the map: what was under way is let be. */
export function takeOver() {
  model.touched = true;
  clearTimeout(arriving);
}

/**
 * A frame that nobody sees gets hardly any pictures (WebKit: one in ten seconds), and Leaflet moves from picture to
 * picture: there the map goes at once. `go` is called with how, and once more where it has not arrived in time.
 * @param {(way: Way) => void} go
 * @param {number} seconds
 */
function move(go, seconds) {
  clearTimeout(arriving);
  if (reducedMotion.matches || !isSeen()) {
    go({ animate: false });
    return;
  }
  go({ animate: true, duration: seconds });
  arriving = window.setTimeout(
    () => {
      model.map.stop();
      go({ animate: false });
    },
    seconds * 1000 + ARRIVED_WITHIN_MS,
  );
  model.map.once("moveend", () => clearTimeout(arriving));
}

function isSeen() {
  const box = window.frameElement?.getBoundingClientRect();
  return !document.hidden && (!box || (box.bottom > 0 && box.top < window.parent.innerHeight));
}

/** Show all of Sweden, unless the visitor has moved the map. */
export function fit(animate = false) {
  const { map, pins } = model;
  map.invalidateSize({ pan: false });
  openLegendIfRoom(map.getSize());
  if (model.touched || !map.getSize().y) return;
  if (animate) {
    showHome(true);
    return;
  }
  // A name may stand out of the frame. Where there is room beside Sweden, each pixel moves it by half of one.
  standsOut = { left: 0, right: 0 };
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    showHome(false);
    const names = pins.map(({ button }) => button.querySelector(".name")?.getBoundingClientRect());
    const left = NAME_EDGE_PX - Math.floor(Math.min(...names.map((name) => name?.left ?? 0)));
    const right = NAME_EDGE_PX + Math.ceil(Math.max(...names.map((name) => name?.right ?? 0))) - map.getSize().x;
    if (left <= 0 && right <= 0) return;
    const step = left > 0 && right > 0 ? BOTH_SIDES : 1; // then only a smaller map helps, once that room is used up
    standsOut.left += step * Math.max(0, left);
    standsOut.right += step * Math.max(0, right);
  }
}

/** @param {boolean} animate */
function showHome(animate) {
  const { map, home } = model;
  map.setMinZoom(0);
  map.fitBounds(home, { animate, ...padding(standsOut) });
  const taken = L.point(2 * EDGE_PX + standsOut.left + standsOut.right, EDGE_PX + ATTRIBUTION_PX);
  map.setMinZoom(map.getBoundsZoom(home, false, taken) - 0.5);
}

/**
 * @param {{ left: number, right: number }} out
 * @returns {{ paddingTopLeft: [number, number], paddingBottomRight: [number, number] }}
 */
const padding = ({ left, right }) => ({
  paddingTopLeft: [EDGE_PX + left, EDGE_PX],
  paddingBottomRight: [EDGE_PX + right, ATTRIBUTION_PX],
});

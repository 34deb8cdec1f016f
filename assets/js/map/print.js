// @ts-check
/* Print the map: light, in the size of map.css, with the legend and all that the visitor sees. */

import { legend } from "./legend.js";
import { model } from "./model.js";
import { fit } from "./movement.js";
import { paint } from "./paint.js";

/** @type {{ dark: boolean, bounds: L.LatLngBounds, center: L.LatLng, zoom: number, minZoom: number,
 *   maxBounds: L.LatLngBoundsExpression | undefined, open: boolean } | null} what is put back after printing */
let onScreen = null;

/**
 * Take another theme, on paper only once it is printed.
 * @param {boolean} dark
 */
export function setDark(dark) {
  if (onScreen) onScreen.dark = dark;
  else model.dark = dark;
}

/** Get ready for paper whenever the page is printed. */
export function listenForPrinting() {
  // WebKit tells the page around that it is going to be printed, but not the frames in it.
  const gone = new AbortController();
  for (const page of [window, window.parent]) {
    page.addEventListener("beforeprint", beforePrint, { signal: gone.signal });
    page.addEventListener("afterprint", afterPrint, { signal: gone.signal });
  }
  window.addEventListener("pagehide", ({ persisted }) => {
    if (!persisted) gone.abort();
  });
}

function beforePrint() {
  if (!model.ready || onScreen) return;
  const { map, dark } = model;
  const { maxBounds } = map.options;
  clearMaxBounds(); // else Leaflet begins to glide back into them at each change of size, and goes on on the screen
  map.stop();
  onScreen = {
    dark,
    bounds: map.getBounds(),
    center: map.getCenter(),
    zoom: map.getZoom(),
    minZoom: map.getMinZoom(),
    maxBounds,
    open: legend.open,
  };
  model.dark = false;
  document.documentElement.classList.add("printing");
  fit();
  if (model.touched) {
    map.setMinZoom(0);
    map.fitBounds(onScreen.bounds, { animate: false });
  }
  legend.open = true;
  paint();
  document.body.getBoundingClientRect(); // Chromium prints a frame blank that is not yet laid out
}

function afterPrint() {
  if (!onScreen) return;
  const { map } = model;
  document.documentElement.classList.remove("printing");
  map.invalidateSize({ pan: false });
  map.setView(onScreen.center, onScreen.zoom, { animate: false });
  map.setMinZoom(onScreen.minZoom);
  if (onScreen.maxBounds) map.setMaxBounds(onScreen.maxBounds);
  legend.open = onScreen.open;
  model.dark = onScreen.dark;
  onScreen = null;
  paint();
}

/** Leaflet takes null for none, which its types do not say. */
function clearMaxBounds() {
  model.map.setMaxBounds(/** @type {any} */ (null));
}

// @ts-check
/* Fetch what the map is drawn of, and draw the boundaries. */

import { fromBase } from "../shared/base.js";
import { boxOf, latLngsOf } from "./geometry.js";
import { color, model } from "./model.js";
import { fit } from "./movement.js";
import { thinNames } from "./names.js";

/** @typedef {import("./model.js").Layer} Layer */

const STYLE_WITHIN_MS = 5000;
const LOOK_AGAIN_MS = 20;

/**
 * Fetch the layers, and wait for the style sheet, whose colours are needed to paint.
 * @returns {Promise<Layer[]>} municipalities, counties, neighbouring countries
 */
export async function loadLayers() {
  const { municipalities, counties, neighbours } = model.state.geo;
  const [, ...layers] = await Promise.all([styleSheet(), ...[municipalities, counties, neighbours].map(loadLayer)]);
  return layers;
}

/** Fetch the fonts; the map is drawn meanwhile. */
export function loadFonts() {
  const { icons, text } = model.state.fonts;
  loadFont("Map Icons", icons).then(() => document.body.classList.add("icons-ready"), console.error);
  if (text) loadFont("Map Text", text).then(placeNames).catch(console.error);
}

/** The names are wider or narrower than they were. */
function placeNames() {
  if (model.shown && model.ready) fit();
  thinNames();
}

/**
 * @param {string | Layer} url
 * @returns {Promise<Layer>}
 */
async function loadLayer(url) {
  if (typeof url !== "string") return url; // the offline edition has no server: its state holds the layers
  const answer = await fetch(fromBase(url));
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

/** The style sheet comes by itself. */
async function styleSheet() {
  const deadline = performance.now() + STYLE_WITHIN_MS;
  while (!color("sea") && performance.now() < deadline) {
    await new Promise((resolve) => {
      setTimeout(resolve, LOOK_AGAIN_MS);
    });
  }
}

/**
 * @param {string} name
 * @param {string} url
 */
async function loadFont(name, url) {
  document.fonts.add(await new FontFace(name, `url(${fromBase(url)})`, { weight: "200 900" }).load());
}

/**
 * Draw the boundaries, and make the layers that are drawn on them.
 * @param {Layer[]} layers
 */
export function drawBoundaries([municipalities, counties, neighbours]) {
  const { map } = model;
  const still = { interactive: false };
  model.layers = {
    features: municipalities.features.map((feature) => ({ feature, box: boxOf(feature) })),
    countyNames: new Map(counties.features.map(({ properties }) => [properties.code, properties.name])),
    neighbours: L.geoJSON(neighbours, { ...still, style: { stroke: false } }).addTo(map),
    // All municipalities as one path: four times as fast to paint as 290.
    sweden: L.polygon(latLngsOf(municipalities.features), { ...still, weight: 0.5 }).addTo(map),
    counties: L.polygon(latLngsOf(counties.features), { ...still, weight: 1.5, fill: false }).addTo(map),
    place: L.layerGroup().addTo(map),
    halo: L.geoJSON(undefined, still).addTo(map),
    outline: L.geoJSON(undefined, still).addTo(map),
  };
  model.ready = true;
}

/** @param {unknown} error */
export function showFailure(error) {
  console.error(error);
  const notice = document.createElement("p");
  notice.className = "failed";
  notice.setAttribute("role", "alert");
  notice.textContent = model.state.words.failed;
  document.body.replaceChildren(notice);
}

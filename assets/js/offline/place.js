// @ts-check
/* Look up the visitor's own municipality, and show the pilots by their distance from it. */

import { distanceKm } from "../shared/distance.js";
import { find, findAll } from "../shared/dom.js";
import { listOf, make } from "../shared/elements.js";
import { makeWay } from "../shared/filter_controls.js";
import { folded, sortedByName } from "../shared/selection.js";
import { byId, current, data, matchingNow, say } from "./current.js";

const JOINED = 3; // by lines on the map, as in pilotkartan/render/folium_map.py
const BEHIND_NAMES = /( kommun| municipality)$/;

const named = sortedByName(Object.values(data.places).map(([name]) => ({ name })));
byId("places").append(...named.map(({ name }) => make("option", { value: name })));

/**
 * Return the id of the municipality of that name, or undefined.
 * @param {string} text
 */
export function placeNamed(text) {
  const wanted = folded(text).trim().replace(BEHIND_NAMES, "");
  return Object.keys(data.places).find((id) => folded(data.places[id][0]) === wanted);
}

/**
 * Say below the field that no municipality has the name typed, if so.
 * @param {string} text
 */
export function showUnknown(text) {
  const unknown = text.trim() && !placeNamed(text);
  for (const note of findAll(".place-note")) note.textContent = unknown ? say("onefile.no_place") : "";
}

/** @returns {import("../map/model.js").Place | null} the place as the map shows it */
export function placeNow() {
  const id = current.view.place;
  if (!id) return null;
  const [name, lat, lon] = data.places[id];
  return {
    id,
    name,
    lat,
    lon,
    municipality: id,
    nearest: byDistance({ lat, lon })
      .map((near) => near.pilot.id)
      .slice(0, JOINED),
  };
}

/** @param {import("../shared/distance.js").Point} from */
function byDistance(from) {
  const pilots = data.states[current.view.lang].pilots.filter(({ id }) => matchingNow().includes(id));
  return pilots.map((pilot) => ({ pilot, km: distanceKm(from, pilot) })).sort((one, other) => one.km - other.km);
}

/** Show the place of the current view in the field and above the list. */
export function showPlace() {
  const place = placeNow();
  for (const element of findAll(".filters .place")) {
    const input = /** @type {HTMLInputElement} */ (element);
    if (input !== document.activeElement) input.value = place?.name ?? "";
  }
  find(`.list:lang(${current.view.lang}) .near`)?.replaceChildren(...(place ? told(place) : []));
}

/** @param {import("../map/model.js").Place} place */
function told(place) {
  const links = byDistance(place).map(({ pilot: { id, name }, km }) =>
    makeWay("a", say("panel.distance", { name, km: Math.round(km) }), { pilot: id, page: null }),
  );
  const beyond = links.length - data.most;
  const summary = make("summary", {}, say("list.more", { count: beyond }));
  const fold = make("details", {}, summary, listOf(links.slice(data.most)));
  return [
    make("h3", {}, place.name),
    make("p", {}, say("place.by_distance")),
    listOf(links.slice(0, data.most)),
    ...(beyond > 0 ? [fold] : []),
    make("p", { className: "quiet" }, say("panel.distance_note")),
    makeWay("button", say("place.remove"), { place: null }),
  ];
}

// @ts-check
/* Hold what the map's parts share: the state that the server sends at each run, and what is drawn of it. */

/**
 * @typedef {{ id: string, code: string, name: string, lat: number, lon: number, theme: string, county: string,
 *   label: { side: string, dx: number, dy: number } }} Pilot
 * @typedef {{ id: string, label: string, icon: string, light: string, dark: string }} LegendEntry
 * @typedef {{ id: string, name: string, lat: number, lon: number, municipality: string | null, nearest: string[] }} Place
 * @typedef {import("./geometry.js").Feature} Feature
 * @typedef {{ type: "FeatureCollection", features: Feature[] }} Layer
 * @typedef {{
 *   lang: string, chosen: string | null, matching: string[], compared: string[], background: boolean,
 *   place: Place | null, pilots: Pilot[], legend: LegendEntry[], words: Record<string, string>,
 *   geo: Record<"municipalities" | "counties" | "neighbours", string | Layer>, fonts: { icons: string, text?: string },
 * }} State  what pilotkartan/render/folium_map.py writes; the offline edition's holds the layers themselves
 * @typedef {{ pilot: Pilot, marker: L.Marker, button: HTMLButtonElement, shape: L.Polygon & { feature?: any } | null }} Pin
 * @typedef {{
 *   features: { feature: Feature, box: import("./geometry.js").Box }[], countyNames: Map<string, string>,
 *   neighbours: L.GeoJSON, sweden: L.Polygon, counties: L.Polygon,
 *   place: L.LayerGroup, halo: L.GeoJSON, outline: L.GeoJSON,
 * }} Layers
 *
 * @typedef {object} Model
 * @property {State} state  what is painted
 * @property {State | null} told  the state as the server told it last
 * @property {{ chosen: string | null, matching: string[] } | null} shown  what a presentation shows
 * @property {readonly string[]} among  the pilots that a presentation is about; the others are not on its map
 * @property {string | null} stageTheme  a presentation's own: light, dark or contrast
 * @property {boolean} dark
 * @property {boolean} cut  the server is gone: nothing can be chosen
 * @property {import("../shared/messages.js").Act[]} acts  what was done of late
 * @property {L.Map} map
 * @property {L.LatLngBounds} home  Sweden
 * @property {boolean} touched  the visitor has moved the map: it is never refitted after that
 * @property {boolean} ready  the boundaries are drawn
 * @property {Layers} layers
 * @property {Pin[]} pins  by name
 */

/** What is null here is set before anything reads it: `state`, `map` and `home` at the start, `layers` once `ready`. */
export const model = /** @type {Model} */ (
  /** @type {unknown} */ ({
    state: null,
    told: null,
    shown: null,
    among: [],
    stageTheme: null,
    dark: matchMedia("(prefers-color-scheme: dark)").matches, // until Streamlit tells its theme
    cut: false,
    acts: [],
    map: null,
    home: null,
    touched: false,
    ready: false,
    layers: null,
    pins: [],
  })
);

export const coarse = matchMedia("(pointer: coarse)");
export const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");

/** @param {string | null} id */
export const pinOf = (id) => model.pins.find(({ pilot }) => pilot.id === id);

/** @param {string} name */
export const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** @param {{ light: string, dark: string }} entry */
export const themeColor = (entry) => (themeName() === "light" ? entry.light : entry.dark);

/** @returns {string} light, dark or contrast; paper is light */
export function themeName() {
  if (document.documentElement.classList.contains("printing")) return "light";
  return model.stageTheme ?? (model.dark ? "dark" : "light");
}

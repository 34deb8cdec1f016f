// @ts-check
/* Describe, send and receive all messages between the page and the map's frame, and between a view that is shown in a
   frame and the page around it. The page is the app, its first view, or the offline edition. Each message is an object with its `type` and the fields below. */

export const MESSAGE = /** @type {const} */ ({
  // From the page to the map's frame
  pick: "pilotkartan:pick",
  compare: "pilotkartan:compare",
  filter: "pilotkartan:filter",
  match: "pilotkartan:match",
  undo: "pilotkartan:undo",
  view: "pilotkartan:view",
  show: "pilotkartan:show",
  render: "streamlit:render",
  // From the map's frame to the page
  ready: "pilotkartan:map-ready",
  pointed: "pilotkartan:pointed",
  chosen: "pilotkartan:chosen",
  choose: "pilotkartan:choose",
  key: "pilotkartan:key",
  // Between a page that another one shows in a frame, and that one
  height: "pilotkartan:height",
});

/**
 * From the page to the map's frame:
 *
 * @typedef {{ type: typeof MESSAGE.pick, pilot: string | null }} Pick
 *   A link in the page chooses a pilot, or lets the chosen one go; the frame reports it to the server as its own click.
 * @typedef {{ type: typeof MESSAGE.compare, pilot: string, on: boolean }} Compare
 *   A box in the page takes a pilot into the comparison or out of it; reported likewise.
 * @typedef {{ type: typeof MESSAGE.filter, params: Record<string, string[]> }} Filter
 *   The boxes of the facets are ticked so, by their parameters; reported likewise.
 * @typedef {{ type: typeof MESSAGE.match, matching: string[] }} Match
 *   The filter leaves these pilots: painted, not reported.
 * @typedef {{ type: typeof MESSAGE.undo }} Undo
 *   The line to the server is gone: back to what the server said last.
 * @typedef {{ type: typeof MESSAGE.view, center: [number, number], zoom: number }} View
 *   The visitor has moved the map of the first page: the app's map goes on from there.
 * @typedef {{ type: typeof MESSAGE.show, chosen: string | null, matching: string[], among: string[],
 *   theme: string | null, text_px: number }} Show
 *   A presentation shows this, which the server does not know: `among` are the pilots that it is about, `theme` is the
 *   stage's own (light, dark, contrast), if it has one, and `text_px` the size of the text beside the map.
 * @typedef {{ type: typeof MESSAGE.render, args?: { html?: string }, theme?: { base: string }, disabled?: boolean }} Render
 *   Streamlit's own at each run, sent by the offline edition in its stead: the map's state is an element in `html`.
 *
 * From the map's frame to the page:
 *
 * @typedef {{ type: typeof MESSAGE.ready }} Ready
 *   The map is drawn.
 * @typedef {{ type: typeof MESSAGE.pointed, pilot: string }} Pointed
 *   The pointer or the keyboard has come to a pin: it may be chosen next.
 * @typedef {{ type: typeof MESSAGE.chosen, pilot: string | null }} Chosen
 *   A pilot was chosen, or let go: the panel may show it before the server has answered.
 * @typedef {{ type: typeof MESSAGE.choose, id: string }} Choose
 *   A pilot was clicked during a presentation.
 * @typedef {{ type: typeof MESSAGE.key, key: string, shift: boolean }} Key
 *   A key was pressed in the map's frame during a presentation.
 *
 * Between a view in a frame and the page around it, which may be another site's (assets/js/embedded/embed.js):
 *
 * @typedef {{ type: typeof MESSAGE.height, height: number }} Height
 *   What the frame shows is so many CSS pixels high. The page asks for it with the same message without a height.
 *
 * @typedef {Pick | Compare | Filter | Match | Undo | View | Show | Render | { type: typeof MESSAGE.height }} ToMap
 * @typedef {Ready | Pointed | Chosen | Choose | Key | Height} ToPage
 */

/**
 * What was done on the map, as the frame reports it with `Streamlit.setComponentValue({ acts })`: to the server, to the
 * first page, or to the offline edition. `place` is the code of a municipality.
 *
 * @typedef {{
 *   pilot?: string | null, compare?: string, on?: boolean, place?: string, filter?: Record<string, string[]>, time: number
 * }} Act
 * @typedef {{ setComponentValue: (value: { acts: Act[] }) => void }} Component
 * @typedef {Window & { Streamlit: Component, map_div: L.Map }} MapWindow  the frame; `map_div` is streamlit-folium's name
 */

/** What the presentation says to the page around it: events of its element, which bubble. */
export const STORY_EVENT = /** @type {const} */ ({
  step: "step", // `detail` is the id of the step that is shown now, or a part of which is (`data-part` of its slide)
  shown: "shown", // something else is seen: a slide, or what lies over it
  leave: "leave", // the presentation is to end
  language: "language", // the presentation is to go on in the other language
  room: "room", // the overlay of the room is to show it as it is
});

/**
 * Send a message to the map's frame: at once, not as a task of its own, so that list and map change in one picture.
 * @param {HTMLIFrameElement} frame of the same origin
 * @param {ToMap} message
 */
export function sendToMap(frame, message) {
  frame.contentWindow?.dispatchEvent(new MessageEvent("message", { source: window, data: message }));
}

/**
 * Send a message from the map's frame to the page around it: as a task of its own, since the page may answer with one
 * that the map is to take up only when it has done what it is at.
 * @param {ToPage} message
 */
export function sendToPage(message) {
  // A page opened from a file has no origin to name, nor has a frame in the offline edition; what is sent is no secret.
  const { origin } = window.location;
  window.parent.postMessage(message, origin.startsWith("http") ? origin : "*");
}

/**
 * Send a message from a view in a frame to the page around it, whichever that is: it is no secret.
 * @param {Height} message
 */
export function sendToAnyPage(message) {
  window.parent.postMessage(message, "*");
}

/**
 * Handle in the page what the map's frame sends.
 * @param {(source: MessageEventSource | null) => boolean} from whether this is a frame to be heard
 * @param {{ [T in ToPage["type"]]?: (message: Extract<ToPage, { type: T }>, source: Window) => void }} handlers
 */
export function onMapMessage(from, handlers) {
  listenFor(from, handlers);
}

/**
 * Handle in the map's frame what the page around it sends.
 * @param {{ [T in ToMap["type"]]?: (message: Extract<ToMap, { type: T }>) => void }} handlers
 */
export function onPageMessage(handlers) {
  listenFor((source) => source === window.parent, handlers);
}

/**
 * @param {(source: MessageEventSource | null) => boolean} from
 * @param {Record<string, any>} handlers by the type of message
 */
function listenFor(from, handlers) {
  window.addEventListener("message", ({ source, data }) => {
    const handle = handlers[data?.type];
    if (handle && from(source)) handle(data, source);
  });
}

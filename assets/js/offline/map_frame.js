// @ts-check
/* Do for the map what Streamlit does in the app: send its state, and take its answers. */

import { MESSAGE } from "../shared/messages.js";
import { current, data, isDark, matchingNow } from "./current.js";
import { unpacked } from "./packed.js";
import { placeNow } from "./place.js";

/** @type {string | null} */
let mapDocument = null;

/** Unpack the map's document, which frames then can show. */
export async function unpackMap() {
  mapDocument = await unpacked("map-packed");
}

/**
 * Start the map in a frame, once; what is not seen waits.
 * @param {HTMLIFrameElement} frame
 * @param {(act: import("../shared/messages.js").Act) => void} onAct
 */
export function startMap(frame, onAct) {
  if (!mapDocument || frame.srcdoc) return;
  frame.addEventListener("load", () => {
    const inside = /** @type {import("../shared/messages.js").MapWindow} */ (frame.contentWindow);
    inside.Streamlit = { setComponentValue: ({ acts }) => onAct(acts[acts.length - 1]) };
  });
  frame.srcdoc = mapDocument;
}

/**
 * Send the map its state; at once, so that it is never seen in another language or theme.
 * @param {HTMLIFrameElement} frame
 */
export function sendState(frame) {
  const inside = frame.contentWindow;
  if (!frame.dataset.ready || !inside) return;
  const state = {
    ...data.states[current.view.lang],
    chosen: current.view.pilot,
    matching: matchingNow(),
    compared: current.view.compared,
    place: placeNow(),
  };
  const element = document.createElement("script");
  element.type = "application/json";
  element.id = "map-state";
  element.textContent = JSON.stringify(state).replaceAll("<", "\\u003c");
  /** @type {import("../shared/messages.js").Render} */
  const message = {
    type: MESSAGE.render,
    args: { html: element.outerHTML },
    theme: { base: isDark() ? "dark" : "light" },
  };
  inside.dispatchEvent(new MessageEvent("message", { source: window, data: message }));
}

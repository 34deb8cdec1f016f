// @ts-check
/* Let the app's own links and boxes act without loading the page anew. */

import { PARAMS, withParams } from "../shared/address.js";
import { findAround } from "../shared/dom.js";
import { MESSAGE, sendToMap } from "../shared/messages.js";
import { splitIds, toggled } from "../shared/selection.js";
import { pageState } from "./page.js";
import { findAllInApp, findInApp, isConnected, mapFrame, ROOT, tellStreamlit } from "./streamlit_page.js";

/** @type {string[]} */
let compared = []; // who is ticked, also before the server has answered
/** @type {string | undefined} */
let stepped; // the way by which one steps from pilot to pilot

/**
 * The map's frame is the way to the server for what is no widget of Streamlit's; without it an address is one.
 * @param {import("../shared/messages.js").ToMap} message
 * @param {string} address
 */
export function act(message, address) {
  if (!isConnected()) return;
  const frame = mapFrame();
  if (frame?.contentDocument?.querySelector("[data-ready]")) sendToMap(frame, message);
  else goTo(address);
}

/** @param {MouseEvent} event */
function onClick(event) {
  const link = findAround(event.target, `${ROOT} :is(a[data-choose], a[data-page])`);
  if (!(link instanceof HTMLAnchorElement) || event.button) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (link.matches("[data-page]")) {
    goTo(link.href);
    return;
  }
  stepped = link.dataset.way;
  act({ type: MESSAGE.pick, pilot: link.dataset.choose || null }, link.href);
}

/**
 * Go to another page or view: Streamlit follows the browser's history.
 * @param {string} address
 */
export function goTo(address) {
  if (!isConnected() || address === window.location.href) return;
  history.pushState({}, "", address);
  tellStreamlit();
}

/** @param {Event} event */
function onTick({ target: box }) {
  const pilot = box instanceof HTMLInputElement && findAround(box, ROOT) && box.dataset.compare;
  if (!pilot) return;
  compared = toggled(compared, pilot, box.checked);
  const address = withParams(window.location.href, { [PARAMS.compared]: compared });
  act({ type: MESSAGE.compare, pilot, on: box.checked }, address.href);
}

/** Take up who is compared, as the server says. */
export function adoptCompared() {
  compared = splitIds(pageState()?.dataset.compared);
}

/** Show on every box who is compared. */
export function settleBoxes() {
  for (const box of /** @type {HTMLInputElement[]} */ (findAllInApp("[data-compare]"))) {
    box.checked = compared.includes(box.dataset.compare ?? "");
    box.disabled = !isConnected();
  }
}

/** Who steps from pilot to pilot by keys goes on stepping. */
export function settleFocus() {
  if (!stepped || document.activeElement !== document.body) return;
  findInApp(`[data-way="${stepped}"][href]`)?.focus({ preventScroll: true });
  stepped = undefined;
}

export function startActing() {
  document.addEventListener("click", onClick);
  document.addEventListener("change", onTick);
}

// @ts-check
/* Use the first page before the app is there: a link, a box, a search or the map changes what it shows and the address,
   from which the app begins. The server draws each view as it draws the whole page, so that no rule is written twice;
   where it cannot be asked, links lead on as they do without scripts. */

import { addressAfter, PARAMS, withParams } from "../shared/address.js";
import { find, findAll, findAround } from "../shared/dom.js";
import { MESSAGE, sendToMap } from "../shared/messages.js";
import { toggled } from "../shared/selection.js";
import { announce } from "./accessibility.js";
import { holdFocus } from "./first_focus.js";
import { adoptChosen } from "./list_position.js";
import { tellStreamlit } from "./streamlit_page.js";

/** What changes with the view; the map's frame stays, and is told. As in render/templates/firstpaint*.html. */
const PART = "[data-part]";
const UNTIL_DRAWN = "";

const dark = matchMedia("(prefers-color-scheme: dark)");
const first = find("#first-paint");
let asked = new AbortController(); // for the view that was asked for last
let isDrawing = false; // a field that goes says that it has changed
let onView = () => {};
const inUse = new AbortController();

/** @returns {string | undefined} what the app is to show where the visitor has changed the view; empty until it is drawn */
export const wantedAddress = () => first?.dataset.wanted;

/** @param {string} name of a parameter of the address */
const valuesOf = (name) => new URL(window.location.href).searchParams.getAll(name);

/**
 * Show another view of this page.
 * @param {string} href its address
 */
async function showView(href) {
  if (!first?.isConnected) return;
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  first.dataset.wanted = UNTIL_DRAWN;
  if (href !== window.location.href) {
    history.pushState({}, "", href);
    tellStreamlit();
  }
  try {
    const answer = await fetch(href, { signal });
    if (!answer.ok) throw new Error(`${href}: ${answer.status}`);
    adopt(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    if (!signal.aborted) window.location.reload();
  }
}

/**
 * Take up a view as the server drew it, with all data in it escaped.
 * @param {Document} page
 */
function adopt(page) {
  const next = page.getElementById("first-paint");
  if (!first?.isConnected || !next) return;
  const putBackFocus = holdFocus(first);
  isDrawing = true;
  for (const part of findAll(PART, first)) {
    const counterpart = next.querySelector(`[data-part="${part.dataset.part}"]`);
    if (counterpart) part.replaceWith(counterpart);
  }
  isDrawing = false;
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  first.dataset.wanted = next.dataset.here;
  history.replaceState(history.state, "", next.dataset.here);
  tellMap();
  useBoxes();
  putBackFocus(first);
  adoptChosen(valuesOf(PARAMS.pilot)[0] ?? "");
  announce(find("#first-paint .summary")?.textContent ?? document.title);
  onView();
}

/** Tell the map of the view, as Streamlit does at each run. */
export function tellMap() {
  const frame = /** @type {HTMLIFrameElement | null} */ (find("#first-paint iframe[data-ready]"));
  const html = find("#first-paint #map-state")?.outerHTML;
  if (frame && html) sendToMap(frame, { type: MESSAGE.render, args: { html }, theme: { base: theme() } });
}

const theme = () => (dark.matches ? "dark" : "light");

/** Show on every box who is compared. A tick is heard from now on, and the filters can be opened. */
function useBoxes() {
  for (const button of findAll("#first-paint .open-filters")) button.removeAttribute("disabled");
  const compared = valuesOf(PARAMS.compared);
  for (const box of /** @type {HTMLInputElement[]} */ (findAll("#first-paint [data-compare]"))) {
    box.checked = compared.includes(box.dataset.compare ?? "");
    box.disabled = false;
  }
}

/** @param {MouseEvent} event */
function onClick(event) {
  const link = findAround(event.target, "#first-paint a[href]:not([target])");
  if (!(link instanceof HTMLAnchorElement) || event.button || event.defaultPrevented) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const { origin, pathname } = window.location;
  if (link.origin !== origin || link.pathname !== pathname || link.hash) return;
  event.preventDefault();
  showView(link.href);
}

/** @param {Event} event */
function onChange({ target: field }) {
  if (isDrawing || !(field instanceof HTMLInputElement) || !findAround(field, "#first-paint")) return;
  const { compare } = field.dataset;
  if (compare) write(PARAMS.compared, toggled(valuesOf(PARAMS.compared), compare, field.checked));
  else if (field.name === PARAMS.search) write(PARAMS.search, field.value.trim() ? [field.value] : []);
}

/** @param {SubmitEvent} event */
function onSubmit(event) {
  const field = findAround(event.target, "#first-paint form")?.querySelector("input[type=search]");
  if (!(field instanceof HTMLInputElement)) return;
  event.preventDefault();
  write(field.name, field.value.trim() ? [field.value] : []);
}

/**
 * @param {string} name
 * @param {string[]} values
 */
function write(name, values) {
  const { href } = withParams(window.location.href, { [name]: values });
  if (href !== window.location.href) showView(href);
}

/** @param {import("../shared/messages.js").Act[]} acts done on the map */
export function showAct(acts) {
  showView(addressAfter(window.location.href, acts[acts.length - 1]));
}

/**
 * Let the first page be used.
 * @param {() => void} then called whenever another view of it is shown
 */
export function startFirstView(then) {
  if (!first) return;
  onView = then;
  adoptChosen(valuesOf(PARAMS.pilot)[0] ?? "");
  useBoxes();
  const { signal } = inUse;
  document.addEventListener("click", onClick, { signal });
  document.addEventListener("change", onChange, { signal });
  document.addEventListener("submit", onSubmit, { signal });
  // The browser's Back and Forward; Streamlit is told of our own steps by the same event.
  const onHistory = (/** @type {PopStateEvent} */ { isTrusted }) => {
    if (isTrusted) showView(window.location.href);
  };
  window.addEventListener("popstate", onHistory, { signal });
  first.dataset.live = "";
}

/** Hear no more of the first page, which goes. */
export function endFirstView() {
  asked.abort();
  inUse.abort();
}

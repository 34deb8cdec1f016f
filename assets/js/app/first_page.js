// @ts-check
/* Replace the first page, which was served to be read at once: its outline gives way to the map as soon as that is
   drawn, and all of it to the app when that has drawn as much. Until then the app is hidden by the style sheet, from
   screen readers too. */

import { MESSAGE, onMapMessage, sendToMap } from "../shared/messages.js";
import { isDrawerOpen } from "./drawer.js";
import { handOn } from "./first_focus.js";
import { endFirstView, showAct, startFirstView, tellMap, wantedAddress } from "./first_view.js";
import { pageState } from "./page.js";
import { onPageChange, stopOnPageChange } from "./page_changes.js";
import {
  appRoot,
  checkHooks,
  findInApp,
  isAtRest,
  LAST_DRAWN,
  mainScroller,
  mapFrameInApp,
  STATE_ATTRIBUTES,
  STILL_LOADING,
  tellStreamlit,
} from "./streamlit_page.js";

const MAP_WITHIN_MS = 2000;
const BEHIND = "<="; // Streamlit's own scripts have look-behinds, which Safari reads from 16.4 on
const VIEW_WITHIN_MS = 2000;
const APP_AFTER_MS = 500; // so long the app may wait for the map in the first page, which it would slow down
// What scrolls by itself on a wide screen, in the first page as in the app.
const SCROLLED = [".st-key-panel", ".st-key-drawer-body", ".st-key-evidence", ".evidence-grid"];

const first = document.getElementById("first-paint");
/** @type {HTMLIFrameElement | null} */
const early = first?.querySelector("iframe") ?? null;
let moved = false; // the visitor has moved the map
let late = false; // the app's map has had its time
let told = ""; // the address that the app was told to show
let unheard = ""; // the one that it was told to show in vain

/** Start Streamlit's own script, which the page only names: a script runs only where it is made by one. */
function startApp() {
  const files = /** @type {HTMLTemplateElement | null} */ (document.getElementById("app-files"));
  if (!files) return;
  document.head.append(files.content);
  files.remove();
  const script = Object.assign(document.createElement("script"), { type: "module", crossOrigin: "" });
  script.setAttribute("src", document.getElementById("app-script")?.getAttribute("href") ?? "");
  document.head.append(script);
}

/** @returns {import("../shared/messages.js").MapWindow} */
const earlyWindow = () => /** @type {import("../shared/messages.js").MapWindow} */ (early?.contentWindow);

/** The map of the first page is drawn. */
function showMap() {
  if (!early || early.dataset.ready !== undefined) return;
  early.dataset.ready = "";
  requestAnimationFrame(() => setTimeout(startApp));
  earlyWindow().Streamlit = { setComponentValue: ({ acts }) => showAct(acts) };
  if (wantedAddress()) tellMap();
  for (const act of ["pointerdown", "wheel", "keydown"]) {
    const options = { capture: true, passive: true };
    early.contentDocument?.addEventListener(
      act,
      () => {
        moved = true;
      },
      options,
    );
  }
}

/** A browser that cannot read Streamlit's scripts never starts the app: loading again, as is advised else, is no help. */
function tellTooOld() {
  const late = /** @type {HTMLElement | null} */ (first?.querySelector(".late"));
  try {
    new RegExp(`(?${BEHIND}a)`);
  } catch {
    if (late) late.textContent = late.dataset.tooOld ?? "";
  }
}

/** Tell whether the app has drawn as much as the first page, but for the map. */
const isDrawn = () => findInApp(`:is(${LAST_DRAWN})`) && !findInApp(STILL_LOADING);

/**
 * Tell whether the app shows what the visitor has come to in the first page; where it began from what was shown before,
 * it is told once.
 */
function isWanted() {
  const wanted = wantedAddress();
  if (wanted === undefined || pageState()?.dataset.here === wanted) return true;
  if (!wanted || !isAtRest()) return false;
  if (told !== wanted) {
    told = wanted;
    tellStreamlit();
    setTimeout(() => {
      unheard = wanted;
      giveWay();
    }, VIEW_WITHIN_MS);
  }
  return unheard === wanted;
}

/** Give way to the app once it is drawn. */
function giveWay() {
  if (!first?.isConnected || !isDrawn() || !isWanted() || isDrawerOpen()) return;
  const hasMap = findInApp(":is(.st-key-map, .st-key-stage)");
  if (hasMap && document.documentElement.dataset.map !== "ready" && !late) {
    setTimeout(() => {
      late = true;
      giveWay();
    }, MAP_WITHIN_MS);
    return;
  }
  stopOnPageChange(giveWay);
  const focusApp = handOn(first);
  endFirstView();
  const places = SCROLLED.map((part) => {
    const { scrollLeft: left = 0, scrollTop: top = 0 } = first.querySelector(part) ?? {};
    return { part, left, top };
  });
  const down = window.scrollY;
  if (moved) keepView();
  first.remove();
  document.documentElement.removeAttribute("data-first-paint");
  // Whoever has begun to read goes on from the same place.
  mainScroller()?.scrollTo(0, down);
  for (const { part, left, top } of places) findInApp(part)?.scrollTo(left, top);
  focusApp();
  checkHooks();
}

/** The app's map goes on from where the visitor has moved that of the first page. */
function keepView() {
  const frame = mapFrameInApp();
  if (!frame) return;
  const { map_div: map } = earlyWindow();
  const { lat, lng } = map.getCenter();
  sendToMap(frame, { type: MESSAGE.view, center: [lat, lng], zoom: map.getZoom() });
}

export function startFirstPage() {
  // Not from the next picture on: a tab in the background has none, and is to be ready when one turns to it.
  if (early) setTimeout(startApp, APP_AFTER_MS);
  if (!first) return;
  tellTooOld();
  onMapMessage((source) => Boolean(source), {
    [MESSAGE.ready]: (_, source) => {
      if (source === early?.contentWindow) showMap();
      else giveWay();
    },
  });
  if (early?.contentDocument?.querySelector("[data-ready]")) showMap();
  onPageChange({ nodes: true, attributes: STATE_ATTRIBUTES, inside: appRoot() }, giveWay);
  onPageChange({ attributes: ["data-drawer"] }, () => giveWay());
  startFirstView(giveWay);
}

// @ts-check
/* Lead to the part of a page that a link names, in the first page and again once the app has drawn it, and stay there
   until all has come that is above: the browser looks for the part once only, in what was served. Streamlit drops the
   part from the address, too. An address that asks which pilots suit one leads to the answer, one that names a cell of the grid to its results;
   on a phone, where the map is above, one that names a pilot leads to the pilot. */

import { asksWhoSuits, PARAMS } from "../shared/address.js";
import { PHONE } from "../shared/breakpoints.js";
import { find, findAround } from "../shared/dom.js";
import { onPageChange, stopOnPageChange } from "./page_changes.js";
import { appRoot } from "./streamlit_page.js";

const HELD_MS = 10_000; // no longer: by then whoever listens to the page has moved on
const ANSWER = "#fits"; // as in pilotkartan/render/fits.py
const EVIDENCE_PATH = "/evidens"; // as in pilotkartan/explore/selection.py
const CHOSEN = "#pilot-name"; // as in pilotkartan/render/templates/pilot.html
const OPEN_CELL = "#ruta"; // as in pilotkartan/render/evidence.py
const NAMED_BY_US = [ANSWER, CHOSEN, OPEN_CELL]; // parts that an address shows without naming them

let [path, part] = [location.pathname, location.hash || unnamedPart()];
let ends = 0; // when the part is no longer held
const sizes = new ResizeObserver(lead);

/** The part that an address without a `#` is about. */
function unnamedPart() {
  if (asksWhoSuits(location.href)) return ANSWER;
  const { pathname, searchParams } = new URL(location.href);
  if (pathname.endsWith(EVIDENCE_PATH)) {
    return searchParams.has(PARAMS.row) || searchParams.has(PARAMS.column) ? OPEN_CELL : "";
  }
  const chosen = searchParams.get(PARAMS.pilot);
  return chosen && matchMedia(PHONE).matches ? CHOSEN : "";
}

/**
 * @param {HTMLElement} page
 * @returns {HTMLElement | null}
 */
function findPart(page) {
  try {
    return part.length > 1 ? page.querySelector(`#${CSS.escape(decodeURIComponent(part.slice(1)))}`) : null;
  } catch {
    return null; // no percent-encoding
  }
}

function lead() {
  const first = find("#first-paint");
  if (first) {
    ends = performance.now() + HELD_MS; // a slow app has as long, once it is drawn
  } else if (performance.now() > ends) {
    letGo();
    return;
  }
  const found = findPart(first ?? appRoot());
  if (!found) return;
  // A pilot is shown with the way to the list above it; of the answer all, in its panel: the head of the page stays.
  const top = (part === CHOSEN && found.closest(".st-key-panel")) || found;
  top.scrollIntoView({ behavior: "instant", block: part === ANSWER ? "nearest" : "start" });
  if (first) return;
  if (document.activeElement !== document.body && document.activeElement?.id !== "content") return;
  found.tabIndex = -1; // the next Tab goes on from here, as after any link
  found.focus({ preventScroll: true });
}

function hold() {
  ends = performance.now() + HELD_MS;
  onPageChange({ nodes: true, inside: document.body }, lead);
  sizes.observe(appRoot());
  const first = find("#first-paint");
  if (first) sizes.observe(first);
  lead();
}

function letGo() {
  stopOnPageChange(lead);
  sizes.disconnect();
}

/** Follow a link, or the browser's history. */
function follow() {
  [path, part] = [location.pathname, location.hash];
  if (part) hold();
  else letGo();
}

/** In the other language the same part is shown. */
function keep() {
  if (!part || NAMED_BY_US.includes(part) || location.pathname !== path) return;
  if (!location.hash) history.replaceState(history.state, "", location.href + part);
  hold();
}

/** @param {MouseEvent} event */
function takePartAlong({ target }) {
  const other = findAround(target, "#first-paint a[hreflang]");
  if (other instanceof HTMLAnchorElement) other.hash = location.hash;
}

export function startAnchors() {
  for (const event of ["hashchange", "popstate"]) window.addEventListener(event, follow);
  for (const act of ["pointerdown", "wheel", "keydown"]) {
    document.addEventListener(act, letGo, { capture: true, passive: true });
  }
  onPageChange({ attributes: ["lang"] }, (changes) => {
    if (changes.some(({ target }) => target === document.documentElement)) keep();
  });
  document.addEventListener("click", takePartAlong, true);
  if (part) hold();
}

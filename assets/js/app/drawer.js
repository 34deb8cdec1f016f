// @ts-check
/* Open and close the drawer in which the filters are on a narrow screen, with no request to the server. Its look is
   in narrow.css. */

import { NARROW } from "../shared/breakpoints.js";
import { findAround, findShown } from "../shared/dom.js";
import { showResults } from "./list_position.js";
import { onPageChange, stopOnPageChange } from "./page_changes.js";
import { isGround, isMainScroller } from "./streamlit_page.js";

const SCROLLED_PX = 8;
const DIALOG = { role: "dialog", "aria-modal": "true", "aria-labelledby": "drawer-name", tabindex: "-1" };

const root = document.documentElement;
/** @type {HTMLElement | null} */
let drawer = null; // while it is open
/** @type {HTMLElement[]} */
let behind = []; // what is inert meanwhile

/** Make all inert but the drawer and what it is in, and the voice that tells how many pilots are left. */
function fence() {
  for (let node = drawer; node && node !== document.body; node = node.parentElement) {
    for (const other of node.parentElement?.children ?? []) {
      if (other === node || other.matches(".voice, .connection, script, style")) continue;
      const element = /** @type {HTMLElement} */ (other);
      if (!element.inert) behind.push(element);
      element.inert = true;
    }
  }
}

export const isDrawerOpen = () => drawer !== null;

/** A run draws things anew: what is behind stays so, the focus stays in the drawer, which goes with its page. */
function follow() {
  if (!drawer?.isConnected) {
    close();
    return;
  }
  fence();
  if (document.activeElement === document.body) drawer.focus({ preventScroll: true });
}

function open() {
  drawer = findShown(".st-key-drawer");
  if (!drawer) return;
  root.dataset.drawer = "open";
  for (const [name, value] of Object.entries(DIALOG)) drawer.setAttribute(name, value);
  fence();
  onPageChange({ nodes: true, inside: document.body }, follow);
  drawer.focus();
}

function close() {
  if (!drawer) return;
  stopOnPageChange(follow);
  for (const element of behind) element.inert = false;
  behind = [];
  for (const name of Object.keys(DIALOG)) drawer.removeAttribute(name);
  drawer = null;
  delete root.dataset.drawer;
  findShown(".open-filters")?.focus({ preventScroll: true });
}

/** @param {MouseEvent} event */
function onClick({ target }) {
  if (findAround(target, ".open-filters")) open();
  // A place that is found is shown at once; the dark beside the drawer is the app's own.
  else if (isGround(target) || findAround(target, ".close-filters, .st-key-drawer .st-key-places button")) close();
  if (findAround(target, ".show-results")) showResults();
}

export function startDrawer() {
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", (event) => {
    if (!drawer || event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  matchMedia(NARROW).addEventListener("change", close);
  // Streamlit's menu is over the page; once that is scrolled, it would hide what is there.
  document.addEventListener(
    "scroll",
    ({ target }) => {
      if (target instanceof Element && isMainScroller(target)) {
        root.toggleAttribute("data-scrolled", target.scrollTop > SCROLLED_PX);
      }
    },
    { capture: true, passive: true },
  );
}

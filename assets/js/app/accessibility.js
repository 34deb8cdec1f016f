// @ts-check
/* Add what Streamlit's page lacks for those who hear it or go by keys: landmarks and groups with names, one polite
   announcement of what has changed, and a focus that is not lost when what had it goes. */

import { find, findAround } from "../shared/dom.js";
import { pageState } from "./page.js";
import { onPageChange } from "./page_changes.js";
import { DROPZONE, mapFrame, ROOT, SKIP_LINK, STATE_ATTRIBUTES, streamlitStates } from "./streamlit_page.js";

const SETTLED_AFTER_MS = 250; // what a run changes comes piece by piece
const ROLES = { menu: "navigation", filters: "search", chips: "group", map: "region", panel: "region" };
// What is told where it has changed: the page or the panel's subject, what is shown, what is compared.
const TOLD = [
  ".st-key-panel h2",
  ".summary",
  ".st-key-panel :is(.compare-way, .compare-hint)",
  ".compare caption b",
  ".suggested",
];
/** @type {Record<string, string>} where the focus goes when what had it is gone: by where it was, the first that is there */
const SUCCESSORS = {
  ".st-key-places": ".st-key-panel :is(h2, summary)",
  ".st-key-filters": ".summary",
  ".st-key-panel": "#pilot-name, .st-key-panel :is(h2, summary)",
  ".story": ".st-key-start-story button",
  ".st-key-compare-ways": ".st-key-compare-ways button:not(:disabled)",
  body: "#content",
};

const pageTitle = () => document.title.split(" · ")[0];

const OPENER = ".open-filters"; // is drawn anew where the number of filters has changed

const voice = document.createElement("p");
voice.className = "voice";
voice.setAttribute("role", "status");

/** @type {string[] | null} */
let told = null; // the texts that were there last
let chosen = ""; // the pilot that is shown
let left = ""; // the pilot that was shown before, until the focus is back in the list
/** @type {string | null} */
let focusedIn = null; // where the focus was: a key of SUCCESSORS
/** @type {string | null} */
let focused = null; // the selector of what had the focus, where it may be drawn anew
let listed = false; // what had the focus is in the list of pilots
let waiting = 0;

/** @param {HTMLElement} state */
function nameParts({ dataset }) {
  for (const [key, role] of Object.entries(ROLES)) {
    const part = find(`.st-key-${key}`);
    part?.setAttribute("role", role);
    part?.setAttribute("aria-label", dataset[key] ?? "");
  }
  const panel = find(".st-key-panel");
  if (panel) Object.assign(panel, { id: "panel", tabIndex: -1 });
  // A list or menu that opens is beside the page, in no landmark.
  const list = find(`body > :not(${ROOT}) :is([role="listbox"], [role="menu"])`);
  const portal = list?.closest("body > *");
  portal?.setAttribute("role", "region");
  portal?.setAttribute("aria-label", list?.getAttribute("aria-label") ?? "");
  const other = find(".st-key-switch-language button");
  if (other) other.lang = dataset.otherLang ?? "";
  // Streamlit gives it a name and says at the same time that it is nothing.
  find(DROPZONE)?.setAttribute("role", "group");
}

/**
 * Tell those who hear the page of a change.
 * @param {string} text
 */
export function announce(text) {
  voice.textContent = text;
}

/** @param {HTMLElement} state */
function tellChanges({ dataset }) {
  const title = find(".st-key-panel") ? "" : pageTitle();
  const now = [title, ...TOLD.map((what) => find(what)?.textContent?.trim() ?? "")];
  const before = told;
  told = now;
  const news = before ? now.filter((text, place) => text && text !== before[place]) : [];
  // What has got the focus is spoken by that.
  const unspoken = news.filter((text) => text !== document.activeElement?.textContent?.trim());
  if (unspoken.length && chosen && document.activeElement === mapFrame()) unspoken.push(dataset.afterMap ?? "");
  if (unspoken.length) announce(unspoken.join(". "));
}

/** Know at once which pilot is shown: one may go on before the page is at rest. */
function followChosen() {
  const now = pageState()?.dataset.chosen ?? chosen;
  if (now !== chosen) left = chosen;
  chosen = now;
}

function keepFocus() {
  // Back from a pilot, one is at its card in the list, which is not where one came from if one has gone on from there.
  const card = !chosen && left ? find(`.st-key-panel [data-choose="${left}"]`) : null;
  left = "";
  if (!focusedIn || document.activeElement !== document.body) return;
  const again = focused ? find(focused) : null;
  // Who has been led to a card of the list since is there.
  const successor = (listed && again) || card || again || find(SUCCESSORS[focusedIn]) || find(SUCCESSORS.body);
  if (!successor) return;
  // Of a long list most is folded (render/templates/list.html).
  successor.closest(":is(.more, .left-out) details")?.setAttribute("open", "");
  if (successor.tabIndex < 0) successor.tabIndex = -1;
  successor.focus({ preventScroll: true });
  if (successor === card) card.scrollIntoView({ block: "nearest" });
}

function settle() {
  const state = pageState();
  // The first page is shown until the app is whole.
  if (!state || find("#first-paint")) return;
  nameParts(state);
  // What is to have the focus may come with the run's last piece.
  if (streamlitStates().script === "running") return;
  keepFocus();
  tellChanges(state);
}

/** @param {FocusEvent} event */
function rememberFocus({ target }) {
  focusedIn = Object.keys(SUCCESSORS).find((part) => findAround(target, part)) ?? null;
  const { choose, compare } = target instanceof HTMLElement ? target.dataset : {};
  focused = findAround(target, OPENER) ? OPENER : null;
  listed = Boolean(findAround(target, ".cards, .more, .left-out"));
  if (choose) focused = `.st-key-panel li [data-choose="${choose}"]`;
  if (compare) focused = `.st-key-panel [data-compare="${compare}"]`;
}

/**
 * The ways past the head and the map leave nothing in the address; Streamlit's own leads to before ours.
 * @param {MouseEvent} event
 */
function skip(event) {
  const link = findAround(event.target, `${SKIP_LINK}, .skip`);
  const to = link && find(link instanceof HTMLAnchorElement && link.matches(".skip") ? link.hash : "#content");
  if (!to) return;
  event.preventDefault();
  event.stopPropagation();
  to.scrollIntoView();
  to.focus({ preventScroll: true });
  // The place after the head is empty: who hears the page would hear nothing.
  if (to.id === "content") announce([pageTitle(), find(".summary")?.textContent].filter(Boolean).join(". "));
}

export function startAccessibility() {
  document.addEventListener("focusin", rememberFocus);
  // Who presses beside everything has let go of the focus; a press on a control brings it there after this.
  document.addEventListener("pointerdown", () => {
    focusedIn = null;
  });
  document.addEventListener("click", skip, true);
  const attributes = ["disabled", "data-chosen", ...STATE_ATTRIBUTES];
  onPageChange({ nodes: true, texts: true, attributes }, () => {
    followChosen();
    clearTimeout(waiting);
    waiting = window.setTimeout(settle, SETTLED_AFTER_MS);
  });
  document.addEventListener("DOMContentLoaded", () => document.body.append(voice));
}

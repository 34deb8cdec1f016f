// @ts-check
/* Name all that our scripts use of Streamlit's page without a promise that it stays so: elements, states, messages.
   Nothing else in assets/js/ names any of it. Promised are only the classes `st-key-…` and `streamlit:render`, which
   the map's frame gets. What can be looked for is looked for once the first page is drawn: where it is missing, one
   line in the console says what is switched off, and the page goes on without that. */

import { BASE, fromBase } from "../shared/base.js";
import { find, findAll } from "../shared/dom.js";

/**
 * @typedef {object} Hook
 * @property {string} selector  what it looks like
 * @property {string} [when]  what of ours is on the page where it is to be, too; without it, it is always to be there
 * @property {string} off  what is switched off without it
 */

/** @satisfies {Record<string, Hook>} */
export const HOOKS = {
  app: { selector: ".stApp", off: "all that our scripts add to the app" },
  main: {
    selector: '[data-testid="stMain"]',
    off: "keeping one's place where the page scrolls, and hiding Streamlit's menu over what is scrolled",
  },
  connection: {
    selector: ".stApp[data-test-connection-state]",
    off: "our own word of a lost connection (Streamlit's is shown), and drawing anew once it is back",
  },
  script: {
    selector: ".stApp[data-test-script-state]",
    off: "showing what a filter leaves before the server has answered",
  },
  element: {
    selector: '[data-testid="stElementContainer"]',
    off: "showing what a filter leaves before the server has answered, and waiting for what is still fetched",
  },
  html: { selector: ".stHtml", off: "telling our own texts from Streamlit's where they are the same" },
  skipLink: {
    selector: '[data-testid="stSkipToContent"]',
    off: "leading past the head by Streamlit's own link; ours leads there",
  },
  mapFrame: {
    selector: "iframe.stCustomComponentV1",
    when: ".st-key-map, .st-key-stage",
    off: "telling the map at once what is done in the page around it",
  },
  uploader: {
    selector: '[data-testid="stFileUploader"]',
    when: ".st-key-save-story",
    off: "the Swedish words of the button that opens a file",
  },
  dropzone: {
    selector: '[data-testid="stFileUploaderDropzone"]',
    when: ".st-key-save-story",
    off: "naming the field that opens a file as a group",
  },
};

// What is there at times only cannot be looked for. Without it:
const LOADING = '[data-testid="stSkeleton"]'; // the first page goes before all of the app is drawn
const EXCEPTION = '[data-testid="stException"]'; // the first page stays before the notice of a fault; that is in English
const MARKDOWN = '[data-testid="stMarkdownContainer"]'; // our own texts may be taken for Streamlit's

/** Streamlit's text where a download cannot be made; without it nobody says why. */
export const NO_FILE = "Failed to generate file for download";
/** Whether the server is there; without it nobody tells of a server that answers but lets no line through. */
export const HEALTH_PATH = fromBase("/_stcore/health");
/** The event when a part of Streamlit's own script cannot be fetched; without it only Streamlit tells, in English. */
export const PART_MISSING_EVENT = "vite:preloadError";
/** The attributes in which Streamlit tells its states. */
export const CONNECTION_ATTRIBUTE = "data-test-connection-state";
export const SCRIPT_ATTRIBUTE = "data-test-script-state";
export const STATE_ATTRIBUTES = [CONNECTION_ATTRIBUTE, SCRIPT_ATTRIBUTE];

/** The class of what the server draws as HTML, for what a script shows in its place. */
export const HTML_CLASS = HOOKS.html.selector.slice(1);
/** Where Streamlit draws; the first page is beside it, and so is a list or menu that opens. */
export const ROOT = "#root";
export const SKIP_LINK = HOOKS.skipLink.selector;
export const DROPZONE = HOOKS.dropzone.selector;
/** Where our own texts are; of Streamlit's, the file uploader's button and the notice of a fault are Markdown too. */
export const OWN_TEXT = `${HOOKS.html.selector}, code, ${MARKDOWN}:not(${HOOKS.uploader.selector} button *, ${EXCEPTION} *)`;
/** What of the app is drawn last. */
export const LAST_DRAWN = `.foot, #story, .problem, ${EXCEPTION}`;
/** Where Streamlit still fetches what draws an element; the map's frame is waited for by itself. */
export const STILL_LOADING = `${HOOKS.element.selector}:not(.st-key-map *, .st-key-stage *) > ${LOADING}`;

/** @returns {HTMLElement} */
export const appRoot = () => /** @type {HTMLElement} */ (find(ROOT));

/** @param {string} selector */
export const findInApp = (selector) => find(`${ROOT} ${selector}`);

/** @param {string} selector */
export const findAllInApp = (selector) => findAll(`${ROOT} ${selector}`);

export const mainScroller = () => find(HOOKS.main.selector);

/** @param {EventTarget | null} target */
export const isMainScroller = (target) => target instanceof Element && target.matches(HOOKS.main.selector);

/**
 * Tell whether this is the ground that everything of the app is drawn on.
 * @param {EventTarget | null} target
 */
export const isGround = (target) => target instanceof Element && target.matches(HOOKS.app.selector);

/** @returns {HTMLIFrameElement | null} the map's frame */
export const mapFrame = () => document.querySelector(HOOKS.mapFrame.selector);

/** @returns {HTMLIFrameElement | null} the map's frame in the app, not that of the first page */
export const mapFrameInApp = () => document.querySelector(`${ROOT} ${HOOKS.mapFrame.selector}`);

/** @returns {{ connection?: string, script?: string }} the states that Streamlit tells of; none before it has begun */
export function streamlitStates() {
  const { testConnectionState, testScriptState } = findInApp(HOOKS.app.selector)?.dataset ?? {};
  return { connection: testConnectionState, script: testScriptState };
}

/** Tell whether the server can be reached; where Streamlit does not say, it is taken to be so. */
export function isConnected() {
  const { connection } = streamlitStates();
  return connection === "CONNECTED" || (connection === undefined && Boolean(findInApp(HOOKS.app.selector)));
}

/** Tell whether no run is on, for certain. */
export const isAtRest = () => streamlitStates().script === "notRunning";

/** Be the host that Streamlit may have around it: its dialogs about the connection are not shown, and it is told where
    the app is, which it would else try to find out. */
export function becomeHost() {
  const config = { allowedOrigins: [window.location.origin], blockErrorDialogs: true };
  Object.assign(window, { __streamlit: { HOST_CONFIG: config, BACKEND_BASE_URL: BASE } });
}

/**
 * Ask Streamlit for what a host may ask; where it does not understand, nothing happens.
 * @param {"RERUN_SCRIPT" | "SEND_APP_HEARTBEAT"} type
 * @param {object} [more]
 */
export function askStreamlit(type, more) {
  window.postMessage({ stCommVersion: 1, type, ...more }, window.location.origin);
}

/** Let Streamlit follow the browser's history to another of its pages or views, if it is there already. */
export function tellStreamlit() {
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}

/**
 * Put a text into a field of Streamlit's as if it had been typed; React listens to what is typed alone.
 * @param {HTMLInputElement} field
 * @param {string} text
 */
export function typeInto(field, text) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Return the hooks that are missing.
 * @param {(selector: string) => unknown} [isThere]
 * @returns {Hook[]}
 */
export function missingHooks(isThere = find) {
  /** @type {Hook[]} */
  const hooks = Object.values(HOOKS);
  return hooks.filter(({ selector, when }) => (!when || isThere(when)) && !isThere(selector));
}

/** Look for the hooks once the app is drawn; say in one line what is missing, and what is switched off. */
export function checkHooks() {
  const missing = missingHooks();
  if (!missing.length) return;
  if (missing.includes(HOOKS.connection)) delete document.documentElement.dataset.tellsConnection;
  console.warn(describeMissing(missing));
}

/**
 * Say what is missing and what is switched off.
 * @param {readonly Hook[]} missing
 */
export function describeMissing(missing) {
  const names = missing.map(({ selector }) => selector).join(" ");
  const off = [...new Set(missing.map(({ off }) => off))].join("; ");
  return `Pilotkartan: Streamlit's page lacks ${names}. Switched off: ${off}.`;
}

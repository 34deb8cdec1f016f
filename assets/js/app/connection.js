// @ts-check
/* Tell the visitor that the server is gone, and find the way back: Streamlit puts a dialog before the page, does not
   notice a line that died silently, and forgets the first click after the server was started anew. */

import { onPageChange } from "./page_changes.js";
import {
  appRoot,
  askStreamlit,
  becomeHost,
  HEALTH_PATH,
  PART_MISSING_EVENT,
  STATE_ATTRIBUTES,
  streamlitStates,
} from "./streamlit_page.js";
import { streamlitWords } from "./translation.js";

const TOLD_AFTER_MS = 1000; // a shorter gap, as from one server to the next, is not worth a word
const SILENCE_MS = 2000; // so long a click may go unanswered before one asks whether the server is there
const ANSWER_WITHIN_MS = 3000; // when the network has come or gone
const ANSWER_AT_WORK_WITHIN_MS = 10_000; // else: who hung up on a server with much to do would give it more
const BACK_SHOWN_MS = 4000;
const MAX_REFUSED = 3; // so often in a row a line may be refused before one is told: a new server takes a moment

const root = document.documentElement;
const line = Object.assign(document.createElement("p"), { className: "connection" });
line.setAttribute("role", "status");

let connection = "";
let script = "";
let lost = false; // it was there, and is not
let returned = false; // it is there again, and what is on the page may be another's, or half
/** @type {string | null} */
let drawn = null; // the address that was drawn since
let telling = 0; // the timer of what is told
let refused = 0; // how often in a row the line was refused
let knocking = 0; // other than 0 from what was sent until anything is answered

/** Streamlit does not watch whether it is answered: a network that has gone without a word is a long silence. */
function watchSockets() {
  window.WebSocket = class extends WebSocket {
    /** @param {ConstructorParameters<typeof WebSocket>} to */
    constructor(...to) {
      super(...to);
      onAnswer();
      this.addEventListener("message", onAnswer);
      this.addEventListener("open", onAccepted, { once: true });
      this.addEventListener("close", onRefused, { once: true });
    }

    /** @param {Parameters<WebSocket["send"]>[0]} data */
    send(data) {
      super.send(data);
      root.dataset.asked = "";
      knocking ||= window.setTimeout(
        () => knock(navigator.onLine ? ANSWER_AT_WORK_WITHIN_MS : ANSWER_WITHIN_MS),
        SILENCE_MS,
      );
    }
  };
}

/** @param {Event} event */
function onAccepted({ target }) {
  target?.removeEventListener("close", onRefused);
  if (refused >= MAX_REFUSED) tell("nothing", 0);
  refused = 0;
}

/** The server answers, but lets no line through: Streamlit tries again and again, and says nothing. */
async function onRefused() {
  refused += 1;
  if (refused < MAX_REFUSED) return;
  const answer = await fetch(HEALTH_PATH, { cache: "no-store" }).catch(() => null);
  if (answer?.ok && refused >= MAX_REFUSED) tell("refused", 0);
}

/**
 * Ask whether the server is there: Streamlit hangs up where this is not answered in time.
 * @param {number} withinMs
 */
function knock(withinMs) {
  clearTimeout(knocking);
  knocking = -1;
  askStreamlit("SEND_APP_HEARTBEAT", { ackTimeoutMilliseconds: withinMs });
}

function onAnswer() {
  delete root.dataset.asked;
  clearTimeout(knocking);
  knocking = 0;
}

/** @param {string} what */
const wordsFor = (what) => streamlitWords.connection?.[root.lang][what] ?? "";

/**
 * @param {string} what
 * @param {number} afterMs
 */
function tell(what, afterMs) {
  clearTimeout(telling);
  telling = window.setTimeout(() => {
    line.textContent = wordsFor(what);
  }, afterMs);
}

/** @param {string} now */
function followConnection(now) {
  if (connection === "CONNECTED") {
    lost = true;
    tell("lost", TOLD_AFTER_MS);
  }
  connection = now;
  if (now === "DISCONNECTED_FOREVER") tell("over", TOLD_AFTER_MS);
  if (now !== "CONNECTED" || !lost) return;
  [lost, returned, drawn] = [false, true, null];
  if (line.textContent) line.textContent = wordsFor("back");
  tell("nothing", BACK_SHOWN_MS);
}

/** A server that was started anew knows nothing of what is drawn, and one that went on has drawn for nobody: the page
    is drawn once more, from its address, until that is still the same when it is done. */
function drawAnew() {
  if (script === "rerunRequested") drawn = window.location.search;
  if (script !== "notRunning" || connection !== "CONNECTED") return;
  if (drawn === window.location.search) returned = false;
  else askStreamlit("RERUN_SCRIPT");
}

function follow() {
  const now = streamlitStates();
  if (now.connection === undefined || (now.connection === connection && now.script === script)) return;
  script = now.script ?? "";
  if (now.connection !== connection) followConnection(now.connection);
  if (returned) drawAnew();
}

export function startConnection() {
  if (!streamlitWords.connection) return;
  becomeHost();
  watchSockets();
  document.body.append(line);
  root.dataset.tellsConnection = "";
  onPageChange({ nodes: true, attributes: STATE_ATTRIBUTES, inside: appRoot() }, follow);
  // Such as one of a version that the server no longer has.
  window.addEventListener(PART_MISSING_EVENT, () => {
    root.dataset.part = "missing";
    tell("part", 0);
  });
  // When the network comes or goes, and when a page that slept wakes up, the line may be dead without a sign of it.
  for (const event of ["offline", "online", "pageshow", "resume", "visibilitychange"]) {
    const ask = () => {
      if (!document.hidden) knock(ANSWER_WITHIN_MS);
    };
    window.addEventListener(event, ask, { capture: true });
  }
}

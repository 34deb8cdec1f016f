/* What a visitor is told when the server is gone, and the way back: Streamlit puts a dialog before what one reads, does
   not notice a line that died without a word, and forgets the first click after the server was started anew. */
(() => {
  "use strict";

  const TOLD_AFTER_MS = 1000;  // a shorter gap, as from one server to the next, is not worth a word
  const SILENCE_MS = 2000;  // so long a click may go unanswered before one asks whether the server is there
  const ANSWER_WITHIN_MS = 3000;  // when the network has come or gone
  const ANSWER_AT_WORK_WITHIN_MS = 10_000;  // else: who hung up on a server with much to do would give it more
  const BACK_SHOWN_MS = 4000;
  const REFUSED_TIMES = 3;  // so often in a row a line may be refused before one is told: a new server takes a moment

  const HEALTH = "/_stcore/health";

  const words = JSON.parse(document.getElementById("streamlit-words")?.textContent ?? "{}").connection;
  if (!words) return;

  // What a page around Streamlit may ask of it, ours asks itself. Its dialogs about the connection are not shown.
  window.__streamlit = { HOST_CONFIG: { allowedOrigins: [window.location.origin], blockErrorDialogs: true } };
  const ask = (type, more) => window.postMessage({ stCommVersion: 1, type, ...more }, window.location.origin);

  const line = Object.assign(document.createElement("p"), { className: "connection", role: "status" });
  let connection = "";
  let script = "";
  let lost = false;      // it was there, and is not
  let returned = false;  // it is there again, and what stands on the page may be another's, or half
  let asked = null;      // the address that was drawn since
  let telling = 0;
  let refused = 0;       // how often in a row the line was refused
  let knocking = 0;      // other than 0 from what was sent until anything is answered

  // Streamlit does not watch whether it is answered: a network that has gone without a word is a long silence.
  window.WebSocket = class extends WebSocket {
    constructor(...to) {
      super(...to);
      heard();
      this.addEventListener("message", heard);
      this.addEventListener("open", accepted, { once: true });
      this.addEventListener("close", refusedOnce, { once: true });
    }

    send(data) {
      super.send(data);
      document.documentElement.dataset.asked = "";
      knocking ||= setTimeout(() => knock(navigator.onLine ? ANSWER_AT_WORK_WITHIN_MS : ANSWER_WITHIN_MS), SILENCE_MS);
    }
  };

  function accepted({ target }) {
    target.removeEventListener("close", refusedOnce);
    if (refused >= REFUSED_TIMES) tell("nothing", 0);
    refused = 0;
  }

  /* The server answers, but lets no line through: Streamlit tries again and again, and says nothing. */
  async function refusedOnce() {
    refused += 1;
    if (refused < REFUSED_TIMES) return;
    const answer = await fetch(HEALTH, { cache: "no-store" }).catch(() => null);
    if (answer?.ok && refused >= REFUSED_TIMES) tell("refused", 0);
  }

  /* Streamlit hangs up where this is not answered in time. */
  function knock(withinMs) {
    clearTimeout(knocking);
    knocking = -1;
    ask("SEND_APP_HEARTBEAT", { ackTimeoutMilliseconds: withinMs });
  }

  function heard() {
    delete document.documentElement.dataset.asked;
    clearTimeout(knocking);
    knocking = 0;
  }

  function tell(what, after) {
    clearTimeout(telling);
    telling = setTimeout(() => { line.textContent = words[document.documentElement.lang][what] ?? ""; }, after);
  }

  function followConnection(now) {
    if (connection === "CONNECTED") {
      lost = true;
      tell("lost", TOLD_AFTER_MS);
    }
    connection = now;
    if (now === "DISCONNECTED_FOREVER") tell("over", TOLD_AFTER_MS);
    if (now !== "CONNECTED" || !lost) return;
    [lost, returned, asked] = [false, true, null];
    if (line.textContent) line.textContent = words[document.documentElement.lang].back;
    tell("nothing", BACK_SHOWN_MS);
  }

  /* A server that was started anew knows nothing of what is drawn, and one that went on has drawn for nobody: the page
     is drawn once more, from its address, until that is still the same when it is done. */
  function drawAnew() {
    if (script === "rerunRequested") asked = window.location.search;
    if (script !== "notRunning" || connection !== "CONNECTED") return;
    if (asked === window.location.search) returned = false;
    else ask("RERUN_SCRIPT");
  }

  function follow({ testConnectionState, testScriptState }) {
    if (testConnectionState === connection && testScriptState === script) return;
    script = testScriptState;
    if (testConnectionState !== connection) followConnection(testConnectionState);
    if (returned) drawAnew();
  }

  document.body.append(line);
  document.documentElement.dataset.tellsConnection = "";
  const root = document.getElementById("root");
  new MutationObserver(() => {
    const app = root.querySelector(".stApp");
    if (app) follow(app.dataset);
  }).observe(root, {
    subtree: true, childList: true, attributeFilter: ["data-test-connection-state", "data-test-script-state"],
  });
  // Such as one of a version that the server no longer has. It is Streamlit's builder that tells of it.
  window.addEventListener("vite:preloadError", () => {
    document.documentElement.dataset.part = "missing";
    tell("part", 0);
  });
  // When the network comes or goes, and when a page that slept wakes up, the line may be dead without a sign of it.
  for (const event of ["offline", "online", "pageshow", "resume", "visibilitychange"]) {
    window.addEventListener(event, () => { if (!document.hidden) knock(ANSWER_WITHIN_MS); }, { capture: true });
  }
})();

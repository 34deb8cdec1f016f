/* The app's own links and boxes act without loading the page anew, and what a click will bring is shown at once: the
   list and the map that a filter leaves, the article of a choice. The server's answer takes their place. */
(() => {
  "use strict";

  const OVERRULED_AFTER_MS = 1000;  // so long the server, at rest, may show something else than what was expected of it

  const find = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const frame = () => find("iframe.stCustomComponentV1");
  const app = () => find("#root .stApp")?.dataset ?? {};
  const bar = () => find("#root .filter-bar");
  const tellMap = (message) => frame().contentWindow.postMessage(message, window.location.origin);
  const words = (text) => (text ?? "").split(" ").filter(Boolean);

  let ahead = null;      // what is shown ahead of the server: {pilot} or {matching}
  let stood = null;      // the bar in which it told who matches
  let panels = {};       // {address, made}: each pilot's panel, without what depends on the filter
  let state = null;      // the element in which the server tells who is compared
  let compared = [];     // who is ticked, also before the server has answered
  let connected = false;
  let stepped = null;    // the way by which one steps from pilot to pilot

  /* ── Acting ────────────────────────────────────────────────────────────────────────────────── */

  /* The map's frame is the way to the server for what is no widget of Streamlit's; without it an address is one. */
  function act(message, address) {
    if (!connected) return;
    if (frame()?.contentDocument?.querySelector("[data-ready]")) tellMap(message);
    else window.location.assign(address);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("#root :is(a[data-choose], a[data-page])");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.matches("[data-page]")) return goToPage(link.href);
    stepped = link.dataset.way;
    act({ type: "pilotkartan:pick", pilot: link.dataset.choose || null }, link.href);
  });

  /* Streamlit follows the browser's history to its other pages. */
  function goToPage(address) {
    if (!connected || address === window.location.href) return;
    history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  }

  document.addEventListener("change", ({ target }) => {
    const pilot = target.dataset.compare;
    if (!pilot) return;
    const others = compared.filter((other) => other !== pilot);
    compared = target.checked ? [...others, pilot] : others;
    const address = new URL(window.location.href);
    address.searchParams.delete("jamfor");
    compared.forEach((each) => address.searchParams.append("jamfor", each));
    act({ type: "pilotkartan:compare", pilot, on: target.checked }, address.href);
  });

  /* ── Showing ahead ─────────────────────────────────────────────────────────────────────────── */

  function expect(what) {
    const expected = ahead = what;
    setTimeout(function overrule() {
      if (ahead !== expected) return;
      const answered = document.documentElement.dataset.asked === undefined;
      if (answered && app().testScriptState === "notRunning") endAhead();
      else setTimeout(overrule, OVERRULED_AFTER_MS);
    }, OVERRULED_AFTER_MS);
  }

  /* The server has said of each option what it would leave; of two clicks at once it has not. Streamlit's boxes tell of
     no change, and a click on a label is followed by one on its box. */
  document.addEventListener("click", ({ target }) => {
    const option = target.closest?.("#root .st-key-facets .stCheckbox")?.closest(".stElementContainer");
    const key = [...(option?.classList ?? [])].find((name) => name.startsWith("st-key-"))?.slice("st-key-".length);
    const left = key && JSON.parse(bar()?.dataset.outcomes ?? "{}")[key];
    if (!left || ahead || option.querySelector("input").disabled || app().testScriptState !== "notRunning") return;
    if (!connected) return;
    const matching = words(bar().dataset.pilots).filter((_, place) => left[place] === "1");
    expect({ matching });
    showMatching(matching);
  }, true);

  function showMatching(matching) {
    if (frame()) tellMap({ type: "pilotkartan:match", matching });
    for (const card of all("#root .cards > li")) card.hidden = !matching.includes(card.dataset.pilot);
    const rows = all("#root .left-out li");
    for (const row of rows) row.hidden = matching.includes(row.dataset.pilot);
    all("#root .left-out").forEach((section) => { section.hidden = matching.length === rows.length; });
  }

  window.addEventListener("message", ({ source, data }) => {
    if (source !== frame()?.contentWindow) return;
    if (data?.type === "pilotkartan:map-ready") fetchPanels();
    if (data?.type === "pilotkartan:chosen") choosePanel(data.pilot);
  });

  async function fetchPanels() {
    const { panels: address } = state?.dataset ?? {};
    if (!address || panels.address === address) return;
    panels = { address };
    const answer = await fetch(address, { priority: "low" }).catch(() => null);
    if (answer?.ok && panels.address === address) panels.made = await answer.json();
  }

  function choosePanel(pilot) {
    endAhead();
    const made = panels.made?.[pilot];
    if (!made) return;
    expect({ pilot });
    showPanel(pilot, made);
  }

  function showPanel(pilot, made) {
    const panel = find("#root .st-key-panel");
    if (!panel) return;
    const shown = document.createElement("div");
    shown.className = "stHtml ahead";
    shown.append(...new DOMParser().parseFromString(made, "text/html").body.childNodes);
    panel.append(shown);
    panel.dataset.ahead = "";
    settleBoxes();
    tellChosen(pilot);
  }

  function endAhead() {
    if (!ahead) return;
    const { pilot, matching } = ahead;
    ahead = null;
    if (matching) settleList();
    all(".ahead").forEach((shown) => shown.remove());
    all("[data-ahead]").forEach((panel) => { delete panel.dataset.ahead; });
    if (pilot && pilot !== state?.dataset.chosen) tellChosen(state?.dataset.chosen);
  }

  function tellChosen(pilot) {
    document.dispatchEvent(new CustomEvent("chosen", { detail: pilot }));
  }

  /* ── What the server says ──────────────────────────────────────────────────────────────────── */

  function settle() {
    const told = find("#page-state");
    if (told !== state) {
      state = told;
      compared = words(state?.dataset.compared);
      if (document.documentElement.dataset.map === "ready") fetchPanels();
    }
    follow(app().testConnectionState === "CONNECTED");
    const come = ahead?.pilot && find(`#root .st-key-panel > :not(.ahead) .ways ~ label [data-compare="${CSS.escape(ahead.pilot)}"]`);
    if (come) endAhead();
    if (bar() !== stood) settleList();
    settleBoxes();
    settleFocus();
  }

  /* Each time the server tells who matches: neither list nor map is drawn anew where they are as it drew them last. */
  function settleList() {
    stood = bar();
    if (ahead?.matching) ahead = null;
    if (stood) showMatching(words(stood.dataset.matching));
  }

  /* What was clicked on a line that was dead already is not heard: everything goes back to what it was. */
  function follow(now) {
    if (connected && !now) {
      endAhead();
      compared = words(state?.dataset.compared);
      if (frame()) tellMap({ type: "pilotkartan:undo" });
    }
    connected = now;
  }

  function settleBoxes() {
    for (const box of all("#root [data-compare]")) {
      box.checked = compared.includes(box.dataset.compare);
      box.disabled = !connected;
    }
  }

  /* Who steps from pilot to pilot by keys goes on stepping. */
  function settleFocus() {
    if (!stepped || ahead || document.activeElement !== document.body) return;
    find(`#root [data-way="${stepped}"][href]`)?.focus({ preventScroll: true });
    stepped = null;
  }

  new MutationObserver(settle).observe(document.getElementById("root"), {
    subtree: true, childList: true, attributeFilter: ["data-test-connection-state"],
  });
})();

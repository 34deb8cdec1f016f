/* What was served to be read at once: the outline in it gives way to the map as soon as that stands, and all of it to the
   app when that has drawn as much. Until then the app is hidden by the style sheet, from screen readers too. */
(() => {
  "use strict";

  const LAST_DRAWN = '.foot, #story, .problem, [data-testid="stException"]';
  // Where Streamlit still fetches what draws it; the map's frame is waited for by itself.
  const MISSING = '[data-testid="stElementContainer"]:not(.st-key-map *, .st-key-stage *) > [data-testid="stSkeleton"]';
  const MAP_WITHIN_MS = 2000;
  const MAP = "iframe.stCustomComponentV1";

  const APP_AFTER_MS = 500;  // so long the app may wait for the map in the first paint, which it would slow down

  const first = document.getElementById("first-paint");
  const app = document.getElementById("root");
  const early = first?.querySelector("iframe");
  // Not from the next picture on: a tab in the background has none, and is to be ready when one turns to it.
  if (early) setTimeout(startApp, APP_AFTER_MS);
  if (!first || !app) return;
  let moved = false;  // the visitor has moved the map
  let late = false;

  window.addEventListener("message", ({ source, data }) => {
    if (data?.type !== "pilotkartan:map-ready") return;
    if (source === early?.contentWindow) showMap();
    else end();
  });

  /* A script only runs where it is made by one. */
  function startApp() {
    const files = document.getElementById("app-files");
    if (!files) return;
    document.head.append(files.content);
    files.remove();
    const script = Object.assign(document.createElement("script"), { type: "module", crossOrigin: "" });
    script.setAttribute("src", document.getElementById("app-script").getAttribute("href"));
    document.head.append(script);
  }

  function showMap() {
    if (early.dataset.ready) return;
    early.dataset.ready = "";
    requestAnimationFrame(() => setTimeout(startApp));
    early.contentWindow.Streamlit = { setComponentValue: ({ acts }) => window.location.assign(address(acts[acts.length - 1])) };
    for (const act of ["pointerdown", "wheel", "keydown"]) {
      early.contentDocument.addEventListener(act, () => { moved = true; }, { capture: true, passive: true });
    }
  }
  if (early?.contentDocument?.querySelector("[data-ready]")) showMap();

  /* Until the app is up, a choice leads to the page that shows it. */
  function address({ pilot, compare, on, place }) {
    const to = new URL(window.location.href);
    const set = (name, values) => {
      to.searchParams.delete(name);
      values.filter(Boolean).forEach((value) => to.searchParams.append(name, value));
    };
    if (pilot !== undefined) set("kommun", [pilot]);
    if (place !== undefined) { set("plats", [place]); set("kommun", []); }
    if (compare) set("jamfor", [...to.searchParams.getAll("jamfor").filter((other) => other !== compare), on && compare]);
    return to.href;
  }

  function end() {
    if (!first.isConnected || !app.querySelector(LAST_DRAWN) || app.querySelector(MISSING)) return;
    if (app.querySelector(".st-key-map, .st-key-stage") && document.documentElement.dataset.map !== "ready" && !late) {
      setTimeout(() => { late = true; end(); }, MAP_WITHIN_MS);
      return;
    }
    watching.disconnect();
    const focused = first.contains(document.activeElement);
    const scrolled = first.querySelector(".st-key-panel")?.scrollTop ?? 0;
    const down = window.scrollY;
    if (moved) keepView();
    first.remove();
    document.documentElement.removeAttribute("data-first-paint");
    // Whoever has begun to read goes on from the same place.
    app.querySelector('[data-testid="stMain"]')?.scrollTo(0, down);
    app.querySelector(".st-key-panel")?.scrollTo(0, scrolled);
    if (focused) document.getElementById("content")?.focus({ preventScroll: true });
  }

  function keepView() {
    const { lat, lng } = early.contentWindow.map_div.getCenter();
    const message = { type: "pilotkartan:view", center: [lat, lng], zoom: early.contentWindow.map_div.getZoom() };
    document.querySelector(`#root ${MAP}`)?.contentWindow.postMessage(message, window.location.origin);
  }

  const watching = new MutationObserver(end);
  watching.observe(app, { subtree: true, childList: true });
})();

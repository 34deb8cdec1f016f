/* The one file for a room without a network. It does for the map what Streamlit does in the app: it sends the state and
   takes the answers. Its own state stands in the address after #, so that a view can be shared and Back works.
   The texts stand once, where a browser without scripts shows them; from there the panel takes its own. */
(() => {
  "use strict";

  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const texts = new DOMParser().parseFromString(byId("texts").textContent, "text/html");
  const root = document.documentElement;
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const wide = matchMedia("(min-width: 961px)");
  const known = { lang: Object.keys(data.states), pilot: Object.keys(data.pilots), themes: Object.keys(data.themes), page: data.pages };

  let view = null;  // what the address asks for: {lang, pilot, themes, page, step}
  let mapDocument = null;

  /* ── State ─────────────────────────────────────────────────────────────────────────────────── */

  function read() {
    const params = new URLSearchParams(location.hash.slice(1));
    const all = (key) => params.getAll(data.names[key]).filter((value) => known[key].includes(value));
    const one = (key) => all(key)[0] ?? null;
    return { lang: one("lang") ?? data.lang, pilot: one("pilot"), themes: all("themes"), page: one("page"), step: params.get(data.names.step) };
  }

  function address(changes) {
    const next = { ...read(), ...changes };
    if (next.lang === data.lang) next.lang = null;
    const params = new URLSearchParams();
    for (const [key, name] of Object.entries(data.names)) {
      [next[key]].flat().filter(Boolean).forEach((value) => params.append(name, value));
    }
    return `#${params}`;
  }

  function go(changes) {
    const next = address(changes);
    if (next !== (location.hash || "#")) history.pushState(null, "", next);
    show();
  }

  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : prefersDark.matches);
  const words = () => data.words[view.lang];
  const matching = () => known.pilot.filter((pilot) => !view.themes.length || view.themes.some((theme) => data.themes[theme].includes(pilot)));

  /* ── Showing ───────────────────────────────────────────────────────────────────────────────── */

  function show() {
    const before = view;
    view = read();
    root.lang = view.lang;
    document.title = view.pilot ? `${data.pilots[view.pilot]} · ${words().name}` : words().name;
    showFilter();
    showPanel(before);
    byId("map").title = data.states[view.lang].words.title;
    showMap(byId("map"));
    showStory();
  }

  function showFilter() {
    const ids = matching();
    document.querySelectorAll(".filters input").forEach((box) => { box.checked = view.themes.includes(box.value); });
    document.querySelectorAll(".summary").forEach((element) => { element.textContent = words().shown[ids.length]; });
    document.querySelectorAll('[data-act="clear"]').forEach((button) => { button.hidden = !view.themes.length; });
    document.querySelectorAll("[data-listed]").forEach((item) => { item.hidden = !ids.includes(item.dataset.listed); });
  }

  function showPanel(before) {
    const key = `${view.lang}-${view.pilot ?? view.page}`;
    const text = texts.getElementById(key);
    const panel = byId("panel");
    if (panel.dataset.shows === key) return;
    panel.dataset.shows = key;
    panel.classList.toggle("with-text", Boolean(text));
    byId("article").replaceChildren(...(text ? [document.importNode(text, true)] : []));
    const place = matching().indexOf(view.pilot);
    const ends = { previous: place < 1, next: place < 0 || place === matching().length - 1 };
    for (const [name, end] of Object.entries(ends)) {
      document.querySelectorAll(`[data-act="${name}"]`).forEach((button) => { button.disabled = end; button.hidden = !view.pilot; });
    }
    panel.scrollTop = 0;
    if (!before || before.step !== view.step) return;
    if (text && !wide.matches) panel.scrollIntoView();
    if (document.activeElement === byId("map")) return;
    const heading = document.querySelector("#article h2");
    const link = document.querySelector(`.list:lang(${view.lang}) [data-pilot="${before.pilot}"]`);
    if (heading) heading.tabIndex = -1;
    (heading ?? link)?.focus({ preventScroll: Boolean(heading) });
  }

  /* Send the map its state, as Streamlit does; at once, so that it is never seen in another language or theme. */
  function showMap(frame) {
    if (!frame.dataset.ready) return;
    const state = { ...data.states[view.lang], chosen: view.pilot, matching: matching() };
    const element = document.createElement("script");
    element.type = "application/json";
    element.id = "map-state";
    element.textContent = JSON.stringify(state).replaceAll("<", "\\u003c");
    const message = { type: "streamlit:render", args: { html: element.outerHTML }, theme: { base: isDark() ? "dark" : "light" } };
    frame.contentWindow.dispatchEvent(new MessageEvent("message", { source: window, data: message }));
  }

  /* Start the map in a frame, once; what is not seen waits. */
  function mount(frame) {
    if (!mapDocument || frame.srcdoc) return;
    frame.addEventListener("load", () => {
      frame.contentWindow.Streamlit = { setComponentValue: ({ acts }) => go({ pilot: acts[acts.length - 1].pilot, page: null }) };
    });
    frame.srcdoc = mapDocument;
  }

  function showStory() {
    const stage = byId("stage");
    const [was, on] = [!stage.hidden, view.step !== null];
    byId("page").inert = on;
    if (was !== on || stage.lang !== view.lang) {
      stage.hidden = !on;
      stage.lang = view.lang;
      const frame = document.createElement("iframe");
      frame.dataset.map = "";
      frame.title = byId("map").title;
      stage.replaceChildren(...(on ? [frame, byId(`story-${view.lang}`).content.cloneNode(true)] : []));
    }
    mount(on ? stage.querySelector("iframe") : byId("map"));
    if (was && !on) document.querySelector(`header :lang(${view.lang}) [data-act="story"]`).focus();
    if (on) byId("story").dataset.step = view.step;
    window.startStory();
  }

  async function unpack(text) {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  }

  /* ── What is done ──────────────────────────────────────────────────────────────────────────── */

  const step = (by) => go({ pilot: matching()[matching().indexOf(view.pilot) + by] });
  const ACTS = {
    lang: () => go({ lang: known.lang.find((lang) => lang !== view.lang) }),
    theme: () => { root.dataset.theme = isDark() ? "light" : "dark"; show(); },
    print: () => window.print(),
    programme: () => go({ pilot: null, page: data.pages[0] }),
    story: () => go({ step: view.pilot ?? byId(`story-${view.lang}`).content.getElementById("story").dataset.step }),
    clear: () => go({ themes: [] }),
    close: () => go({ pilot: null, page: null }),
    previous: () => step(-1),
    next: () => step(1),
  };

  document.addEventListener("click", (event) => {
    const act = event.target.closest("[data-act]")?.dataset.act;
    const pilot = event.target.closest("#page [data-pilot]")?.dataset.pilot;
    if (act) ACTS[act]();
    else if (pilot) { event.preventDefault(); go({ pilot, page: null }); }
  });
  document.addEventListener("change", ({ target }) => {
    const boxes = target.closest(".filters fieldset")?.querySelectorAll("input:checked");
    if (boxes) go({ themes: [...boxes].map((box) => box.value) });
  });
  document.addEventListener("step", ({ detail }) => history.replaceState(null, "", address({ step: detail })));
  document.addEventListener("leave", () => go({ step: null }));
  document.addEventListener("qr", ({ target }) => {
    const overlay = target.querySelector(".overlay.qr");
    if (!data.qr) { overlay.textContent = words().no_qr; return; }
    const [picture, text] = [new Image(), document.createElement("p")];
    picture.src = data.qr;
    picture.alt = text.textContent = data.address;
    overlay.replaceChildren(picture, text);
  });
  window.addEventListener("popstate", show);
  prefersDark.addEventListener("change", show);
  window.addEventListener("message", ({ data: message, source }) => {
    if (message?.type !== "pilotkartan:map-ready") return;
    const frame = [...document.querySelectorAll("iframe")].find(({ contentWindow }) => contentWindow === source);
    if (!frame) return;
    frame.dataset.ready = "true";
    root.dataset.map = "ready";
    showMap(frame);
  });

  document.querySelectorAll(".filters details").forEach((details) => { details.open = wide.matches; });
  show();
  unpack(byId("map-packed").textContent).then((text) => {
    mapDocument = text;
    showStory();
  }).catch((error) => {
    console.error(error);
    byId("no-map").textContent = words().no_map;
  });
})();

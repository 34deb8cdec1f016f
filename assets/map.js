/* The map's behaviour inside its frame. It paints the state that the server sends at each run, and answers a
   choice with the pilot's id. Text from data is only ever set as textContent. */
(() => {
  "use strict";

  const FILL = 0.85, FADED_FILL = 0.12;  // of a pilot's shape; its outline is always solid
  const VEIL = 0.35;
  const MIN_LEGEND_WIDTH_PX = 480;
  const MIN_LEGEND_HEIGHT_PX = 560;
  const EDGE_PX = 10;
  const ATTRIBUTION_PX = 22;
  const STYLE_WITHIN_MS = 5000;
  const LOOK_AGAIN_MS = 20;
  const PAINTED_WITHIN_MS = 50;
  const ARRIVED_WITHIN_MS = 500;  // after the time that a movement takes
  const REPEATED_MS = 10_000;  // no run waits longer
  const FINGER_PX = 22;  // so far from a pin's middle a finger still means it
  const PRESENTED_ZOOM = 1.5;  // so much nearer is a pilot that a presentation shows
  const coarse = matchMedia("(pointer: coarse)");
  const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");

  let state = null;      // what the server sent last
  let dark = matchMedia("(prefers-color-scheme: dark)").matches;  // until Streamlit tells its theme
  let map = null;
  let home = null;       // the bounds of Sweden
  let standsOut = 0;     // so many pixels a name would stand out of the frame on the left
  let legendTouched = false;  // the visitor has opened or closed the legend
  let touched = false;   // the visitor has moved the map: it is never refitted after that
  let layers = null;     // the drawn boundaries
  let pins = [];         // {pilot, marker, button, shape} by name
  let active = 0;        // the pin that Tab goes to
  let controls = {};
  let tiles = null;
  let onScreen = null;   // what is put back after printing
  let cut = false;       // the server is gone: nothing can be chosen
  let told = null;       // the state as the server told it last
  let acts = [];         // what was done of late: {pilot}, {compare, on} or {place}, each with its time
  let arriving = 0;      // the timer of a movement
  let shown = null;      // what a presentation shows, which the server does not know: {chosen, matching}

  /* ── State ─────────────────────────────────────────────────────────────────────────────────── */

  function readState(html) {
    const element = new DOMParser().parseFromString(html || "", "text/html").getElementById("map-state");
    return element ? JSON.parse(element.textContent) : null;
  }

  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || event.data?.type !== "streamlit:render") return;
    const wanted = event.data.theme?.base === "dark";
    if (onScreen) onScreen.dark = wanted;
    else dark = wanted;
    cut = Boolean(event.data.disabled);
    const next = readState(event.data.args?.html);
    if (!next) return;
    const [before, toldBefore] = [state, told];
    told = next;
    state = { ...next, ...shown };
    if (!layers) return;
    if (JSON.stringify(before.pilots) !== JSON.stringify(state.pilots)) drawPins();
    paint();
    // Not where it only goes back to what it was before a click that nobody heard.
    if (state.chosen !== before.chosen && next.chosen !== toldBefore?.chosen) bringIntoView(state.chosen);
    if (state.place && state.place.id !== before.place?.id) showPlace();
  });

  /* What is clicked in the page beside goes the same way as a click here; what a filter will leave is shown at once. */
  window.addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || !layers || shown) return;
    if (data?.type === "pilotkartan:pick" && data.pilot !== state.chosen) {
      choose(data.pilot ?? state.chosen);
      bringIntoView(state.chosen);
    }
    if (data?.type === "pilotkartan:compare") compare(data.pilot, data.on);
    if (data?.type === "pilotkartan:match") {
      state.matching = data.matching;
      paint();
    }
    if (data?.type === "pilotkartan:undo") undo();
    if (data?.type === "pilotkartan:view") {
      touched = true;
      map.setView(data.center, data.zoom, { animate: false });
    }
  });

  /* Streamlit would report it once the line is there again, when nobody expects it any more. */
  function undo() {
    acts = [];
    window.Streamlit.setComponentValue({ acts });
    state = { ...state, ...told };
    paint();
  }

  /* A presentation glides from step to step without the server; its keys work in the map's frame too. */
  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || event.data?.type !== "pilotkartan:show") return;
    shown = { chosen: event.data.chosen, matching: event.data.matching };
    document.documentElement.classList.add("presented");
    if (!layers) return;
    Object.assign(state, shown);
    paint();
    glide();
  });

  document.addEventListener("keydown", (event) => {
    if (!shown || ["Tab", "Enter"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    tellPage({ type: "pilotkartan:key", key: event.key, shift: event.shiftKey });
    event.preventDefault();
    event.stopPropagation();
  }, true);

  function tellPage(message) {
    // A page opened from a file has no origin to name; what is told is no secret.
    window.parent.postMessage(message, window.location.origin === "null" ? "*" : window.location.origin);
  }

  function glide() {
    const pin = pins.find(({ pilot }) => pilot.id === state.chosen);
    touched = Boolean(pin);
    if (pin) move((how) => map.flyTo(pin.marker.getLatLng(), map.getBoundsZoom(home) + PRESENTED_ZOOM, how), 1.2);
    else move((how) => map.flyToBounds(home, { ...how, paddingTopLeft: [EDGE_PX, EDGE_PX], paddingBottomRight: [EDGE_PX, ATTRIBUTION_PX] }), 1.2);
  }

  /* A frame that nobody sees gets hardly any pictures (WebKit: one in ten seconds), and Leaflet moves from picture to
     picture: there the map goes at once. `go` is called with how, and once more where it has not arrived in time. */
  function move(go, seconds) {
    clearTimeout(arriving);
    if (reducedMotion.matches || !isSeen()) return go({ animate: false });
    go({ animate: true, duration: seconds });
    arriving = setTimeout(() => { map.stop(); go({ animate: false }); }, seconds * 1000 + ARRIVED_WITHIN_MS);
    map.once("moveend", () => clearTimeout(arriving));
  }

  function isSeen() {
    const box = window.frameElement?.getBoundingClientRect();
    return !document.hidden && (!box || (box.bottom > 0 && box.top < window.parent.innerHeight));
  }

  /* ── Painting ──────────────────────────────────────────────────────────────────────────────── */

  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const theme = (id) => state.legend.find((entry) => entry.id === id);

  function paint() {
    document.documentElement.lang = state.lang;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    document.title = state.words.title;
    const container = map.getContainer();
    container.setAttribute("aria-label", `${state.words.title}. ${state.words.help}`);
    paintBackground();
    layers.neighbours.setStyle({ fillColor: color("neighbour"), fillOpacity: state.background ? 0 : 1 });
    // Over the background a pale veil stays: the tiles may fail to come.
    layers.sweden.setStyle({ fillColor: color("sweden"), fillOpacity: state.background ? VEIL : 1, color: color("border") });
    layers.counties.setStyle({ color: color("county") });
    pins.forEach(paintPin);
    paintChosen();
    paintPlace();
    paintLegend();
    paintControls();
  }

  function paintPin({ pilot, button, shape }) {
    const entry = theme(pilot.theme);
    const matching = state.matching.includes(pilot.id);
    const fill = dark ? entry.dark : entry.light;
    shape?.setStyle({ fillColor: fill, fillOpacity: matching ? FILL : FADED_FILL, color: fill });
    button.style.setProperty("--theme", fill);
    button.classList.toggle("faded", !matching);
    button.querySelector(".icon").dataset.icon = entry.icon;
    const compared = state.compared.includes(pilot.id);
    button.classList.toggle("compared", compared);
    const parts = [pilot.name, pilot.county, `${state.words.main_theme} ${entry.label}`];
    if (!matching) parts.push(state.words.outside);
    if (compared) parts.push(state.words.compared);
    button.setAttribute("aria-label", parts.join(", "));
  }

  /* All that a choice changes, and nothing else: it is to be seen in the next picture. */
  function paintChosen() {
    // Read before anything changes: else the frame would be styled once more in between.
    const [halo, outline] = [color("halo"), color("outline")];
    layers.outline.clearLayers();
    layers.halo.clearLayers();
    pins.forEach(({ pilot, marker, button, shape }) => {
      const chosen = pilot.id === state.chosen;
      button.setAttribute("aria-pressed", String(chosen));
      marker.setZIndexOffset(chosen ? 1000 : state.matching.includes(pilot.id) ? 100 : 0);
      if (!chosen || !shape) return;
      layers.halo.addData(shape.feature).setStyle({ color: halo, weight: 7, fill: false });
      layers.outline.addData(shape.feature).setStyle({ color: outline, weight: 3.5, fill: false });
    });
    paintCompare();
  }

  /* The visitor's own place: its municipality outlined, a mark with its name, thin lines to the nearest pilots. */
  function paintPlace() {
    layers.place.clearLayers();
    map.closePopup();
    if (!state.place) return;
    const here = L.latLng(state.place.lat, state.place.lon);
    const feature = layers.features.find(({ properties }) => properties.code === state.place.municipality);
    const still = { interactive: false, color: color("own") };
    if (feature) L.geoJSON(feature, { ...still, weight: 2.5, fillOpacity: 0.15 }).addTo(layers.place);
    state.place.nearest.forEach((id) => {
      const pin = pins.find(({ pilot }) => pilot.id === id);
      const line = [here, pin.marker.getLatLng()];
      // The dashes on a halo, since a line may cross the shape of any pilot.
      L.polyline(line, { ...still, color: color("halo"), weight: 4.5 }).addTo(layers.place);
      L.polyline(line, { ...still, weight: 2, dashArray: "5 5" }).addTo(layers.place);
    });
    const mark = document.createElement("div");
    mark.className = "own-place";
    const name = document.createElement("span");
    name.textContent = state.place.name;
    mark.append(name);
    const icon = L.divIcon({ html: mark, className: "pin-anchor", iconSize: [0, 0] });
    L.marker(here, { icon, keyboard: false, interactive: false, zIndexOffset: -100 }).addTo(layers.place);
    mark.classList.toggle("left", pins.some(({ button }) => overlap(name, button.querySelector(".name"))));
  }

  function overlap(one, other) {
    const [a, b] = [one, other].map((element) => element.getBoundingClientRect());
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  }

  function showPlace() {
    const points = [state.place, ...pins.map(({ pilot }) => pilot).filter(({ id }) => state.place.nearest.includes(id))];
    const bounds = L.latLngBounds(points.map(({ lat, lon }) => [lat, lon]));
    if (!map.getBounds().contains(bounds)) move((how) => map.flyToBounds(bounds.pad(0.2), how), 0.6);
  }

  function paintBackground() {
    if (state.background && !tiles) {
      tiles = L.tileLayer("https://tile.openstreetmap.org/{z}/{x}/{y}.png", {
        maxZoom: 19, referrerPolicy: "strict-origin", pane: "tilePane",
      }).addTo(map);
    } else if (!state.background && tiles) {
      tiles.remove();
      tiles = null;
    }
    const text = state.background ? `${state.words.schematic} · ${state.words.tiles}` : state.words.schematic;
    controls.attribution.getContainer().textContent = text;
  }

  /* ── Choosing ──────────────────────────────────────────────────────────────────────────────── */

  function choose(id) {
    if (shown) return tellPage({ type: "pilotkartan:choose", id });
    if (cut) return;
    state.chosen = id === state.chosen ? null : id;  // at once, before the server answers
    map.closePopup();
    paintChosen();
    const pilot = state.chosen;
    afterPaint(() => {
      tellPage({ type: "pilotkartan:chosen", pilot });
      answer({ pilot });
    });
  }

  /* The mark is seen first, if anybody sees it: what comes of it takes the page some time. */
  function afterPaint(act) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); act(); };
    const go = () => port2.postMessage(null);
    requestAnimationFrame(go);
    setTimeout(go, PAINTED_WITHIN_MS);
  }

  /* Of two values that come faster than a run the server gets the last: it holds what was done just before, too. */
  function answer(act) {
    const time = Math.max(Date.now(), (acts[acts.length - 1]?.time ?? 0) + 1);
    acts = [...acts.filter((before) => time - before.time < REPEATED_MS), { ...act, time }];
    window.Streamlit.setComponentValue({ acts });
  }

  function compare(id, on = !state.compared.includes(id)) {
    if (cut) return;
    const others = state.compared.filter((other) => other !== id);
    state.compared = on ? [...others, id] : others;
    paint();
    answer({ compare: id, on });
  }

  function bringIntoView(id) {
    const pin = pins.find(({ pilot }) => pilot.id === id);
    if (!pin) return;
    const size = map.getSize();
    const inner = L.bounds(size.multiplyBy(0.08), size.multiplyBy(0.92));
    if (inner.contains(map.latLngToContainerPoint(pin.marker.getLatLng()))) return;
    move((how) => map.panTo(pin.marker.getLatLng(), how), 0.6);
  }

  function focusPin(index) {
    pins[active].button.tabIndex = -1;
    active = (index + pins.length) % pins.length;
    pins[active].button.tabIndex = 0;
    pins[active].button.focus({ preventScroll: true });
    bringIntoView(pins[active].pilot.id);
  }

  function onKey(event, index) {
    const moves = { ArrowRight: index + 1, ArrowDown: index + 1, ArrowLeft: index - 1, ArrowUp: index - 1, Home: 0, End: pins.length - 1 };
    if (event.key in moves) focusPin(moves[event.key]);
    else if (event.key === "Escape" && state.chosen) choose(state.chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /* ── Pins: a round button with the theme's icon and the pilot's name beside it ────────────── */

  function drawPins() {
    pins.forEach(({ marker, shape }) => { marker.remove(); shape?.remove(); });
    const features = new Map(layers.features.map((feature) => [feature.properties.code, feature]));
    pins = [...state.pilots]
      .sort((a, b) => a.name.localeCompare(b.name, "sv"))
      .map((pilot, index) => makePin(pilot, index, features.get(pilot.code)));
    active = 0;
    layers.halo.bringToFront();
    layers.outline.bringToFront();
  }

  function makePin(pilot, index, feature) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `pin ${pilot.label.side}`;
    button.dataset.pilot = pilot.id;
    button.tabIndex = index === 0 ? 0 : -1;
    const icon = document.createElement("span");
    icon.className = "icon";
    icon.setAttribute("aria-hidden", "true");
    const name = document.createElement("span");
    name.className = "name";
    name.textContent = pilot.name;
    name.style.translate = `${pilot.label.dx}px ${pilot.label.dy}px`;
    button.append(icon, name);
    // The second click of a double click would let the pilot go again.
    button.addEventListener("click", (event) => { if (event.detail < 2) choose(pilot.id); });
    button.addEventListener("keydown", (event) => onKey(event, index));
    button.addEventListener("focus", () => { pins[active].button.tabIndex = -1; active = index; button.tabIndex = 0; });
    // Touches go on to the map: two fingers move it wherever they are put down.
    L.DomEvent.on(button, "click mousedown dblclick contextmenu", L.DomEvent.stopPropagation);
    const divIcon = L.divIcon({ html: button, className: "pin-anchor", iconSize: [0, 0] });
    const marker = L.marker([pilot.lat, pilot.lon], { icon: divIcon, keyboard: false, interactive: false }).addTo(map);
    let shape = null;
    if (feature) {
      shape = L.geoJSON(feature, { className: "shape", weight: 1.25 }).getLayers()[0].addTo(map);
      shape.on("click", (event) => { L.DomEvent.stop(event); if (event.originalEvent.detail < 2) choose(pilot.id); });
    }
    return { pilot, marker, button, shape };
  }

  /* ── Controls ──────────────────────────────────────────────────────────────────────────────── */

  function makeControl(position, build) {
    const control = L.control({ position });
    control.onAdd = () => {
      const element = build();
      L.DomEvent.disableClickPropagation(element);
      L.DomEvent.disableScrollPropagation(element);
      return element;
    };
    return control.addTo(map);
  }

  function makeButton(icon, action) {
    const button = document.createElement("button");
    button.type = "button";
    const symbol = document.createElement("span");
    symbol.className = "icon";
    symbol.setAttribute("aria-hidden", "true");
    symbol.dataset.icon = icon;
    button.append(symbol);
    button.addEventListener("click", action);
    return button;
  }

  function makeControls() {
    const buttons = {
      zoom_in: makeButton("add", () => { touched = true; map.zoomIn(); }),
      zoom_out: makeButton("remove", () => { touched = true; map.zoomOut(); }),
      home: makeButton("fit_screen", () => { touched = false; fit(!reducedMotion.matches); }),
    };
    controls.buttons = buttons;
    makeControl("topright", () => {
      const bar = document.createElement("div");
      bar.className = "bar";
      bar.append(...Object.values(buttons));
      return bar;
    });
    controls.legend = document.createElement("details");
    controls.legend.className = "legend";
    controls.legend.addEventListener("click", () => { legendTouched = true; });
    makeControl("topleft", () => controls.legend);
    controls.compare = makeButton("", () => compare(state.chosen));
    controls.compare.className = "compare";
    controls.compare.append(document.createElement("span"));
    makeControl("bottomleft", () => controls.compare);
    controls.attribution = L.control.attribution({ prefix: false, position: "bottomright" }).addTo(map);
  }

  function paintControls() {
    Object.entries(controls.buttons).forEach(([key, button]) => {
      button.title = state.words[key];
      button.setAttribute("aria-label", state.words[key]);
    });
  }

  /* The button that takes the chosen pilot into the comparison, or out of it. */
  function paintCompare() {
    const pilot = state.pilots.find(({ id }) => id === state.chosen);
    controls.compare.hidden = !pilot || Boolean(shown) || !state.words.compare;
    if (controls.compare.hidden) return;
    const compared = state.compared.includes(pilot.id);
    const words = compared ? state.words.compare_no_more : state.words.compare;
    const [icon, text] = controls.compare.children;
    icon.dataset.icon = compared ? "remove" : "add";
    text.textContent = words;
    controls.compare.setAttribute("aria-label", `${words}: ${pilot.name}`);
  }

  function paintLegend() {
    const summary = document.createElement("summary");
    summary.textContent = state.words.legend;
    const list = document.createElement("ul");
    state.legend.forEach((entry) => {
      const item = legendItem(entry.icon, entry.label);
      item.firstChild.style.setProperty("--theme", dark ? entry.dark : entry.light);
      list.append(item);
    });
    if (!shown && state.matching.length < state.pilots.length) {
      const item = legendItem("", state.words.outside);
      item.className = "outside";
      list.append(item);
    }
    controls.legend.replaceChildren(summary, list);
  }

  function legendItem(symbol, text) {
    const item = document.createElement("li");
    const icon = document.createElement("span");
    icon.className = "icon";
    icon.setAttribute("aria-hidden", "true");
    icon.dataset.icon = symbol;
    const label = document.createElement("span");
    label.textContent = text;
    item.append(icon, label);
    return item;
  }

  /* ── Names of municipalities and counties under the pointer ───────────────────────────────── */

  function inRing(ring, x, y) {
    let inside = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i], [xj, yj] = ring[j];
      if ((yi > y) !== (yj > y) && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
    return inside;
  }

  const polygons = ({ geometry }) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);

  function municipalityAt({ lat, lng }) {
    return layers.features.find((feature) => {
      const [west, south, east, north] = feature.box;
      if (lng < west || lng > east || lat < south || lat > north) return false;
      return polygons(feature).some((rings) => rings.filter((ring) => inRing(ring, lng, lat)).length % 2 === 1);
    });
  }

  function nameOnHover() {
    const tip = L.tooltip({ direction: "top", offset: [0, -8], opacity: 1, className: "hover-name" });
    map.on("mousemove", (event) => {
      // A pin has its name beside it, and may lie over another municipality.
      const onPin = event.originalEvent.target.closest(".pin .icon");
      const feature = !onPin && municipalityAt(event.latlng);
      if (!feature) return tip.remove();
      tip.setLatLng(event.latlng).setContent(nameOf(feature)).addTo(map);
    });
    map.on("mouseout movestart click", () => tip.remove());
    map.on("click", (event) => {
      const pin = coarse.matches && nearestPin(event.containerPoint);
      if (pin) return choose(pin.pilot.id);
      const feature = municipalityAt(event.latlng);
      if (feature && !shown && state.words.use_place) offerAsOwn(feature, event.latlng);
    });
  }

  /* The pin that a finger means: a pin itself is smaller than a finger, and some stand closer than one. */
  function nearestPin(point) {
    const far = ({ marker }) => point.distanceTo(map.latLngToContainerPoint(marker.getLatLng()));
    const pin = pins.reduce((one, other) => (far(other) < far(one) ? other : one));
    return far(pin) <= FINGER_PX ? pin : null;
  }

  function nameOf({ properties }) {
    const text = document.createElement("span");
    text.textContent = `${properties.name}, ${layers.countyNames.get(properties.county)}`;
    return text;
  }

  function offerAsOwn(feature, latlng) {
    const offer = document.createElement("div");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = state.words.use_place;
    button.addEventListener("click", () => {
      map.closePopup();
      answer({ place: feature.properties.code });
    });
    offer.className = "offer";
    offer.append(nameOf(feature), button);
    L.popup({ closeButton: false, autoPan: !reducedMotion.matches }).setLatLng(latlng).setContent(offer).openOn(map);
  }

  /* ── Start ─────────────────────────────────────────────────────────────────────────────────── */

  function box(feature) {
    const points = polygons(feature).flat(2);
    const xs = points.map(([x]) => x), ys = points.map(([, y]) => y);
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  }

  function drawBoundaries([municipalities, counties, neighbours]) {
    const outline = (features) => features.flatMap(polygons).map((rings) => rings.map((ring) => ring.map(([x, y]) => [y, x])));
    const still = { interactive: false };
    layers = {
      features: municipalities.features.map((feature) => Object.assign(feature, { box: box(feature) })),
      countyNames: new Map(counties.features.map(({ properties }) => [properties.code, properties.name])),
      neighbours: L.geoJSON(neighbours, { ...still, style: { stroke: false } }).addTo(map),
      // All municipalities as one path: four times as fast to paint as 290.
      sweden: L.polygon(outline(municipalities.features), { ...still, weight: 0.5 }).addTo(map),
      counties: L.polygon(outline(counties.features), { ...still, weight: 1, fill: false }).addTo(map),
      place: L.layerGroup().addTo(map),
      halo: L.geoJSON(null, still).addTo(map),
      outline: L.geoJSON(null, still).addTo(map),
    };
  }

  function fit(animate = false) {
    map.invalidateSize({ pan: false });
    const size = map.getSize();
    if (!legendTouched) controls.legend.open = size.x >= MIN_LEGEND_WIDTH_PX && size.y >= MIN_LEGEND_HEIGHT_PX;
    if (touched || !map.getSize().y) return;
    if (!animate) standsOut = 0;
    showHome(animate);
    // In a narrow frame a name to the left of its pin may stand out of it.
    const out = -Math.floor(Math.min(...pins.map(({ button }) => button.querySelector(".name").getBoundingClientRect().left)));
    if (animate || out <= 0) return;
    standsOut = out;
    showHome(false);
  }

  function showHome(animate) {
    map.setMinZoom(0);
    map.fitBounds(home, { animate, paddingTopLeft: [EDGE_PX + standsOut, EDGE_PX], paddingBottomRight: [EDGE_PX, ATTRIBUTION_PX] });
    map.setMinZoom(map.getBoundsZoom(home, false, L.point(2 * EDGE_PX + standsOut, EDGE_PX + ATTRIBUTION_PX)) - 0.5);
  }

  /* ── On paper: light, in the size of map.css, with the legend and all that the visitor sees ─────── */

  function beforePrint() {
    if (!layers || onScreen) return;
    const { maxBounds } = map.options;
    map.setMaxBounds(null);  // else Leaflet begins to glide back into them at each change of size, and goes on on the screen
    map.stop();
    onScreen = { dark, bounds: map.getBounds(), center: map.getCenter(), zoom: map.getZoom(), minZoom: map.getMinZoom(), maxBounds, legend: controls.legend.open };
    dark = false;
    document.documentElement.classList.add("printing");
    fit();
    if (touched) {
      map.setMinZoom(0);
      map.fitBounds(onScreen.bounds, { animate: false });
    }
    controls.legend.open = true;
    paint();
    document.body.getBoundingClientRect();  // Chromium prints a frame blank that is not yet laid out
  }

  function afterPrint() {
    if (!onScreen) return;
    document.documentElement.classList.remove("printing");
    map.invalidateSize({ pan: false });
    map.setView(onScreen.center, onScreen.zoom, { animate: false });
    map.setMinZoom(onScreen.minZoom);
    map.setMaxBounds(onScreen.maxBounds);
    controls.legend.open = onScreen.legend;
    dark = onScreen.dark;
    onScreen = null;
    paint();
  }

  // WebKit tells the page around that it is going to be printed, but not the frames in it.
  const gone = new AbortController();
  for (const page of [window, window.parent]) {
    page.addEventListener("beforeprint", beforePrint, { signal: gone.signal });
    page.addEventListener("afterprint", afterPrint, { signal: gone.signal });
  }
  window.addEventListener("pagehide", ({ persisted }) => { if (!persisted) gone.abort(); });

  async function loadLayer(url) {
    if (typeof url !== "string") return url;  // the one-file edition has no server: its state holds the layers
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return answer.json();
  }

  /* The style sheet comes by itself, and its colours are needed to paint. */
  async function styleSheet() {
    const deadline = performance.now() + STYLE_WITHIN_MS;
    while (!color("sea") && performance.now() < deadline) await new Promise((resolve) => { setTimeout(resolve, LOOK_AGAIN_MS); });
  }

  async function loadFont(name, url) {
    document.fonts.add(await new FontFace(name, `url(${url})`, { weight: "200 900" }).load());
  }

  function showFailure(error) {
    console.error(error);
    const notice = document.createElement("p");
    notice.className = "failed";
    notice.setAttribute("role", "alert");
    notice.textContent = state.words.failed;
    document.body.replaceChildren(notice);
  }

  window.startPilotMap = async (leafletMap, bounds, maxZoom) => {
    map = leafletMap;
    map.setMaxZoom(maxZoom);
    home = L.latLngBounds(bounds);
    // In the first paint the page around holds the state.
    for (const page of [document, window.parent.document]) state ||= readState(page.getElementById("map-state")?.outerHTML);
    try {
      const names = ["municipalities", "counties", "neighbours"];
      loadFont("Map Icons", state.fonts.icons).then(() => document.body.classList.add("icons-ready"), console.error);
      if (state.fonts.text) loadFont("Map Text", state.fonts.text).catch(console.error);
      const [, ...loaded] = await Promise.all([styleSheet(), ...names.map((name) => loadLayer(state.geo[name]))]);
      drawBoundaries(loaded);
    } catch (error) {
      return showFailure(error);
    }
    const container = map.getContainer();
    container.setAttribute("role", "group");
    // What it draws is told by the markers.
    map.getPane("overlayPane").setAttribute("aria-hidden", "true");
    // One finger scrolls the page; two move the map.
    if (coarse.matches) map.dragging.disable();
    ["pointerdown", "wheel"].forEach((kind) => container.addEventListener(kind, () => { touched = true; clearTimeout(arriving); }, { passive: true }));
    makeControls();
    drawPins();
    nameOnHover();
    new ResizeObserver(() => fit()).observe(container);
    fit();
    map.setMaxBounds(home.pad(0.6));
    Object.assign(state, shown);
    paint();
    if (shown) glide();
    container.dataset.ready = "true";
    tellPage({ type: "pilotkartan:map-ready" });
  };
})();

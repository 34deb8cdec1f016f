/* Where each app shows what, by the same questions. `names`: the names in the list, each with whether it is seen;
   `shown`: those whose marker is shown as matching; `outline`: Sweden is seen; `borders`: it is the final map;
   `marked`: the name of the pilot that is marked on the map; `panel`: the element with its texts; `controls`: themes can
   be ticked; `option`, `ticked`: what to click to set and to lift a theme (after `opener`); `marker`: what to click on
   the map; `standing`: the app itself has taken the place of the page that was served (only where there are both). */
(() => {
  "use strict";
  if (window !== top) return;
  const all = (selector, root = document) => [...(root?.querySelectorAll(selector) ?? [])];
  const seen = (element) => Boolean(element?.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
  const named = (elements) => elements.map((element) => ({ name: element.textContent, seen: () => seen(element) }));
  const frame = () => all("iframe").find(seen);
  const inFrame = (selector) => (seen(frame()) ? all(selector, frame().contentDocument) : []);
  const starting = (elements, text) => elements.find((element) => element.textContent.trim().startsWith(text));
  const wide = (path) => path?.getBoundingClientRect().width > 50;

  const plain = {  // the static page and the dash-leaflet app
    names: () => named(all("#list > :not([hidden]) h3")),
    shown: () => named(all(".pin b")),
    outline: () => seen(document.querySelector("#map")) && all("#map path").some(wide),
    borders: () => all("#map path.area").length >= 10,
    marked: () => all('#map path[stroke-width="3.5"]').some(seen) && document.querySelector(".pin.chosen b").textContent,
    panel: () => document.querySelector("#panel"),
    controls: () => all("#themes label").some(seen),
    option: (theme) => starting(all("#themes label"), theme),
    ticked: (theme) => starting(all("#themes label"), theme),
    marker: (name) => all(".pin").find((pin) => pin.textContent === name).querySelector("i"),
  };

  const app = {
    names: () => named(all("#first-paint .cards h3")).concat(named(all("#root .cards > li:not([hidden]) h3"))),
    shown: () => named(inFrame(".pin:not(.faded) .name")),
    outline: () => all("#first-paint .outline svg path").some(wide) || inFrame("path").some(wide),
    borders: () => inFrame(".leaflet-container[data-ready=true]").length === 1 && inFrame("path.shape").length >= 10,
    marked: () => inFrame('path[stroke-width="2.5"]').some(seen) && inFrame('.pin[aria-pressed="true"] .name')[0].textContent,
    panel: () => all("#root .st-key-panel article.pilot").find(seen),
    controls: () => all("#first-paint[data-live] .facet a, .facets label").some(seen),
    option: (theme) => starting(all(".facets label"), theme),
    ticked: (theme) => starting(all(".facets label"), theme),
    standing: () => !document.querySelector("#first-paint"),
    marker: (name) => inFrame(".pin").find((pin) => pin.querySelector(".name").textContent === name).querySelector(".icon"),
  };

  const column = () => all('[data-testid="stColumn"]')[1];
  const layers = () => (seen(frame()) ? Object.values(frame().contentWindow.map._layers) : []);
  const markers = () => layers().filter((layer) => layer._icon && layer.getTooltip());
  const label = (marker) => {
    const content = marker.getTooltip().getContent();
    return (content.textContent ?? content.replace(/<[^>]*>/g, "")).trim();
  };
  const naive = {
    names: () => named(all('[data-testid="stButton"] button', column())),
    shown: () => markers().map((marker) => ({ name: label(marker), seen: () => seen(marker._icon) })),
    outline: () => inFrame("path").some(wide),
    borders: () => inFrame("path").length >= 290,
    marked: () => inFrame(".leaflet-popup b").filter(seen).at(-1).textContent,
    panel: column,
    controls: () => seen(naive.opener()),
    opener: () => document.querySelector('[data-testid="stMultiSelect"] input'),
    option: (theme) => starting(all('[role="option"]'), theme),
    ticked: (theme) => all(`[data-testid="stMultiSelect"] [data-tag][aria-label="${theme}"] button`).find(seen),
    marker: (name) => markers().find((marker) => label(marker) === name)._icon,
  };

  window.benchApps = { app, naive, static: plain, dash: plain };
})();

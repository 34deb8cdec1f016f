// @ts-check
/* Draw the map's buttons, legend and line of sources. */

import { makeButton, makeIcon, makeText } from "./elements.js";
import { legend } from "./legend.js";
import { model } from "./model.js";

const compareIcon = makeIcon("");
const compareText = makeText("");
const compareButton = makeButton("compare", compareIcon, compareText);

/** @type {Record<string, HTMLButtonElement>} the buttons by the word that tells what they do */
let buttons = {};
/** @type {L.Control.Attribution} */
let attribution;

/**
 * Put the controls on the map.
 * @param {{ compare: () => void, zoom: (nearer: boolean) => void, home: () => void }} actions
 */
export function makeControls({ compare, zoom, home }) {
  buttons = {
    zoom_in: makeButton("", makeIcon("add")),
    zoom_out: makeButton("", makeIcon("remove")),
    home: makeButton("", makeIcon("fit_screen")),
  };
  buttons.zoom_in.addEventListener("click", () => zoom(true));
  buttons.zoom_out.addEventListener("click", () => zoom(false));
  buttons.home.addEventListener("click", home);
  compareButton.addEventListener("click", compare);
  const bar = document.createElement("div");
  bar.className = "bar";
  bar.append(...Object.values(buttons));
  putOnMap("topright", bar);
  putOnMap("topleft", legend);
  putOnMap("bottomleft", compareButton);
  attribution = L.control.attribution({ prefix: false, position: "bottomright" }).addTo(model.map);
}

/**
 * @param {L.ControlPosition} position
 * @param {HTMLElement} element
 */
function putOnMap(position, element) {
  const control = new L.Control({ position });
  control.onAdd = () => {
    L.DomEvent.disableClickPropagation(element);
    L.DomEvent.disableScrollPropagation(element);
    return element;
  };
  control.addTo(model.map);
}

export function paintControls() {
  for (const [word, button] of Object.entries(buttons)) {
    button.title = model.state.words[word];
    button.setAttribute("aria-label", model.state.words[word]);
  }
}

/** Paint the button that takes the chosen pilot into the comparison, or out of it. */
export function paintCompare() {
  const { state, shown } = model;
  const pilot = state.pilots.find(({ id }) => id === state.chosen);
  compareButton.hidden = !pilot || Boolean(shown) || !state.words.compare;
  if (!pilot || compareButton.hidden) return;
  const compared = state.compared.includes(pilot.id);
  const words = compared ? state.words.compare_no_more : state.words.compare;
  compareIcon.dataset.icon = compared ? "remove" : "add";
  compareText.textContent = words;
  compareButton.setAttribute("aria-label", `${words}: ${pilot.name}`);
}

/** @param {string} text */
export function showAttribution(text) {
  const line = attribution.getContainer();
  if (line) line.textContent = text;
}

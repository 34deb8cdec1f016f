// @ts-check
/* Draw the legend: the themes with their colours and icons. It opens if there is room, until the visitor decides. */

import { makeIcon, makeText } from "./elements.js";
import { model, themeColor } from "./model.js";

const MIN_LEGEND_WIDTH_PX = 480;
const MIN_LEGEND_HEIGHT_PX = 560;

export const legend = document.createElement("details");
const list = document.createElement("ul");
let outside = document.createElement("li"); // the entry of the pilots outside the filter
let legendTouched = false;

legend.className = "legend";
legend.addEventListener("click", () => {
  legendTouched = true;
});

/** @param {L.Point} size of the map */
export function openLegendIfRoom({ x, y }) {
  if (!legendTouched) legend.open = x >= MIN_LEGEND_WIDTH_PX && y >= MIN_LEGEND_HEIGHT_PX;
}

export function paintLegend() {
  const { state } = model;
  const summary = document.createElement("summary");
  summary.textContent = state.words.legend;
  list.replaceChildren();
  for (const entry of state.legend) {
    const [item, icon] = makeItem(entry.icon, entry.label);
    icon.style.setProperty("--theme", themeColor(entry));
    list.append(item);
  }
  [outside] = makeItem("", state.words.outside);
  outside.className = "outside";
  legend.replaceChildren(summary, list);
  paintOutside();
}

/** Explain the pins outside the filter, where there are any. */
export function paintOutside() {
  const { state, shown } = model;
  if (!shown && state.matching.length < state.pilots.length) list.append(outside);
  else outside.remove();
}

/**
 * @param {string} symbol
 * @param {string} text
 * @returns {[HTMLLIElement, HTMLElement]} the item, and the icon in it
 */
function makeItem(symbol, text) {
  const item = document.createElement("li");
  const icon = makeIcon(symbol);
  item.append(icon, makeText(text));
  return [item, icon];
}

// @ts-check
/* Let the boxes of the facets filter: a tick is reported by the map, or by the address where there is none. They are
   drawn once; what the server says of each option in the bar above is filled in here. */

import { PARAMS, withParams, YES } from "../shared/address.js";
import { findAround } from "../shared/dom.js";
import { offerEvery, showCount } from "../shared/facet_boxes.js";
import { MESSAGE } from "../shared/messages.js";
import { leftBy, splitIds } from "../shared/selection.js";
import { act } from "./acting.js";
import { bar, expectMatching } from "./optimistic_view.js";
import { onPageChange } from "./page_changes.js";
import {
  appRoot,
  CONNECTION_ATTRIBUTE,
  findAllInApp,
  findInApp,
  isAtRest,
  isConnected,
  ROOT,
  SCRIPT_ATTRIBUTE,
} from "./streamlit_page.js";

/** @typedef {Record<string, Record<string, [count: number, outcome: string, chosen: boolean]>>} Options  by facet, code */

/** @type {{ facets?: HTMLElement, bar?: HTMLElement | null, isLive?: boolean }} */
let settled = {}; // what is filled in, and where
let isAsking = false; // a tick is not answered yet

/** @returns {Options} */
const optionsNow = () => JSON.parse(bar()?.dataset.options ?? "{}");

/** @returns {HTMLInputElement[]} */
const boxes = () => /** @type {HTMLInputElement[]} */ (findAllInApp("[data-facet]"));

/** @returns {HTMLInputElement | null} the box that requires all of the chosen themes */
const everyBox = () => /** @type {HTMLInputElement | null} */ (findInApp(".facets [data-every]"));

/** @param {Event} event */
function onTick({ target: box }) {
  if (!(box instanceof HTMLInputElement) || !findAround(box, `${ROOT} .facets`)) return;
  isAsking = true;
  const outcome = optionsNow()[box.dataset.facet ?? ""]?.[box.value]?.[1];
  if (outcome) expectMatching(leftBy(splitIds(bar()?.dataset.pilots), outcome));
  const params = chosenNow();
  act({ type: MESSAGE.filter, params }, withParams(window.location.href, { ...params, ...searchNow() }).href);
}

/** @returns {Record<string, string[]>} the parameters of the facets, as the boxes say */
function chosenNow() {
  /** @type {Record<string, string[]>} */
  const params = { [PARAMS.every]: everyBox()?.checked ? [YES] : [] };
  for (const { dataset } of boxes()) params[dataset.facet ?? ""] = [];
  for (const { dataset, value, checked } of boxes()) if (checked) params[dataset.facet ?? ""].push(value);
  return params;
}

/** @returns {Record<string, string[]>} what is typed in the field, which leaves it as another thing is pressed */
function searchNow() {
  const typed = /** @type {HTMLInputElement | null} */ (findInApp(".st-key-search input"))?.value.trim();
  return { [PARAMS.search]: typed ? [typed] : [] };
}

/** Fill in what the server says; what was ticked since stays until it has answered. */
function settle() {
  const now = { facets: findAllInApp(".facets")[0], bar: bar(), isLive: isConnected() };
  const isOld = now.facets === settled.facets && now.isLive === settled.isLive;
  if (!now.facets || !now.bar || (isOld && now.bar === settled.bar)) return;
  const isFinal = !isAsking || !isOld || isAtRest();
  fillIn(isFinal, now.isLive);
  if (now.facets !== settled.facets) unfoldChosen();
  if (!isFinal) return;
  settled = now;
  isAsking = false;
}

/**
 * @param {boolean} isFinal whether what is ticked is as the server says, too
 * @param {boolean} isLive
 */
function fillIn(isFinal, isLive) {
  const options = optionsNow();
  for (const box of boxes()) {
    const [count, , chosen] = options[box.dataset.facet ?? ""]?.[box.value] ?? [0, "", false];
    if (isFinal) box.checked = chosen;
    showCount(box, count, isLive);
  }
  const every = everyBox();
  if (!every) return;
  if (isFinal) every.checked = bar()?.dataset.every !== undefined;
  const themes = boxes().filter(({ dataset, checked }) => checked && dataset.facet === every.dataset.every);
  offerEvery(every, themes.length, isLive);
}

/** At first every facet with something chosen is unfolded; from then on the visitor folds and unfolds. */
function unfoldChosen() {
  for (const box of boxes()) if (box.checked) box.closest("details")?.setAttribute("open", "");
}

export function startFacets() {
  document.addEventListener("change", onTick);
  onPageChange({ nodes: true, attributes: [CONNECTION_ATTRIBUTE, SCRIPT_ATTRIBUTE], inside: appRoot() }, settle);
}

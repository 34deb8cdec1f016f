// @ts-check
/* Show the filters as chosen, with the counts, a chip for each, and the list that they leave. */

import { findAll } from "../shared/dom.js";
import { make, markedNodes } from "../shared/elements.js";
import { asSearch } from "../shared/plain_text.js";
import { searchHitsOf } from "../shared/search_hits.js";
import { showOnly } from "../shared/selection.js";
import { current, data, matchingNow, say, views, wordsNow } from "./current.js";

/** @typedef {Partial<import("./view.js").View>} Changes */

/** @type {ReturnType<typeof searchHitsOf>} */
let hitsOf = () => [];
export const CLEARED = { facets: {}, every: false, search: "" };

/**
 * Mark from now on what is searched for in these texts.
 * @param {Parameters<typeof searchHitsOf>[1]} passages
 */
export function markIn(passages) {
  hitsOf = searchHitsOf(data.index, passages, views);
}

/** @type {WeakMap<Element, Changes>} where a button or link made here leads */
const ways = new WeakMap();

/** @param {Element | null} element */
export const wayOf = (element) => element && ways.get(element);

/**
 * Make a button, or a link, that leads on to a view.
 * @param {"button" | "a"} tag
 * @param {string} label
 * @param {Changes} changes
 * @returns {HTMLElement}
 */
export function makeWay(tag, label, changes) {
  const way = tag === "a" ? make(tag, { href: "#" }, label) : make(tag, { type: "button" }, label);
  way.dataset.way = "";
  ways.set(way, changes);
  return way;
}

/** Show the filters of the current view, and the list. */
export function showFilters() {
  const { filtered, total, ids } = current.matches;
  showFacets();
  showSearch();
  for (const summary of findAll(".summary"))
    summary.textContent = filtered ? say("summary.some", { shown: ids.length, total }) : say("summary.all", { total });
  for (const button of findAll('[data-act="clear"]')) button.hidden = !filtered;
  for (const chips of findAll(".chips")) chips.replaceChildren(...chipsNow());
  showList();
}

function showFacets() {
  const { facets, every } = current.view;
  const { counts } = current.matches;
  for (const element of findAll(".filters [data-facet]")) {
    const input = /** @type {HTMLInputElement} */ (element);
    const count = counts[input.dataset.facet ?? ""][input.value];
    input.checked = (facets[input.dataset.facet ?? ""] ?? []).includes(input.value);
    input.disabled = !count && !input.checked;
    for (const shown of findAll("[data-count]", input.parentElement ?? input)) shown.textContent = `(${count})`;
  }
  for (const element of findAll(".filters [data-every]")) {
    const input = /** @type {HTMLInputElement} */ (element);
    input.checked = every;
    input.disabled = (facets[input.dataset.every ?? ""] ?? []).length < 2 && !every;
  }
}

function showSearch() {
  for (const element of findAll(".filters .search")) {
    const input = /** @type {HTMLInputElement} */ (element);
    // What is being typed is left as it is.
    if (asSearch(input.value) !== current.view.search) input.value = current.view.search;
  }
  for (const element of findAll(".sort select")) /** @type {HTMLSelectElement} */ (element).value = current.view.sort;
}

/** @returns {HTMLElement[]} a button for each filter, which takes it away */
function chipsNow() {
  const { facets, search } = current.view;
  const ofCodes = Object.entries(facets).flatMap(([facet, codes]) =>
    codes.map((code) => {
      const others = codes.filter((other) => other !== code);
      return makeChip(wordsNow().codes[code], { facets: { ...facets, [facet]: others } });
    }),
  );
  return search ? [makeChip(say("summary.search", { words: search }), { search: "" }), ...ofCodes] : ofCodes;
}

/**
 * Make a button that takes a filter away, and says so to those who hear it.
 * @param {string} label
 * @param {Changes} changes
 */
function makeChip(label, changes) {
  const chip = makeWay("button", label, changes);
  chip.ariaLabel = `${label}, ${say("filter.takes_away")}`;
  return chip;
}

function showList() {
  const ids = matchingNow();
  const place = (/** @type {HTMLElement} */ item) => ids.indexOf(item.dataset.listed ?? "");
  for (const list of findAll(".list > .cards")) {
    const items = findAll("[data-listed]", list);
    const ordered = [...items].sort((one, other) => place(one) - place(other));
    if (ordered.some((item, n) => item !== items[n])) list.append(...ordered);
    showOnly(items, "listed", ids);
  }
  for (const item of findAll(`.list:lang(${current.view.lang}) [data-listed]`)) showHits(item);
}

/**
 * Show on a card the passages that hold what is searched for.
 * @param {HTMLElement} item
 */
function showHits(item) {
  const { search, lang } = current.view;
  const [card] = findAll(".card", item);
  const [summary] = findAll(".told", card);
  const told = summary.textContent ?? "";
  const hits = item.hidden ? [] : hitsOf(search, lang, item.dataset.listed ?? "");
  for (const old of findAll(".hit", card)) old.remove();
  summary.replaceChildren(told);
  for (const hit of hits) {
    if (hit.text === told) summary.replaceChildren(...markedNodes(hit));
    else card.append(make("p", { className: "hit" }, ...aboutOf(hit), ...markedNodes(hit)));
  }
}

/** @param {import("../shared/search_hits.js").Hit} hit */
const aboutOf = ({ about }) => (about ? [make("span", { className: "quiet" }, `${about}:`), " "] : []);

// @ts-check
/* Show the filters as chosen, and the list that they leave. */

import { findAll } from "../shared/dom.js";
import { make, markedNodes } from "../shared/elements.js";
import { showControls } from "../shared/filter_controls.js";
import { searchHitsOf } from "../shared/search_hits.js";
import { showOnly } from "../shared/selection.js";
import { current, data, matchingNow, say, views, wordsNow } from "./current.js";

/** @type {ReturnType<typeof searchHitsOf>} */
let hitsOf = () => [];

/**
 * Mark from now on what is searched for in these texts.
 * @param {Parameters<typeof searchHitsOf>[1]} passages
 */
export function markIn(passages) {
  hitsOf = searchHitsOf(data.index, passages, views);
}

/** Show the filters of the current view, and the list. */
export function showFilters() {
  showControls(current.view, current.matches, wordsNow());
  for (const element of findAll(".sort select")) /** @type {HTMLSelectElement} */ (element).value = current.view.sort;
  showList();
}

/** Show the list: so many as are an overview, the others in a fold below. */
function showList() {
  const ids = matchingNow();
  const places = new Map(ids.map((id, place) => [id, place]));
  const place = (/** @type {HTMLElement} */ item) => places.get(item.dataset.listed ?? "") ?? ids.length;
  const beyond = ids.length - data.most;
  for (const list of findAll(".list")) {
    const [cards, more] = findAll(".cards", list);
    const items = findAll("[data-listed]", list);
    const ordered = [...items].sort((one, other) => place(one) - place(other));
    const [first, others] = [ordered.slice(0, data.most), ordered.slice(data.most)];
    if (more.children.length !== others.length || ordered.some((item, n) => item !== items[n])) {
      cards.append(...first);
      more.append(...others);
    }
    showOnly(items, "listed", ids);
    for (const fold of findAll(".more-cards", list)) fold.hidden = beyond <= 0;
    for (const label of findAll(".more-cards > summary", list)) label.textContent = say("list.more", { count: beyond });
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

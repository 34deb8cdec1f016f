// @ts-check
/* Follow what Streamlit draws: its texts in the page's language, the state that the server tells of the page, the
   map's title, the presentation. */

import { MESSAGE, onMapMessage } from "../shared/messages.js";
import { adoptChosen } from "./list_position.js";
import { onPageChange } from "./page_changes.js";
import { startOrLoadStory } from "./story_loader.js";
import { mapFrame } from "./streamlit_page.js";
import { TEXT_ATTRIBUTES, translateElement, translateText } from "./translation.js";

const root = document.documentElement;

/** @returns {HTMLElement | null} the element in which the server tells the state of the page */
export const pageState = () => document.getElementById("page-state");

/** @param {HTMLElement} state */
function adoptState({ dataset }) {
  const { lang, noticed, mapTitle, chosen } = dataset;
  if (lang && root.lang !== lang) {
    root.lang = lang;
    visit(document.body);
  }
  root.toggleAttribute("data-noticed", noticed !== undefined);
  nameMap(mapTitle);
  adoptChosen(chosen);
}

/** @param {string} [title] */
function nameMap(title) {
  const frame = mapFrame();
  if (frame && title && frame.title !== title) frame.title = title;
}

/** @param {Node} element that has come or changed */
function visitElement(element) {
  if (!(element instanceof Element)) return;
  translateElement(element);
  if (!(element instanceof HTMLElement)) return;
  if (element.id === "page-state") adoptState(element);
  if (element.id === "story") startOrLoadStory(element);
  if (element.tagName === "IFRAME") nameMap(pageState()?.dataset.mapTitle);
}

/** @param {Node} node that has come, with all in it */
function visit(node) {
  if (node.nodeType === Node.TEXT_NODE) translateText(node);
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  visitElement(node);
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let inside = walker.nextNode(); inside; inside = walker.nextNode()) {
    if (inside.nodeType === Node.TEXT_NODE) translateText(inside);
    else visitElement(inside);
  }
}

/** @param {MutationRecord[]} changes */
function follow(changes) {
  for (const { type, addedNodes, target } of changes) {
    if (type === "childList") addedNodes.forEach(visit);
    else if (type === "characterData") translateText(target);
    else visitElement(target);
  }
}

export function startPage() {
  const attributes = [...TEXT_ATTRIBUTES, "data-lang", "data-chosen", "data-map-title", "data-step"];
  onPageChange({ nodes: true, texts: true, attributes }, follow);
  onMapMessage((source) => source === mapFrame()?.contentWindow, {
    [MESSAGE.ready]: () => {
      root.dataset.map = "ready";
    },
  });
}

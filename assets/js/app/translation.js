// @ts-check
/* Show Streamlit's own texts in the page's language. */

import { find } from "../shared/dom.js";
import { NO_FILE, OWN_TEXT } from "./streamlit_page.js";
import { swedishBy } from "./swedish.js";

/** The attributes that are read or heard. */
export const TEXT_ATTRIBUTES = ["aria-label", "title", "placeholder"];

/**
 * What Streamlit says in English only, and what a Swedish page says: from pilotkartan/texts/words.toml, in the first
 * page, since the server may be what is gone.
 * @type {import("./swedish.js").Words & { connection?: Record<string, Record<string, string>> }}
 */
export const streamlitWords = JSON.parse(document.getElementById("streamlit-words")?.textContent ?? "{}");
const inSwedish = swedishBy(streamlitWords);

/** @type {WeakMap<Node, Record<string, [string, string]>>} what is in Swedish -> English and Swedish, to be put back */
const replaced = new WeakMap();

export const isSwedish = () => document.documentElement.lang === "sv";

/**
 * Give a text of Streamlit's in the page's language. The node itself stays: it is React's.
 * @param {Node} node
 * @param {string} field an attribute, or "text" for a text node
 * @param {string | null} full
 * @param {(text: string) => void} write
 */
function translate(node, field, full, write) {
  const now = full?.trim();
  if (!full || !now) return;
  const [english, was] = replaced.get(node)?.[field] ?? ["", ""];
  const original = now === was ? english : now;
  const wanted = isSwedish() ? inSwedish(original) : original;
  if (wanted === undefined || wanted === now) return;
  const element = node.parentElement ?? node;
  if (element instanceof Element && element.closest(OWN_TEXT)) return;
  if (isSwedish()) replaced.set(node, { ...replaced.get(node), [field]: [original, wanted] });
  write(full.replace(now, () => wanted));
}

/** @param {Element} element */
export function translateElement(element) {
  for (const name of TEXT_ATTRIBUTES) {
    translate(element, name, element.getAttribute(name), (text) => element.setAttribute(name, text));
  }
}

/** @param {Node} node a text */
export function translateText(node) {
  // Streamlit does not say why, and makes no run that could.
  if (node.nodeValue === NO_FILE) find(".st-key-tell-fault button")?.click();
  translate(node, "text", node.nodeValue, (text) => {
    node.nodeValue = text;
  });
}

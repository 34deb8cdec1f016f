// @ts-check
/* Keep the focus, and what is being typed, where the first page is drawn anew or gives way to the app. */

import { find, findAll } from "../shared/dom.js";
import { findInApp, typeInto } from "./streamlit_page.js";

/**
 * Return how something that can have the focus is found where it is drawn anew.
 * @param {HTMLElement} element
 */
export function selectorOf({ dataset, id, tagName, attributes }) {
  const { app, way, compare, choose } = dataset;
  if (app) return `[data-app="${CSS.escape(app)}"]`;
  if (way) return `[data-way="${way}"]`;
  if (compare) return `[data-compare="${CSS.escape(compare)}"]`;
  if (choose) return `[data-choose="${CSS.escape(choose)}"]`;
  if (id) return `#${CSS.escape(id)}`;
  return `${tagName.toLowerCase()}[href="${CSS.escape(attributes.getNamedItem("href")?.value ?? "")}"]`;
}

/** @returns {HTMLInputElement[]} the fields of the first page in which a text was typed that is not in the address */
const typedIn = (/** @type {ParentNode} */ within) =>
  /** @type {HTMLInputElement[]} */ (findAll("input[type=search]", within)).filter(
    ({ value, defaultValue }) => value !== defaultValue,
  );

/**
 * Remember where the focus is and what is being typed.
 * @param {HTMLElement} first the first page
 * @returns {(within: ParentNode) => void} what puts both back in what was drawn anew
 */
export function holdFocus(first) {
  const { activeElement: focused } = document;
  const typed = typedIn(first).map((field) => ({ selector: selectorOf(field), text: field.value }));
  const caret = focused instanceof HTMLInputElement && focused.type === "search" ? focused.selectionEnd : null;
  const inPanel = Boolean(focused?.closest(".st-key-panel"));
  const selector = focused instanceof HTMLElement && first.contains(focused) ? selectorOf(focused) : "";
  return (within) => {
    for (const { selector: field, text } of typed) {
      const again = within.querySelector(field);
      if (again instanceof HTMLInputElement) again.value = text;
    }
    if (!selector || document.activeElement === focused) return;
    const again = within.querySelector(selector) ?? within.querySelector(inPanel ? ".st-key-panel h2" : "main");
    focusOn(again, caret);
  };
}

/**
 * Hand the focus, and what is being typed, on to the app.
 * @param {HTMLElement} first the first page
 * @returns {() => void} what does so once the app is seen
 */
export function handOn(first) {
  const { activeElement: focused } = document;
  const caret = focused instanceof HTMLInputElement ? focused.selectionEnd : null;
  const typed = typedIn(first).map(({ dataset, value }) => ({ selector: dataset.app ?? "", text: value }));
  const had = focused instanceof HTMLElement && first.contains(focused) ? focused : null;
  const selector = had && (had.dataset.app ?? selectorOf(had));
  return () => {
    for (const { selector: field, text } of typed) {
      const input = findInApp(field);
      if (input instanceof HTMLInputElement) typeInto(input, text);
    }
    // A presentation that was started behind the first page could not have the focus there.
    focusOn(selector ? (findInApp(selector) ?? find("#content")) : findInApp("#story .slides"), caret);
  };
}

/**
 * @param {Element | null} element
 * @param {number | null} caret
 */
function focusOn(element, caret) {
  if (!(element instanceof HTMLElement)) return;
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  if (caret !== null && element instanceof HTMLInputElement) element.setSelectionRange(caret, caret);
}

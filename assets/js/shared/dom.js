// @ts-check
/* Find elements: those that pages and frames look for are all HTML. */

/**
 * Find the first element of the page.
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export const find = (selector) => document.querySelector(selector);

/**
 * Find the first element of what is seen of the page: of the first page, until the app has taken its place.
 * @param {string} selector
 */
export const findShown = (selector) => find(`#first-paint ${selector}`) ?? find(selector);

/**
 * Find all such elements of the page, or of a part of it.
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement[]}
 */
export const findAll = (selector, within = document) => [...within.querySelectorAll(selector)].map(asHtml);

/**
 * Find the element around what an event came to; an event may come to the document, too.
 * @param {EventTarget | null} target
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export const findAround = (target, selector) => (target instanceof Element ? target.closest(selector) : null);

/** @param {Element} element */
const asHtml = (element) => /** @type {HTMLElement} */ (element);

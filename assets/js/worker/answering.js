// @ts-check
/* Decide which requests the worker handles and what it answers with. Pure. */

import { PARAMS } from "../shared/address.js";

/**
 * Tell whether a request is for a page of the app, as a whole: nothing else is ever touched.
 * @param {Pick<Request, "method" | "mode" | "url">} request
 * @param {string} origin the app's own
 * @param {string[]} pages the paths of its pages
 */
export function isForPage({ method, mode, url }, origin, pages) {
  const asked = new URL(url);
  return method === "GET" && mode === "navigate" && asked.origin === origin && pages.includes(asked.pathname);
}

/**
 * Tell whether an answer says only that the app behind the server is not there.
 * @param {number} status
 */
export const isDown = (status) => [502, 503, 504].includes(status);

/**
 * Return the language of a request: the one in its address, or the first of the visitor's own that there is.
 * @param {string} url
 * @param {readonly string[]} own the visitor's languages, such as `sv-SE`
 * @param {string[]} langs those that there are, the first for everyone else
 */
export function langOf(url, own, langs) {
  const asked = [new URL(url).searchParams.get(PARAMS.language) ?? "", ...own.map((each) => each.split("-")[0])];
  return asked.find((each) => langs.includes(each)) ?? langs[0];
}

/**
 * Put a line into the page, before all else, in each language; the page shows the one of its own.
 * @param {string} html
 * @param {Record<string, string>} lines by language
 */
export function withLine(html, lines) {
  const texts = Object.entries(lines).map(([lang, text]) => `<span class="in" lang="${lang}">${escaped(text)}</span>`);
  return html.replace(/<body[^>]*>/, (body) => `${body}<p class="kept-line" role="status">${texts.join("")}</p>`);
}

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

// @ts-check
/* Show the kept offline edition where the server cannot be reached. Runs only for visitors who chose to keep it.
   pilotkartan/web/installing.py writes the settings before it. */

import { copyIn, save, savedAt, versionOf } from "../shared/kept_edition.js";
import { longDay } from "../shared/local_time.js";
import { isDown, isForPage, langOf, withLine } from "./answering.js";

/**
 * @typedef {object} Settings
 * @property {import("../shared/kept_edition.js").Edition} edition
 * @property {string[]} pages  the addresses of the app's pages, relative to the worker's
 * @property {Record<string, { no_network: string, no_server: string }>} words  by language
 */

// TypeScript knows either the page's names or the worker's.
const worker = /** @type {any} */ (self);
/** @type {Settings} */
const { edition, words, ...settings } = worker.settings;
const pages = settings.pages.map((/** @type {string} */ page) => new URL(page, location.href).pathname);

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  if (isForPage(event.request, location.origin, pages)) event.respondWith(answer(event));
});

/**
 * Return the server's own answer whenever there is one, else the kept edition, else what there would be without it.
 * @param {any} event
 * @returns {Promise<Response>}
 */
async function answer(event) {
  const sent = await fetch(event.request).catch(() => null);
  if (sent && !isDown(sent.status)) {
    event.waitUntil(renewed(sent).catch(() => {})); // what is kept stays until a whole one has come
    return sent;
  }
  return (await keptPage(event.request.url)) ?? sent ?? Response.error();
}

/** @param {Response} sent a page of the app */
async function renewed(sent) {
  const [version, copy] = [versionOf(sent), await copyIn(edition, edition.langs[0])];
  if (version && copy && version !== versionOf(copy)) await save(edition);
}

/**
 * @param {string} url
 * @returns {Promise<Response | null>}
 */
async function keptPage(url) {
  const copy = await copyIn(edition, langOf(url, navigator.languages, edition.langs));
  if (!copy) return null;
  const lines = edition.langs.map((lang) => [lang, lineIn(lang, copy)]);
  return new Response(withLine(await copy.text(), Object.fromEntries(lines)), { headers: copy.headers });
}

/**
 * @param {string} lang
 * @param {Response} copy
 */
function lineIn(lang, copy) {
  const line = navigator.onLine ? words[lang].no_server : words[lang].no_network;
  return line.replace("{version}", versionOf(copy) ?? "").replace("{day}", longDay(savedAt(copy), lang, undefined));
}

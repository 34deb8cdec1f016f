// @ts-check
/* Keep the offline edition in the browser, for the page where it is chosen and for the worker that shows it. */

import { PARAMS } from "./address.js";

const SAVED = "x-saved"; // the moment, as ISO 8601
const VERSION = "x-data-version";

/**
 * @typedef {{ address: string, langs: string[] }} Edition  the path of the edition and the languages that it opens in
 * @typedef {{ version: string, saved: Date, bytes: number }} Copy
 */

/**
 * @param {Edition} edition
 * @param {string} lang
 */
const addressIn = ({ address }, lang) => `${address}?${PARAMS.language}=${lang}`;

/** The cache of this app, and not of another under another path of the host; pages and worker are in one folder. */
const cacheName = () => `pilotkartan-offline${new URL(".", location.href).pathname.slice(0, -1)}`;

/** Choose to keep the edition, so that it may be saved. */
export const choose = () => caches.open(cacheName());

/** Delete what is kept. */
export const forget = () => caches.delete(cacheName());

/** @param {Response} answer */
export const versionOf = (answer) => answer.headers.get(VERSION);

/**
 * Save the edition as the server has it, in all its languages or not at all, unless it is kept no more.
 * @param {Edition} edition
 */
export async function save(edition) {
  const addresses = edition.langs.map((lang) => addressIn(edition, lang));
  const answers = await Promise.all(addresses.map((address) => fetch(address, { cache: "no-cache" })));
  const versions = new Set(answers.map(versionOf));
  if (versions.size > 1 || answers.some((answer) => !answer.ok)) throw new Error("no whole edition was sent");
  const headers = {
    "content-type": "text/html; charset=utf-8",
    // The edition has a policy of its own; only who may show it in a frame cannot be said in it.
    "content-security-policy": framePolicy(answers[0]),
    [VERSION]: [...versions].join(),
    [SAVED]: new Date().toISOString(),
  };
  const bodies = await Promise.all(answers.map((answer) => answer.blob()));
  if (!(await caches.has(cacheName()))) return;
  const cache = await caches.open(cacheName());
  await Promise.all(addresses.map((address, at) => cache.put(address, new Response(bodies[at], { headers }))));
}

/**
 * Return the part of an answer's policy that says whose pages may show it in a frame; no page where it says nothing.
 * @param {Response} answer
 */
function framePolicy(answer) {
  const policy = answer.headers.get("content-security-policy") ?? "";
  return policy.match(/frame-ancestors [^;]+/)?.[0] ?? "frame-ancestors 'none'";
}

/**
 * Return the kept copy in a language, if there is one.
 * @param {Edition} edition
 * @param {string} lang
 */
export async function copyIn(edition, lang) {
  return (await caches.has(cacheName())) ? (await caches.open(cacheName())).match(addressIn(edition, lang)) : undefined;
}

/**
 * Describe what is kept; null where it is not whole.
 * @param {Edition} edition
 * @returns {Promise<Copy | null>}
 */
export async function kept(edition) {
  const copies = await Promise.all(edition.langs.map((lang) => copyIn(edition, lang)));
  const blobs = await Promise.all(copies.map((copy) => copy?.clone().blob()));
  const [first] = copies;
  if (!first || blobs.some((blob) => !blob)) return null;
  const bytes = blobs.reduce((sum, blob) => sum + (blob?.size ?? 0), 0);
  return { version: versionOf(first) ?? "", saved: savedAt(first), bytes };
}

/** @param {Response} copy */
export const savedAt = (copy) => new Date(copy.headers.get(SAVED) ?? "");

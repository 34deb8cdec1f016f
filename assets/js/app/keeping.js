// @ts-check
/* Keep the offline edition in this browser where the visitor chooses so, and say truthfully whether it is kept. */

import { BASE } from "../shared/base.js";
import { find, findAround } from "../shared/dom.js";
import { choose, forget, kept, save } from "../shared/kept_edition.js";
import { longDay } from "../shared/local_time.js";
import { onPageChange } from "./page_changes.js";

const BYTES_PER_MB = 1e6;

let busy = false;

/**
 * @param {HTMLElement} place
 * @returns {import("../shared/kept_edition.js").Edition}
 */
const editionOf = ({ dataset }) => ({ address: dataset.edition ?? "", langs: (dataset.langs ?? "").split(" ") });

/** Return the worker of this app, and not that of another one further up on the host. */
async function ownWorker() {
  const worker = await navigator.serviceWorker.getRegistration();
  return worker?.scope === BASE ? worker : undefined;
}

/**
 * Write whether the edition is kept, and offer what may be done then.
 * @param {HTMLElement} place
 * @param {string} [instead] what is said instead
 */
async function show(place, instead) {
  const registered = await ownWorker();
  const copy = registered ? await kept(editionOf(place)) : null;
  const lang = document.documentElement.lang;
  const size = ((copy?.bytes ?? 0) / BYTES_PER_MB).toLocaleString(lang, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const saved = (place.dataset.saved ?? "")
    .replace("{version}", copy?.version ?? "")
    .replace("{day}", copy ? longDay(copy.saved, lang, undefined) : "")
    .replace("{size}", size);
  const [status, keepButton, forgetButton] = ["[role=status]", ".keep-edition", ".forget-edition"].map(
    (part) => /** @type {HTMLElement} */ (place.querySelector(part)),
  );
  status.textContent = instead ?? (copy ? saved : "");
  keepButton.hidden = Boolean(copy);
  forgetButton.hidden = !copy;
  place.hidden = false;
}

/**
 * @param {string} worker the address of its script
 * @param {import("../shared/kept_edition.js").Edition} edition
 */
async function keep(worker, edition) {
  try {
    await choose();
    await save(edition);
    await navigator.serviceWorker.register(worker);
  } catch (error) {
    await keepNoMore();
    throw error;
  }
}

async function keepNoMore() {
  await (await ownWorker())?.unregister();
  await forget();
}

/** @param {MouseEvent} event */
async function onClick({ target }) {
  const button = findAround(target, ".keep-edition, .forget-edition");
  const place = findAround(target, ".keep");
  if (!button || !place || busy) return;
  busy = true;
  const wanted = button.matches(".keep-edition");
  try {
    if (wanted) await show(place, place.dataset.saving);
    await (wanted ? keep(place.dataset.worker ?? "", editionOf(place)) : keepNoMore());
    await show(place);
  } catch {
    await show(place, place.dataset.failed);
  }
  busy = false;
  // The button that was pressed is gone: whoever goes by keys is at the other one.
  /** @type {HTMLElement | null} */ (place.querySelector("button:not([hidden])"))?.focus();
}

function showOnce() {
  const place = find(".keep[hidden]");
  if (place) show(place).catch(() => {});
}

export function startKeeping() {
  // Only where the connection is private; and a browser may have it turned off.
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  // Whoever runs the app has turned it off since: nothing that was kept may stay.
  if (!find("link[rel=manifest]")) keepNoMore().catch(() => {});
  document.addEventListener("click", onClick);
  onPageChange({ nodes: true }, showOnce);
  showOnce();
}

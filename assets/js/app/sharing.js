// @ts-check
/* Give the view away: "copy link", "share", and the address and day on a printed page. */

import { PARAMS, withParams } from "../shared/address.js";
import { find, findAround } from "../shared/dom.js";
import { longDay } from "../shared/local_time.js";
import { announce } from "./accessibility.js";
import { isSwedish } from "./translation.js";

const DONE_SHOWN_MS = 2500;

/** The address of this view to give away: what is searched for finds the same only in the same language. */
function sharedAddress() {
  const { href } = window.location;
  const searched = new URL(href).searchParams.get(PARAMS.search)?.trim();
  return withParams(href, searched ? { [PARAMS.language]: [document.documentElement.lang] } : {}).href;
}

/** A printed page says where it is and when it was printed, by the visitor's own clock. */
function fillPrintHead() {
  const head = find(".print-head");
  if (!head) return;
  setText(head, ".print-address", sharedAddress());
  setText(head, ".print-day", longDay(new Date(), isSwedish() ? "sv" : "en", undefined));
}

/**
 * @param {HTMLElement} within
 * @param {string} selector
 * @param {string} text
 */
function setText(within, selector, text) {
  const element = within.querySelector(selector);
  if (element) element.textContent = text;
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it could be copied
 */
async function copy(text) {
  // Without HTTPS the clipboard is not offered; the old way may still work there.
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  const field = document.createElement("textarea");
  field.value = text;
  field.style.fontSize = "1rem"; // a phone would zoom in on less
  // Beside a dialog that is open nothing can be selected.
  (find("dialog[open]") ?? document.body).append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

/** @param {MouseEvent} event */
async function copyLink({ target }) {
  const button = findAround(target, ".copy-link");
  if (!button || button.dataset.label) return;
  const { copies, done = "", failed = "" } = button.dataset;
  const field = /** @type {HTMLTextAreaElement | null} */ (copies ? document.getElementById(copies) : null);
  showAnswer(button, (await copy(field ? field.value : sharedAddress())) ? done : failed);
}

/**
 * Show for a while on a button what came of pressing it.
 * @param {HTMLElement} button
 * @param {string} answer
 */
export function showAnswer(button, answer) {
  // As wide as it is, so that nothing beside it moves.
  button.style.width = `${button.offsetWidth}px`;
  button.dataset.label = button.textContent ?? "";
  // It is told once: to those who hear the page the button is what it was.
  button.ariaLabel = button.dataset.label;
  button.textContent = answer;
  // All but a dialog that is open is silent.
  const status = button.closest("dialog")?.querySelector("[role=status]");
  if (status) status.textContent = answer;
  else announce(answer);
  setTimeout(() => {
    button.textContent = button.dataset.label ?? "";
    delete button.dataset.label;
    button.removeAttribute("aria-label");
    button.style.width = "";
    if (status) status.textContent = "";
  }, DONE_SHOWN_MS);
}

/**
 * Hand the view on to another program of the phone or computer, by its own list of them.
 * @param {MouseEvent} event
 */
function share({ target }) {
  if (!findAround(target, ".share")) return;
  // Who closes the list without a choice wants nothing more.
  navigator.share({ title: document.title, url: sharedAddress() }).catch(() => {});
}

export function startSharing() {
  document.documentElement.classList.toggle("can-share", "share" in navigator);
  window.addEventListener("beforeprint", fillPrintHead);
  document.addEventListener("click", copyLink);
  document.addEventListener("click", share);
}

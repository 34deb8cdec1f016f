// @ts-check
/* Give the code by which a page of another site shows this view in a frame: a dialog, which the server fills. */

import { PARAMS, withParams } from "../shared/address.js";
import { find, findAll, findAround } from "../shared/dom.js";
import { MESSAGE, onMapMessage } from "../shared/messages.js";
import { showAnswer } from "./sharing.js";

const DIALOG = "dialog.embed-dialog";

/** @returns {HTMLIFrameElement | null} */
const preview = () => /** @type {HTMLIFrameElement | null} */ (find(`${DIALOG} iframe`));

/** @param {HTMLElement} button */
async function open(button) {
  const { embed = "", what = "", failed = "" } = button.dataset;
  const { href } = window.location;
  const asked = new URL(embed, href);
  asked.search = new URL(href).search;
  const changes = { [PARAMS.what]: [what], [PARAMS.language]: [document.documentElement.lang] };
  try {
    const answer = await fetch(withParams(asked.href, changes).href);
    if (!answer.ok) throw new Error(`${answer.status}`);
    show(new DOMParser().parseFromString(await answer.text(), "text/html"), getComputedStyle(button).colorScheme);
  } catch {
    showAnswer(button, failed);
  }
}

/**
 * Show the dialog as the server drew it, with all data in it escaped.
 * @param {Document} page
 * @param {string} colorScheme the theme that the visitor has chosen
 */
function show(page, colorScheme) {
  const dialog = /** @type {HTMLDialogElement | null} */ (page.querySelector(DIALOG));
  if (!dialog || find(DIALOG)) return;
  const { base } = dialog.dataset;
  const here = new URL("./", window.location.href).href.replace(/\/$/, "");
  for (const { dataset } of base ? findAll("input", dialog) : []) {
    dataset.code = dataset.code?.split(base ?? "").join(here);
  }
  dialog.style.colorScheme = colorScheme;
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  showChoice();
}

/** Show the code and the preview of what is chosen. */
function showChoice() {
  const chosen = find(`${DIALOG} input:checked`);
  const code = /** @type {HTMLTextAreaElement | null} */ (find(`${DIALOG} textarea`));
  const before = preview();
  if (!chosen || !code || !before) return;
  const { code: text = "", title = "", src = "" } = chosen.dataset;
  code.value = text;
  // Another frame, since another address of this one would be a step of Back.
  const frame = /** @type {HTMLIFrameElement} */ (before.cloneNode());
  Object.assign(frame, { title, src });
  before.replaceWith(frame);
}

/** @param {MouseEvent} event */
function onClick({ target }) {
  const button = findAround(target, ".embed");
  if (button && !button.dataset.label) open(button);
  // The dialog's box fills it: a press beside it comes to the dialog itself.
  const dialog = /** @type {HTMLDialogElement | null} */ (findAround(target, DIALOG));
  if (dialog && (target === dialog || findAround(target, ".close-embed"))) dialog.close();
}

export function startEmbedding() {
  const canOpen = "HTMLDialogElement" in window;
  document.documentElement.classList.toggle("can-embed", canOpen);
  if (!canOpen) return;
  document.addEventListener("click", onClick);
  document.addEventListener("change", ({ target }) => {
    if (findAround(target, DIALOG)) showChoice();
  });
  onMapMessage((source) => source !== null && source === preview()?.contentWindow, {
    [MESSAGE.height]: ({ height }) => preview()?.style.setProperty("--height", `${height}px`),
  });
}

// @ts-check
/* Choose and order the steps of a talk by ticks and arrows: the address holds the order. What is done is shown at once;
   the server's answer takes its place. Without this script the links lead to the same addresses. */

import { findAll, findAround } from "../shared/dom.js";
import { splitIds } from "../shared/selection.js";
import { filled } from "../shared/words.js";
import { announce } from "./accessibility.js";
import { goTo } from "./acting.js";
import { onPageChange } from "./page_changes.js";
import { appRoot, findInApp, isConnected } from "./streamlit_page.js";
import { startDragging } from "./talk_dragging.js";
import { talkAddress, withStepAt, withSteps } from "./talk_order.js";

const LIST = ".talk-order > li";

/** @type {HTMLElement | null} */
let talk = null; // the list as the server drew it last
/** @type {string[] | null} */
let wanted = null; // the order that the server was asked for, until it has answered
let focused = ""; // the selector of what had the focus in the list, which is drawn anew
/** @type {{ control: string, on: Node | null }} */
let pressed = { control: "", on: null }; // what the pointer went down on

const order = () => wanted ?? splitIds(talk?.dataset.order);
const whole = () => splitIds(talk?.dataset.whole);

/**
 * Show an order, and ask the server for it.
 * @param {string[]} next
 * @param {string} [moved] the step that has been moved
 */
function change(next, moved) {
  if (!talk || !isConnected()) {
    show();
    return;
  }
  const changed = next.join() !== order().join();
  wanted = next;
  show();
  tell(next, moved);
  if (!changed) return;
  goTo(talkAddress(window.location.href, next, whole()));
}

/** Show the order in the list and on the boxes. */
function show() {
  if (!talk) return;
  const now = order();
  const list = talk.querySelector(".talk-order");
  const rows = new Map(findAll(LIST, talk).map((row) => [row.dataset.step ?? "", row]));
  const had = document.activeElement;
  for (const step of withSteps(now, [...rows.keys()], true)) {
    const row = rows.get(step);
    if (!row) continue;
    row.hidden = !now.includes(step);
    list?.append(row);
    for (const arrow of findAll("[data-move]", row)) {
      const end = Number(arrow.dataset.move) < 0 ? 0 : now.length - 1;
      if (now.indexOf(step) === end) arrow.setAttribute("aria-disabled", "true");
      else arrow.removeAttribute("aria-disabled");
    }
  }
  for (const box of /** @type {HTMLInputElement[]} */ (findAll("[data-steps]", talk))) {
    const ids = splitIds(box.dataset.steps);
    const among = ids.filter((step) => now.includes(step)).length;
    box.checked = among === ids.length;
    box.indeterminate = among > 0 && !box.checked;
  }
  for (const none of findAll(".talk-none", talk)) none.hidden = now.length > 0;
  // A row that is put elsewhere loses the focus.
  if (had instanceof HTMLElement && had !== document.activeElement) had.focus();
}

/**
 * @param {string[]} now
 * @param {string} [moved]
 */
function tell(now, moved) {
  const { moved: sentence = "", included = "", one = "" } = talk?.dataset ?? {};
  const title = findAll(LIST, talk ?? document).find(({ dataset }) => dataset.step === moved)?.dataset.title ?? "";
  if (moved) announce(filled(sentence, { step: title, place: now.indexOf(moved) + 1, total: now.length }));
  else announce(now.length === 1 ? one : filled(included, { count: now.length }));
}

/** @param {Event} event */
function onTick({ target: box }) {
  const steps = box instanceof HTMLInputElement && findAround(box, "#talk") && box.dataset.steps;
  if (steps) change(withSteps(order(), splitIds(steps), /** @type {HTMLInputElement} */ (box).checked));
}

/** @param {Event} event a click, or the key that presses a button */
function onPress(event) {
  const button = findAround(event.target, "#talk a[role=button]");
  const { ctrlKey, metaKey, shiftKey, altKey } = /** @type {MouseEvent | KeyboardEvent} */ (event);
  if (!button || ctrlKey || metaKey || shiftKey || altKey) return;
  if (event instanceof KeyboardEvent && event.key !== " ") return;
  event.preventDefault();
  const step = findAround(button, LIST)?.dataset.step;
  if (step) change(withStepAt(order(), step, order().indexOf(step) + Number(button.dataset.move)), step);
  else change(button.dataset.slides === "all" ? whole() : []);
}

/**
 * Return the selector of the control of the list that is at or in an element; empty where it is none.
 * @param {EventTarget | null} target
 */
function controlAt(target) {
  const label = findAround(target, "#talk label");
  const control = label?.querySelector("input") ?? findAround(target, "#talk :is(a, input)");
  if (!(control instanceof HTMLElement)) return "";
  const step = findAround(control, LIST)?.dataset.step;
  const own = ["move", "steps", "slides"].find((name) => control.dataset[name] !== undefined) ?? "";
  return `${step ? `[data-step="${step}"] ` : ""}[data-${own}="${control.dataset[own]}"]`;
}

/**
 * A box is ticked as its key goes down: until it goes up, the server's answer may have drawn the box anew.
 * @param {KeyboardEvent} event
 */
function onBoxKey(event) {
  const { target, key, type, repeat } = event;
  if (key !== " " || !(target instanceof HTMLInputElement) || !findAround(target, "#talk")) return;
  event.preventDefault();
  if (type === "keydown" && !repeat) target.click();
}

/** @param {PointerEvent} event */
function onPointerDown({ target }) {
  if (!findAround(target, "#talk")) focused = "";
  pressed = { control: controlAt(target), on: /** @type {Node | null} */ (target) };
}

/**
 * What was drawn anew between a press and its release gets no click of the browser's.
 * @param {PointerEvent} event
 */
function onPointerUp({ target }) {
  const { control, on } = pressed;
  if (control && !on?.isConnected && controlAt(target) === control) findInApp(`#talk ${control}`)?.click();
}

/** Take up what the server has drawn: an answer to what was wanted before does not undo what is wanted now. */
function follow() {
  const now = findInApp("#talk");
  if (now === talk) return;
  talk = now;
  if (!talk || wanted?.join(" ") === talk.dataset.order) wanted = null;
  if (!talk) return;
  show();
  if (focused && document.activeElement === document.body) findAll(focused, talk)[0]?.focus({ preventScroll: true });
}

export function startTalk() {
  document.addEventListener("change", onTick);
  document.addEventListener("click", onPress);
  document.addEventListener("keydown", onPress);
  document.addEventListener("keydown", onBoxKey);
  document.addEventListener("keyup", onBoxKey);
  document.addEventListener("pointerdown", onPointerDown);
  document.addEventListener("pointerup", onPointerUp);
  // Remembered, since the server's answer draws anew what has the focus.
  document.addEventListener("focusin", ({ target }) => {
    focused = controlAt(target);
  });
  // Back and Forward; we tell Streamlit of our own steps by the same event.
  window.addEventListener("popstate", ({ isTrusted }) => {
    if (isTrusted) wanted = null;
  });
  onPageChange({ nodes: true, inside: appRoot() }, follow);
  startDragging(LIST, (step, place) => change(withStepAt(order(), step, place), step), show);
}

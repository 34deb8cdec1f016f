// @ts-check
/* Show the room's step, or another one while the visitor looks around. */

import { PARAMS } from "../shared/address.js";
import { find, findAll } from "../shared/dom.js";
import { fetchTexts } from "../shared/fetched_texts.js";
import { splitIds } from "../shared/selection.js";
import { wordOfStep } from "../shared/word_step.js";
import { filled } from "../shared/words.js";
import { addWordSlide, dropWordSlides } from "./word_slides.js";

const at = { room: "", shown: "", alone: false, ended: false };

/** @type {(slide: HTMLElement) => void} */
let onNewStep = () => {};

/**
 * Return the slide of a step; what a speaker has made on the spot has none before it is shown.
 * @param {string} step
 */
const slideOf = (step) => findAll(".slide").find((slide) => slide.dataset.step === step);

const steps = () => findAll(".slide").map((slide) => slide.dataset.step ?? "");

/**
 * Go where the room is, unless the visitor looks around.
 * @param {string} step
 */
export function followTo(step) {
  const isNew = step !== at.room;
  at.room = step;
  if (!at.alone && (isNew || at.shown !== step)) show(step);
  sayWhere();
}

/** Fetch what words are found in; what could not be shown without it can be then. */
async function fetchMissing() {
  if ((await fetchTexts(find("main")?.dataset.texts)) && at.room) followTo(at.room);
}

/** @param {string} [note] said before where the visitor is, such as that the line is back */
export function sayWhere(note = "") {
  const line = find("#line");
  if (!line) return;
  const { follows, alone, ended, elsewhere, mention = "" } = line.dataset;
  const word = wordOfStep(at.room);
  const where = at.alone ? alone : slideOf(at.room) ? follows : word ? filled(mention, { word }) : elsewhere;
  line.textContent = at.ended ? (ended ?? "") : [note, where].filter(Boolean).join(" ");
  line.dataset.state = at.ended ? "ended" : at.alone ? "alone" : "follows";
  const back = find("#return");
  if (back) back.hidden = !at.alone || at.ended;
}

/** The talk is over: the steps stay, to be looked through. */
export function endTalk() {
  at.ended = true;
  const ended = find("#ended");
  if (ended) ended.hidden = false;
  if (!at.shown) show(steps()[0]);
  sayWhere();
}

/** @param {string} step */
function show(step) {
  const slide = slideOf(step) ?? addWordSlide(step, slideOf(at.shown));
  dropWordSlides(slide);
  for (const other of findAll(".slide")) other.hidden = other !== slide;
  find(".now")?.classList.toggle("elsewhere", !slide);
  at.shown = slide ? step : "";
  window.scrollTo(0, 0);
  linkToApp(slide, wordOfStep(step));
  if (!slide) {
    fetchMissing();
    return;
  }
  const select = /** @type {HTMLSelectElement} */ (find("#steps"));
  select.value = step;
  enable("#previous", slide !== findAll(".slide")[0]);
  enable("#next", slide.nextElementSibling !== null);
  showOnMap(slide);
  onNewStep(slide);
}

/**
 * Lead to the view of a slide, or to what is found by the word of one that the page does not have.
 * @param {HTMLElement | undefined} slide
 * @param {string} word
 */
function linkToApp(slide, word) {
  const link = /** @type {HTMLAnchorElement} */ (find("#in-app"));
  const search = new URLSearchParams({ [PARAMS.search]: word, [PARAMS.language]: document.documentElement.lang });
  link.href = `${(link.dataset.here ?? "").split("?")[0]}${slide?.dataset.address ?? `?${search}`}`;
  link.hidden = !slide && !word;
}

/**
 * @param {string} selector
 * @param {boolean} possible
 */
function enable(selector, possible) {
  /** @type {HTMLButtonElement} */ (find(selector)).disabled = !possible;
}

/** @param {HTMLElement} slide */
function showOnMap(slide) {
  const { chosen, matching } = slide.dataset;
  const there = splitIds(matching);
  find(".now")?.classList.toggle("with-map", slide.matches(".kind-map, .kind-theme, .kind-pilot, .kind-word"));
  for (const pin of findAll(".small-map circle")) {
    pin.classList.toggle("matching", there.includes(pin.dataset.pilot ?? ""));
    pin.classList.toggle("chosen", pin.dataset.pilot === chosen);
  }
}

/** @param {number | string} to so many steps on, or the id of a step */
function lookAround(to) {
  const all = steps();
  const place = typeof to === "string" ? all.indexOf(to) : all.indexOf(at.shown) + to;
  if (!all[place]) return;
  at.alone = true;
  show(all[place]);
  sayWhere();
}

/** @param {(slide: HTMLElement) => void} onStep is told of each slide that is shown anew */
export function startSteps(onStep) {
  onNewStep = onStep;
  fetchMissing();
  find("#previous")?.addEventListener("click", () => lookAround(-1));
  find("#next")?.addEventListener("click", () => lookAround(1));
  find("#steps")?.addEventListener("change", ({ target }) =>
    lookAround(/** @type {HTMLSelectElement} */ (target).value),
  );
  find("#return")?.addEventListener("click", () => {
    at.alone = false;
    show(at.room);
    sayWhere();
  });
}

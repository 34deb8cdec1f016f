// @ts-check
/* Make the text larger, and read it aloud, as the visitor likes. */

import { find, findAll } from "../shared/dom.js";
import { recall, remember } from "./memory.js";

const SIZES = ["100%", "125%", "150%", "200%"];
const SIZE = "size";
const reads = { aloud: false };

/** @param {number} steps */
function resize(steps) {
  const { style } = document.documentElement;
  const place = Math.max(0, SIZES.indexOf(style.fontSize)) + steps;
  style.fontSize = SIZES[Math.max(0, Math.min(place, SIZES.length - 1))];
  remember("localStorage", SIZE, style.fontSize);
  enableSizes();
}

function enableSizes() {
  const place = Math.max(0, SIZES.indexOf(document.documentElement.style.fontSize));
  const [smaller, larger] = ["#smaller", "#larger"].map((name) => /** @type {HTMLButtonElement} */ (find(name)));
  smaller.disabled = place === 0;
  larger.disabled = place === SIZES.length - 1;
}

/** @returns {SpeechSynthesisVoice | undefined} a voice of a language, of the page's if not told another */
const voice = (language = document.documentElement.lang) =>
  window.speechSynthesis?.getVoices().find(({ lang }) => lang.slice(0, 2) === language);

/**
 * Tell of a new step: its title to a screen reader, all of it aloud where that is wished.
 * @param {HTMLElement} slide
 */
export function tellStep(slide) {
  const told = find("#voice");
  if (told) told.textContent = slide.querySelector("h1")?.textContent?.trim() ?? "";
  readAloud(slide);
}

/** @param {HTMLElement | null} slide */
function readAloud(slide) {
  if (!window.speechSynthesis) return;
  window.speechSynthesis.cancel();
  if (!reads.aloud || !slide) return;
  for (const block of findAll("h1, p, li", slide)) {
    const language = /** @type {HTMLElement | null} */ (block.closest("[lang]"))?.lang;
    const speaker = voice(language) ?? voice();
    if (!speaker) return;
    const lines = [...block.childNodes].map(({ textContent }) => textContent?.trim());
    const said = new SpeechSynthesisUtterance(lines.filter(Boolean).join(" "));
    said.voice = speaker;
    said.lang = speaker.lang;
    window.speechSynthesis.speak(said);
  }
}

function offerVoice() {
  const button = find("#aloud");
  if (button) button.hidden = !voice();
}

export function startReading() {
  document.documentElement.style.fontSize = recall("localStorage", SIZE);
  enableSizes();
  find("#smaller")?.addEventListener("click", () => resize(-1));
  find("#larger")?.addEventListener("click", () => resize(1));
  offerVoice();
  window.speechSynthesis?.addEventListener?.("voiceschanged", offerVoice);
  find("#aloud")?.addEventListener("click", ({ currentTarget }) => {
    reads.aloud = !reads.aloud;
    /** @type {HTMLElement} */ (currentTarget).setAttribute("aria-pressed", `${reads.aloud}`);
    readAloud(find(".slide:not([hidden])"));
  });
}

// @ts-check
/* Fetch the presentation's script when there is one to show. It steps by itself; the address follows it. */

import { PARAMS, withParams } from "../shared/address.js";
import { find } from "../shared/dom.js";
import { STORY_EVENT } from "../shared/messages.js";
import { isConnected, mapFrame, tellStreamlit } from "./streamlit_page.js";

/** @typedef {Window & { startStory?: typeof import("../story/start.js").startStory }} StoryWindow */

/**
 * Start the presentation, or take up its changed slides.
 * @param {HTMLElement} element
 */
export function startOrLoadStory(element) {
  const { startStory } = /** @type {StoryWindow} */ (window);
  if (startStory) startStory(mapFrame);
  else if (!find("script[data-story]")) loadStory(element.dataset.script ?? "");
}

/** @param {string} url */
function loadStory(url) {
  const script = document.createElement("script");
  script.src = url;
  script.dataset.story = "";
  script.addEventListener("load", () => /** @type {StoryWindow} */ (window).startStory?.(mapFrame));
  document.head.append(script);
}

/** @param {string} [step] */
function writeStep(step) {
  history.replaceState(history.state, "", withParams(window.location.href, { [PARAMS.step]: step ? [step] : [] }));
}

function leave() {
  // The address first: whatever else makes the server draw the page just now would else lead back to the step.
  writeStep();
  find(".st-key-leave-story button")?.click();
}

/** Go on in the other language: the server draws it at the step that is in the address. */
function changeLanguage() {
  if (!(navigator.onLine && isConnected())) {
    const said = find(".story-bar .said");
    if (said) said.textContent = find("#story")?.dataset.languageWaits ?? "";
    return;
  }
  const other = document.documentElement.lang === "sv" ? "en" : "sv";
  history.replaceState(history.state, "", withParams(window.location.href, { [PARAMS.language]: [other] }));
  tellStreamlit();
}

export function startStoryLoader() {
  document.addEventListener(STORY_EVENT.step, (event) => writeStep(/** @type {CustomEvent<string>} */ (event).detail));
  document.addEventListener(STORY_EVENT.leave, leave);
  document.addEventListener(STORY_EVENT.language, changeLanguage);
}

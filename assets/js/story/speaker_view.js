// @ts-check
/* Fill the speaker's window: the slide that is shown and the next one in small, notes, times, all steps. It asks the
   stage for what is to happen there, and shows what the stage says. */

import { find, findAll } from "../shared/dom.js";
import { timeOfDay } from "../shared/local_time.js";
import { makeMiniature } from "./miniature.js";
import { deckLength, slideOf, slides, story, storyParts } from "./slides.js";
import { takeInput } from "./speaker_input.js";
import { listSteps } from "./speaker_steps.js";
import { styleCopies } from "./styles.js";
import { asMinutes, spentAt } from "./talk_time.js";
import { placeAfter } from "./way.js";

/** @typedef {{ step: string, overlay: string }} Told  by the stage: what is shown, and the name of what lies over it */

/**
 * Fill a window.
 * @param {Window} child
 * @param {import("./speaker_input.js").Ask} ask
 */
export function fillWindow(child, ask) {
  const { page, root, finder } = copyInto(child);
  const part = (/** @type {string} */ selector) => findAll(selector, root)[0];
  const now = makeMiniature(part(".shown-now .miniature"), part(".shown-now h2").textContent ?? "");
  const next = makeMiniature(part(".shown-next .miniature"), part(".shown-next h2").textContent ?? "");
  const steps = listSteps(part(".all-steps ol"));
  takeInput(child, root, finder, ask);
  child.onresize = fit;
  for (const sheet of page.head.children) sheet.addEventListener("load", fit);

  function fit() {
    now.fit();
    next.fit();
    steps.showCurrent();
  }

  /** @param {string} text */
  function tell(text) {
    if (part(".told").textContent !== text) part(".told").textContent = text;
  }

  return {
    tell,
    /** @param {Told} told */
    show({ step, overlay }) {
      const [slide, following] = shownNowAndNext(step);
      page.body.style.colorScheme = story.element ? getComputedStyle(story.element).colorScheme : "";
      part(".shown-now h2 span").textContent = slide?.ariaLabel ?? "";
      part(".shown-next h2 span").textContent = following?.ariaLabel ?? story.element?.dataset.lastShown ?? "";
      now.show(slide);
      next.show(following);
      const notes = slide ? findAll(".notes p", slide) : [];
      part(".to-say div").replaceChildren(...notes.map((line) => page.importNode(line, true)));
      steps.mark(step);
      const kept = find(`.kept-line :lang(${page.documentElement.lang})`)?.textContent;
      tell((overlay && storyParts(`.overlay.${overlay}`)[0]?.ariaLabel) || kept || "");
    },
    /** @param {import("./talk_time.js").TalkTime} time */
    showTime(time) {
      const moment = new Date();
      const ms = moment.getTime();
      part(".clock").textContent = timeOfDay(moment, page.documentElement.lang, undefined);
      part(".used").textContent = asMinutes(ms - time.started);
      part(".of-step").textContent = asMinutes(spentAt(time, time.at, ms));
      steps.showTimes(time, ms);
    },
  };
}

/**
 * Put copies of what the stage holds for the window into it, in its language and with its style sheets.
 * @param {Window} child
 */
function copyInto(child) {
  const page = child.document;
  const copyOf = (/** @type {string} */ selector) =>
    /** @type {HTMLElement} */ (page.importNode(storyParts(selector)[0], true));
  const [root, finder] = [copyOf(".speaker"), copyOf(".palette")];
  root.hidden = false;
  finder.hidden = true;
  page.documentElement.lang = story.element?.lang ?? "";
  page.title = root.querySelector("h1")?.textContent ?? "";
  if (!page.head.querySelector("style, link")) page.head.append(...styleCopies());
  page.body.className = "speaker-window";
  page.body.replaceChildren(root, finder);
  findAll(".speaker-keys", root)[0].append(copyOf(".overlay.keys dl"));
  return { page, root, finder };
}

/**
 * @param {string} step
 * @returns {(HTMLElement | null)[]} its slide, and the one that comes after it
 */
function shownNowAndNext(step) {
  const [all, at, length] = [slides(), slideOf(step), deckLength()];
  const following = at === length - 1 ? null : all[placeAfter(at, 1, length)];
  return [all[at] ?? null, following ?? null];
}

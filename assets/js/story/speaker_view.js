// @ts-check
/* Fill the speaker's window: the slide that is shown and the next one in small, notes, times, all steps. It asks the
   stage for what is to happen there, and shows what the stage says. */

import { find, findAll } from "../shared/dom.js";
import { make } from "../shared/elements.js";
import { timeOfDay } from "../shared/local_time.js";
import { isModifier, meaningOf } from "./keys.js";
import { makeMiniature } from "./miniature.js";
import { startPalette } from "./palette.js";
import { deckLength, slideOf, slides, story, storyParts } from "./slides.js";
import { around, stepEntries } from "./stage_palette.js";
import { styleCopies } from "./styles.js";
import { asMinutes, spentAt } from "./talk_time.js";
import { placeAfter } from "./way.js";

/**
 * @typedef {{ key: string, shift: boolean } | { goal: import("./palette.js").Goal } | { anew: true }} Asked
 *   of the stage: what a key does there, where to go, or to measure the time anew
 * @typedef {{ step: string, overlay: string }} Told  by the stage: what is shown, and the name of what lies over it
 */

/** What the buttons of the window do: the same as these keys. */
const KEY_OF = { previous: "ArrowLeft", next: "ArrowRight", palette: "t", blank: "b" };

/**
 * Fill a window.
 * @param {Window} child
 * @param {(asked: Asked) => void} ask
 */
export function fillWindow(child, ask) {
  const page = child.document;
  const root = /** @type {HTMLElement} */ (page.importNode(storyParts(".speaker")[0], true));
  root.hidden = false;
  const part = (/** @type {string} */ selector) => findAll(selector, root)[0];
  const finder = /** @type {HTMLElement} */ (page.importNode(storyParts(".palette")[0], true));
  finder.hidden = true;
  page.documentElement.lang = story.element?.lang ?? "";
  page.title = part("h1").textContent ?? "";
  if (!page.head.querySelector("style, link")) page.head.append(...styleCopies());
  for (const sheet of page.head.children) sheet.addEventListener("load", fit);
  page.body.className = "speaker-window";
  page.body.replaceChildren(root, finder);
  part(".speaker-keys").append(page.importNode(storyParts(".overlay.keys dl")[0], true));
  const now = makeMiniature(part(".shown-now .miniature"), part(".shown-now h2").textContent ?? "");
  const next = makeMiniature(part(".shown-next .miniature"), part(".shown-next h2").textContent ?? "");
  const rows = stepEntries().filter(({ number }) => number !== null);
  part(".all-steps ol").replaceChildren(...rows.map(makeRow));
  const palette = startPalette(finder, { ...around(), go: goFromPalette, close: closePalette });

  /** @param {import("./finding.js").Entry} entry */
  function makeRow({ step, title }) {
    const button = make(
      "button",
      { type: "button" },
      make("span", {}, title),
      " ",
      make("span", { className: "time" }),
    );
    Object.assign(button.dataset, { step });
    return make("li", {}, button);
  }

  /** @param {import("./palette.js").Goal} goal */
  function goFromPalette(goal) {
    closePalette();
    ask({ goal });
  }

  function closePalette() {
    finder.hidden = true;
    root.inert = false;
    child.focus();
  }

  /** @param {string} typed */
  function openPalette(typed) {
    finder.hidden = false;
    root.inert = true;
    finder.querySelector("input")?.focus();
    palette.open(typed);
  }

  /** @type {(key: string, shift: boolean) => boolean} */
  function onKey(key, shift) {
    const meant = meaningOf(key, shift);
    if (!finder.hidden) palette.feed(key);
    else if (!meant || isModifier(key)) return false;
    else if ("typed" in meant) openPalette(meant.typed);
    else if (meant.action === "palette") openPalette("");
    else if (meant.action === "help") part(".speaker-keys").toggleAttribute("open");
    else if (meant.action !== "speaker") ask({ key, shift });
    return true;
  }

  page.onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {Element} */ (event.target);
    if ((event.key === " " || event.key === "Enter") && target.closest("button, summary")) return;
    if (onKey(event.key, event.shiftKey)) event.preventDefault();
  };
  page.onclick = ({ target }) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest("button"));
    const { ask: act = "", do: own, step } = button?.dataset ?? {};
    if (step) ask({ goal: { step } });
    else if (act === "anew") ask({ anew: true });
    else if (own === "leave") closePalette();
    else if (act in KEY_OF) onKey(KEY_OF[/** @type {keyof typeof KEY_OF} */ (act)], false);
  };
  child.onresize = fit;

  function fit() {
    now.fit();
    next.fit();
    showCurrent();
  }

  function showCurrent() {
    part('[aria-current="step"]')?.scrollIntoView({ block: "nearest" });
  }

  return {
    /** @param {Told} told */
    show({ step, overlay }) {
      const all = slides();
      const at = slideOf(step);
      const length = deckLength();
      const following = at === length - 1 ? null : (all[placeAfter(at, 1, length)] ?? null);
      page.body.style.colorScheme = story.element ? getComputedStyle(story.element).colorScheme : "";
      part(".shown-now h2 span").textContent = all[at]?.ariaLabel ?? "";
      part(".shown-next h2 span").textContent = following?.ariaLabel ?? story.element?.dataset.lastShown ?? "";
      now.show(all[at] ?? null);
      next.show(following);
      const notes = all[at] ? findAll(".notes p", all[at]).map((line) => page.importNode(line, true)) : [];
      part(".to-say div").replaceChildren(...notes);
      for (const button of findAll("[data-step]", root)) {
        if (button.dataset.step === step) button.setAttribute("aria-current", "step");
        else button.removeAttribute("aria-current");
      }
      showCurrent();
      const kept = find(`.kept-line :lang(${page.documentElement.lang})`)?.textContent;
      this.tell((overlay && storyParts(`.overlay.${overlay}`)[0]?.ariaLabel) || kept || "");
    },
    /** @param {import("./talk_time.js").TalkTime} time */
    showTime(time) {
      const moment = new Date();
      const ms = moment.getTime();
      part(".clock").textContent = timeOfDay(moment, page.documentElement.lang, undefined);
      part(".used").textContent = asMinutes(ms - time.started);
      part(".of-step").textContent = asMinutes(spentAt(time, time.at, ms));
      for (const button of findAll("[data-step]", root)) {
        const spent = spentAt(time, button.dataset.step ?? "", ms);
        findAll(".time", button)[0].textContent = spent ? asMinutes(spent) : "";
      }
    },
    /** @param {string} text */
    tell(text) {
      if (part(".told").textContent !== text) part(".told").textContent = text;
    },
  };
}

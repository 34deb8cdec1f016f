// @ts-check
/* Let one find a step by typing: a field with the list of what it may be. It works in any window. */

import { make } from "../shared/elements.js";
import { mentionsOf } from "../shared/mentions.js";
import { asSearch } from "../shared/plain_text.js";
import { filled } from "../shared/words.js";
import { stepsLike, stepsMeant } from "./finding.js";

/**
 * @typedef {{ step: string } | { word: string }} Goal  a step by its id, or the pilots that mention a word
 * @typedef {{
 *   entries: () => import("./finding.js").Entry[],
 *   lang: () => import("./finding.js").Lang,
 *   words: () => DOMStringMap,
 *   go: (goal: Goal) => void,
 *   close: () => void,
 * }} Around  what is around the field: the steps, the language, the texts, where to go
 */

/**
 * Let the field and list in an element find steps.
 * @param {HTMLElement} element
 * @param {Around} around
 */
export function startPalette(element, around) {
  const field = /** @type {HTMLInputElement} */ (element.querySelector("input"));
  const list = /** @type {HTMLElement} */ (element.querySelector("[role=listbox]"));
  const nothing = /** @type {HTMLElement} */ (element.querySelector("[role=status]"));
  /** @type {Goal[]} */
  let goals = [];
  let active = 0;

  function show() {
    const word = asSearch(field.value);
    const steps = stepsLike(around.entries(), word, stepsMeant(word, around.lang()));
    const mentions = mentionsOf(word, around.lang());
    const { mention = "", nothing: none = "", beside = "" } = around.words();
    goals = [...steps.map(({ step }) => ({ step })), ...(mentions ? [{ word }] : [])];
    const labels = steps.map(({ number, title }) => [String(number ?? beside), title]);
    if (mentions) labels.push([String(mentions.ids.length), filled(mention, { word })]);
    list.replaceChildren(...labels.map(makeOption));
    nothing.textContent = goals.length ? "" : none;
    activate(0);
  }

  /** @type {(label: string[], place: number) => HTMLElement} */
  function makeOption([number, title], place) {
    const option = make(
      "li",
      { id: `${list.id}-${place}` },
      make("span", { className: "number" }, number),
      ` ${title}`,
    );
    option.setAttribute("role", "option");
    option.addEventListener("click", () => go(place));
    return option;
  }

  /** @param {number} place */
  function activate(place) {
    active = (place + goals.length) % (goals.length || 1);
    for (const [n, option] of [...list.children].entries()) option.setAttribute("aria-selected", `${n === active}`);
    list.children[active]?.scrollIntoView({ block: "nearest" });
    if (goals.length) field.setAttribute("aria-activedescendant", `${list.id}-${active}`);
    else field.removeAttribute("aria-activedescendant");
  }

  /** @param {number} place */
  function go(place) {
    if (goals[place]) around.go(goals[place]);
  }

  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowDown: () => activate(active + 1),
    ArrowUp: () => activate(active - 1),
    Enter: () => go(active),
    Escape: around.close,
  };

  /**
   * Take a key that came to the field, or elsewhere while it was open.
   * @param {string} key
   * @returns {boolean} whether it was taken
   */
  function take(key) {
    const act = keys[key];
    act?.();
    return Boolean(act);
  }

  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (take(event.key)) event.preventDefault();
  });
  return {
    /** @param {string} typed so far */
    open(typed) {
      field.value = typed;
      show();
    },
    /** @param {string} key that came elsewhere: a frame, or the page while the focus was on its way */
    feed(key) {
      if (take(key)) return;
      if (key === "Backspace") field.value = field.value.slice(0, -1);
      else if (key.length === 1) field.value += key;
      show();
    },
  };
}

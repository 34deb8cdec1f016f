// @ts-check
/* Make a slide on the spot: the pilots that mention a word, each with what it says. */

import { PARAMS } from "../shared/address.js";
import { make, markedNodes } from "../shared/elements.js";
import { stepOfWord, WORD_STEP } from "../shared/word_step.js";
import { filled } from "../shared/words.js";
import { cutAround, mentionsOf } from "./finding.js";
import { slides, story, storyParts, watchSizes } from "./slides.js";

const SHOWN_LETTERS = 110; // of what each pilot says: one or two lines

/**
 * Put the slide of a word on the page, in the stead of that of another.
 * @param {string} word
 * @returns {boolean} whether any pilot mentions it
 */
export function makeWordSlide(word) {
  const { element } = story;
  const mentions = element && mentionsOf(word, lang(element));
  if (!mentions) return false;
  for (const slide of storyParts(`.slide[data-step="${WORD_STEP}"]`)) slide.remove();
  const title = filled(element.dataset.mention ?? "", { word });
  const rows = mentions.ids.map((pilot) => {
    const [hit] = mentions.hitsOf(pilot);
    const said = hit ? markedNodes(cutAround(hit, SHOWN_LETTERS)) : [];
    const row = make("li", {}, make("b", {}, nameOf(pilot)), make("br", {}), ...said);
    row.dataset.block = "";
    return row;
  });
  const slide = make(
    "section",
    { className: "slide kind-word", hidden: true, ariaLabel: title, tabIndex: 0 },
    make("div", { className: "head" }, make("h1", {}, title), make("span", { className: "part" })),
    make("div", { className: "body" }, make("ul", { className: "plain" }, ...rows)),
    make("aside", { className: "notes", hidden: true }),
  );
  slide.setAttribute("role", "document");
  const address = `?${new URLSearchParams({ [PARAMS.search]: word, [PARAMS.language]: lang(element) })}`;
  const onMap = { matching: mentions.ids.join(" "), address };
  Object.assign(slide.dataset, { step: WORD_STEP, roomStep: stepOfWord(word), beside: "", title, ...onMap });
  storyParts(".slides")[0].append(slide);
  watchSizes();
  return true;
}

/** @param {HTMLElement} element */
const lang = (element) => /** @type {import("./finding.js").Lang} */ (element.lang);

/** @param {string} pilot */
const nameOf = (pilot) => slides().find(({ dataset }) => dataset.chosen === pilot)?.dataset.name ?? pilot;

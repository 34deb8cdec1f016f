// @ts-check
/* Make the slide of a word: the pilots that mention it, each with what it says. The stage and the phones that follow
   show the same. */

import { make, markedNodes } from "./elements.js";
import { cutAround, mentionsOf } from "./mentions.js";
import { filled } from "./words.js";

const SHOWN_LETTERS = 110; // of what each pilot says: one or two lines

/**
 * Return a slide, hidden as yet, with the pilots that it is about; null where nobody mentions the word.
 * @param {string} word
 * @param {import("./mentions.js").Lang} lang
 * @param {DOMStringMap} words those for the heading, and for how many pilots it is of how many
 * @param {readonly HTMLElement[]} others the slides of the pilots, which have their names
 */
export function wordSlide(word, lang, { mention = "", mentionCount = "" }, others) {
  const mentions = mentionsOf(word, lang);
  if (!mentions) return null;
  const pilots = others.filter(({ dataset }) => dataset.chosen);
  const title = filled(mention, { word });
  const rows = mentions.ids.map((id) => {
    const [hit] = mentions.hitsOf(id);
    const said = hit ? markedNodes(cutAround(hit, SHOWN_LETTERS)) : [];
    const name = pilots.find(({ dataset }) => dataset.chosen === id)?.dataset.name ?? id;
    const row = make("li", { lang }, make("b", {}, name), make("br", {}), ...said);
    row.dataset.block = "";
    return row;
  });
  const count = filled(mentionCount, { count: rows.length, total: pilots.length });
  const heading = [
    make("h1", {}, title),
    make("span", { className: "part" }),
    make("p", { className: "count" }, count),
  ];
  const slide = make(
    "section",
    { className: "slide kind-word", hidden: true },
    make("div", { className: "head" }, ...heading),
    make("div", { className: "body" }, make("ul", { className: "plain" }, ...rows)),
  );
  Object.assign(slide.dataset, { matching: mentions.ids.join(" "), title });
  return slide;
}

// @ts-check
/* Say above the list what is to be said of a search, and the way out where nothing matches. */

import { find } from "../shared/dom.js";
import { listOf, make } from "../shared/elements.js";
import { CLEARED, makeWay } from "../shared/filter_controls.js";
import { searchNotesOf } from "../shared/search_notes.js";
import { joinList } from "../shared/words.js";
import { byTemplateId, current, data, matchingNow, say, views, wordsNow } from "./current.js";

/** @typedef {import("../shared/search_notes.js").Step} Step */

const notesOf = searchNotesOf(data.index, views);
const [, PROGRAMME] = data.pages;

/** Show the notes of the current view. */
export function showNotes() {
  const { lang } = current.view;
  find(`.list:lang(${lang}) .search-notes`)?.replaceChildren(...(current.view.search ? notesNow() : []));
  find(`.list:lang(${lang}) .no-match`)?.replaceChildren(...(matchingNow().length ? [] : wayOutNow()));
}

/** @returns {Node[]} */
function notesNow() {
  const { also, respelled, suggestions, answers } = notesOf(current.view, current.view.lang);
  const lines = [...respelled.map(respelledLine), ...also.map(alsoLine)];
  return [
    ...answers.map(answered),
    ...lines.map((line) => make("p", { className: "quiet" }, line)),
    ...(suggestions.length ? [listOf(suggestions.map((step) => linkTo("search.meant", step)))] : []),
  ];
}

/** @type {(key: string, step: Step) => HTMLElement} */
const linkTo = (key, { code, count, selection }) =>
  makeWay("a", say(key, { name: wordsNow().the[code], count }), { ...selection, pilot: null });

/** @param {import("../shared/search_notes.js").Answered} answered */
function answered({ answer, steps, pilots }) {
  const told = /** @type {HTMLElement} */ (
    byTemplateId(`answers-${current.view.lang}`).querySelector(`[data-answer="${answer}"]`)?.cloneNode(true)
  );
  const ways = [
    ...steps.map((step) => linkTo("search.show", step)),
    ...pilots.map((pilot) => makeWay("a", data.pilots[pilot], { pilot, page: null })),
  ];
  const ask = makeWay("a", say("search.ask_programme"), { pilot: null, page: PROGRAMME });
  told.append(listOf(ways), make("p", {}, say("search.ask"), " ", ask));
  return told;
}

/** @param {import("../shared/search_notes.js").Respelled} respelled */
const respelledLine = ({ typed, words, understood }) =>
  understood
    ? say("search.read_as", { typed, word: words[0] })
    : say("search.unmarked", { typed, words: joined(words.map((word) => say("search.word", { word }))) });

/** @param {import("../shared/search_notes.js").Also} also */
const alsoLine = ({ typed, codes, words }) =>
  say("search.also", {
    typed,
    names: joined([...codes.map((code) => wordsNow().the[code]), ...words.map((word) => say("search.word", { word }))]),
  });

/**
 * Return a list of names as a part of a sentence.
 * @param {string[]} items
 */
export const joined = (items) => joinList(items, say("summary.and"));

/** @returns {Node[]} what to take away where nothing matches */
function wayOutNow() {
  const way = views.loosening(current.view, current.view.lang);
  const { count = 0, facet, anyTheme, selection = CLEARED } = way ?? {};
  const name = facet ? wordsNow().facets[facet] : say("filter.search_name");
  const label = anyTheme
    ? say("way_out.any_theme", { name: say("filter.all_themes"), count })
    : say("list.loosen", { name, count });
  return [make("p", {}, say("list.no_match")), makeWay("button", way ? label : say("list.clear_all"), selection)];
}

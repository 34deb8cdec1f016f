// @ts-check
/* Find what to say of a search: what else was searched for, which filter may be meant, what no filter answers, as
   pilotkartan/explore/search_notes.py does. */

import { wordsOf } from "./plain_text.js";
import { vocabulary } from "./vocabulary.js";

/**
 * @typedef {import("./search.js").Lang} Lang
 * @typedef {import("./view.js").Selection} Selection
 * @typedef {[code: string, name: string, definition?: string]} CodeWords  the words in its name and in what counts as it
 * @typedef {import("./view.js").Data & { codes: Record<Lang, CodeWords[]> }} Data
 * @typedef {{ typed: string, codes: string[], words: string[] }} Also  codes and words that were searched for besides
 * @typedef {{ typed: string, words: string[], understood: boolean }} Respelled  words that were found although typed
 *   without their å, ä, ö or é; or the everyday words that were understood
 * @typedef {{ code: string, count: number, selection: Selection }} Step  a filter that may be meant, in the search's stead
 * @typedef {{ answer: number, steps: Step[], pilots: string[] }} Answered
 * @typedef {{ also: Also[], respelled: Respelled[], suggestions: Step[], answers: Answered[] }} SearchNotes
 */

const MOST_SUGGESTIONS = 3;

/**
 * Return what tells what is to be said of the search of a selection.
 * @param {Data} data
 * @param {ReturnType<typeof import("./view.js").viewsOf>} views
 * @returns {(selection: Selection, lang: Lang) => SearchNotes}
 */
export function searchNotesOf(data, views) {
  const facetOf = new Map(
    data.groups.flatMap(({ having }) =>
      Object.entries(having).flatMap(([facet, codes]) => Object.keys(codes).map((code) => [code, facet])),
    ),
  );
  /** @type {Partial<Record<Lang, ((wanted: string[]) => string[])[]>>} the codes by the words of name and definition */
  const having = {};

  /** @param {Lang} lang */
  function codesHaving(lang) {
    const { rules } = views.searchFor(lang);
    const found = having[lang] ?? [1, 2].map((place) => codesBy(data.codes[lang], place, rules));
    having[lang] = found;
    return found;
  }

  /**
   * Return the codes that are filters not yet chosen, with what they leave without the search.
   * @type {(codes: readonly string[], selection: Selection, lang: Lang) => Step[]}
   */
  function steps(codes, selection, lang) {
    return codes.flatMap((code) => {
      const facet = facetOf.get(code);
      const chosen = (facet && selection.facets[facet]) ?? [];
      if (!facet || chosen.includes(code)) return [];
      const step = { ...selection, facets: { ...selection.facets, [facet]: [...chosen, code] }, search: "" };
      const count = views.view(step, lang).ids.length;
      return count ? [{ code, count, selection: step }] : [];
    });
  }

  /**
   * Return the filters that may be meant: by everyday words and names of codes, then by their definitions.
   * @type {(sought: import("./search.js").Sought[], selection: Selection, lang: Lang) => Step[]}
   */
  function suggestions(sought, selection, lang) {
    const [named, defined] = codesHaving(lang);
    const meant = sought.map(({ part }) => [...new Set([...meantBy(part.phrase?.meaning), ...named(part.words)])]);
    const wider = sought.map(({ part }, n) => [...meant[n], ...defined(part.words)]);
    const shared = common(meant);
    const exact = shared.length ? shared : [...new Set(meant.flatMap(([first]) => first ?? []))];
    const loose = common(wider).filter((code) => !exact.includes(code));
    const found = steps(exact, selection, lang).slice(0, MOST_SUGGESTIONS);
    // A word in more definitions than there is room for is too common to mean one of them.
    return exact.length + loose.length > MOST_SUGGESTIONS ? found : [...found, ...steps(loose, selection, lang)];
  }

  return (selection, lang) => {
    const wanted = wordsOf(selection.search);
    const { sought, questions } = views.searchFor(lang);
    const parts = sought(wanted);
    return {
      also: parts.flatMap((part) =>
        also(
          part,
          lang,
          data.codes[lang].map(([code]) => code),
        ),
      ),
      respelled: parts.flatMap(respelled),
      suggestions: suggestions(parts, selection, lang),
      answers: questions(wanted).map(({ answer = 0, code = [], pilots = [] }) => ({
        answer,
        steps: steps(code, selection, lang),
        pilots,
      })),
    };
  };
}

/**
 * Return what gives the codes whose text has all of some words, small ones apart.
 * @param {CodeWords[]} codes
 * @param {number} place of the text
 * @param {import("./vocabulary.js").WordRules} rules
 * @returns {(wanted: string[]) => string[]}
 */
function codesBy(codes, place, rules) {
  const texts = codes.map((each) => ({ code: each[0], words: each[place]?.split(" ") ?? [] }));
  const answers = vocabulary([...new Set(texts.flatMap(({ words }) => words))].map(rules.read), rules);
  return (wanted) => {
    const found = wanted.filter((word) => !rules.small.has(word)).map(answers);
    const having = texts.filter(({ words }) => found.every((some) => words.some((word) => some.has(word))));
    return found.length ? having.map(({ code }) => code) : [];
  };
}

/** @type {(sought: import("./search.js").Sought, lang: Lang, order: string[]) => Also[]} */
function also({ part, codes, also: words }, lang, order) {
  if (!codes.length && !words.size) return [];
  return [
    {
      typed: part.words.join(" "),
      codes: order.filter((code) => codes.includes(code)),
      words: part.phrase?.meaning.find?.[lang] ?? [],
    },
  ];
}

/** @type {(sought: import("./search.js").Sought) => Respelled[]} */
function respelled({ part, unmarked }) {
  const typed = part.words.join(" ");
  if (part.phrase && part.folded) return [{ typed, words: [part.phrase.words.join(" ")], understood: true }];
  return unmarked.size ? [{ typed, words: [...unmarked].sort(), understood: false }] : [];
}

/**
 * Return the codes that everyday words mean or come near; of a question none.
 * @param {import("./search.js").Meaning} [meaning]
 */
const meantBy = (meaning) =>
  meaning && meaning.answer === undefined ? [...(meaning.code ?? []), ...(meaning.near ?? [])] : [];

/**
 * Return what is in all of the lists, in the order of the first.
 * @param {string[][]} lists
 */
const common = ([first = [], ...others]) =>
  [...new Set(first)].filter((item) => others.every((other) => other.includes(item)));

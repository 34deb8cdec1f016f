// @ts-check
/* Search the pilots' texts in one language: by the forms of a word, by its beginning, and by what everyday words mean,
   as pilotkartan/explore/search.py does. */

import { englishForm, oneSpelling } from "./english_forms.js";
import { everyday } from "./everyday.js";
import { fold } from "./plain_text.js";
import { swedishForms } from "./swedish_forms.js";
import { vocabulary } from "./vocabulary.js";

/**
 * @typedef {"sv" | "en"} Lang
 * @typedef {{ code?: string[], near?: string[], find?: Record<Lang, string[]>, answer?: number, pilots?: string[] }} Meant
 * @typedef {Record<Lang, string[]> & Meant} Meaning  what visitors write, and the codes and words that they mean; or it
 *   is a question: which of the source's answers, and the pilots to go on to
 * @typedef {{
 *   words: Record<Lang, Record<string, string>>,
 *   sites: string,
 *   meanings: Meaning[],
 *   rules: Record<Lang, { small: string, misleading: Record<string, string[]>, most: number | null }>,
 *   swedish: import("./swedish_forms.js").SwedishTables,
 *   english: import("./english_forms.js").EnglishTables,
 * }} SearchData  what pilotkartan/explore/script_index.py writes down: `words` are those that the same pilots have
 * @typedef {{
 *   part: import("./everyday.js").Part<Meaning>,
 *   words: Set<string>[],
 *   also: Set<string>,
 *   codes: string[],
 *   unmarked: Set<string>,
 * }} Sought  what a part of a search finds: for each of its words the words of the texts, all of which are needed, or
 *   any of the words of `also`, or any of the codes; `unmarked` are words found without their å, ä, ö and é
 * @typedef {{ words: Set<string>, codes: string[] }} Marked
 */

/**
 * Return how words are read in a language.
 * @param {SearchData} data
 * @param {Lang} lang
 * @returns {import("./vocabulary.js").WordRules}
 */
export function wordRules(data, lang) {
  const { small, misleading, most } = data.rules[lang];
  return {
    read: lang === "sv" ? readSwedish(data) : readEnglish(data),
    small: new Set(small.split(" ")),
    misleading,
    most,
  };
}

/** @type {(data: SearchData) => (text: string) => import("./vocabulary.js").Word} */
function readSwedish({ swedish }) {
  const forms = swedishForms(swedish);
  return (text) => ({ text, spellings: [text], forms: [...new Set([...forms(text), text])] });
}

/** @type {(data: SearchData) => (text: string) => import("./vocabulary.js").Word} */
function readEnglish({ english }) {
  const spell = oneSpelling(english);
  return (text) => {
    const spelling = spell(text);
    return { text, spellings: [text, spelling], forms: [englishForm(spelling, english)] };
  };
}

/**
 * Return what answers searches in one language.
 * @param {SearchData} data
 * @param {Lang} lang
 */
export function searchIn(data, lang) {
  const rules = wordRules(data, lang);
  const having = pilotsByWord(data.words[lang]);
  const sites = new Set(data.sites.split(" "));
  const read = [...having.keys()].map(rules.read);
  const [spelled, folded] = [vocabulary(read, rules), vocabulary(read, rules, fold)];
  const texts = data.meanings.flatMap((meaning) => meaning[lang].map((text) => /** @type {const} */ ([text, meaning])));
  const inTexts = (/** @type {string} */ word) => [...spelled(word)].some((found) => !sites.has(found));
  const partsOf = everyday(texts, rules, inTexts);

  /** @type {(word: string) => { found: Set<string>, unmarked: boolean }} */
  function find(word) {
    const found = spelled(word);
    if (fold(word) !== word || [...found].some((each) => !sites.has(each))) return { found, unmarked: false };
    const lenient = folded(word);
    return { found: lenient, unmarked: lenient.size > 0 };
  }

  /** @type {(part: import("./everyday.js").Part<Meaning>) => Sought} */
  function soughtBy(part) {
    const found = part.words.map(find);
    const { code = [], find: same } = part.phrase?.meaning ?? {};
    return {
      part,
      words: found.map((each) => each.found),
      also: new Set((same?.[lang] ?? []).flatMap((word) => [...find(word).found])),
      codes: isAnswer(part) ? [] : code,
      unmarked: new Set(found.flatMap((each) => (each.unmarked ? [...each.found] : []))),
    };
  }

  /**
   * Return what is to be found: a question that no text answers is left out beside other words.
   * @param {readonly string[]} wanted
   */
  function sought(wanted) {
    const found = partsOf(wanted).map(soughtBy);
    const answered = found.filter(({ part, words }) => !isAnswer(part) || words.every((each) => each.size));
    return answered.length ? answered : found;
  }

  /**
   * Return the places of the pilots that have every part of what is wanted: in their texts, or as a code.
   * @param {readonly string[]} wanted
   * @param {(code: string) => readonly number[]} withCode
   */
  function matching(wanted, withCode) {
    const withWord = (/** @type {Set<string>} */ words) => [...words].flatMap((word) => having.get(word) ?? []);
    return sought(wanted)
      .map(({ words, also, codes }) => [
        ...common(words.map(withWord)),
        ...withWord(also),
        ...codes.flatMap((code) => [...withCode(code)]),
      ])
      .reduce((some, others) => some.filter((place) => others.includes(place)));
  }

  /**
   * Return for each part of what is wanted the words to mark in the texts of a pilot, and the codes.
   * @param {readonly string[]} wanted
   * @param {number} place of the pilot
   * @returns {Marked[]}
   */
  function marked(wanted, place) {
    const isThere = (/** @type {string} */ word) => having.get(word)?.includes(place);
    const parts = new Map(sought(wanted).map((each) => [each.part.words.join(" "), each]));
    return [...parts.values()].map(({ words, also, codes }) => {
      const literal = words.every((some) => [...some].some(isThere)) ? words.flatMap((some) => [...some]) : [];
      return { words: new Set([...literal, ...also]), codes };
    });
  }

  /**
   * Return the questions in a search that no filter answers, each once.
   * @param {readonly string[]} wanted
   */
  const questions = (wanted) => [
    ...new Set(partsOf(wanted).flatMap((part) => (part.phrase && isAnswer(part) ? [part.phrase.meaning] : []))),
  ];

  return { sought, matching, marked, questions, rules };
}

/** @param {import("./everyday.js").Part<Meaning>} part */
const isAnswer = (part) => part.phrase?.meaning.answer !== undefined;

/** @param {number[][]} lists */
const common = ([first, ...others]) => first.filter((item) => others.every((other) => other.includes(item)));

/** @param {Record<string, string>} shared */
function pilotsByWord(shared) {
  const entries = Object.entries(shared).map(([places, words]) => ({ places: places.split(" ").map(Number), words }));
  return new Map(entries.flatMap(({ places, words }) => words.split(" ").map((word) => [word, places])));
}

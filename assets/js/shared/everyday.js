// @ts-check
/* Understand the words of a search: which of them say something, and which everyday words and phrases they are, as
   pilotkartan/explore/everyday.py does. */

import { fold, wordsOf } from "./plain_text.js";

/** @typedef {import("./vocabulary.js").WordRules} WordRules */
/**
 * @template Meaning
 * @typedef {{ words: string[], meaning: Meaning }} Phrase
 */
/**
 * @template Meaning
 * @typedef {{ words: string[], phrase?: Phrase<Meaning>, folded: boolean }} Part  words as typed, and the phrase of
 *   which they are a form, if there is one; `folded` where they are only without å, ä, ö and é
 */

/**
 * Return a function that gives the parts of a search, the longest phrases first.
 * @template Meaning
 * @param {readonly (readonly [text: string, meaning: Meaning])[]} texts
 * @param {WordRules} rules
 * @param {(word: string) => boolean} inTexts whether a word is in the texts as it is spelled
 * @returns {(typed: readonly string[]) => Part<Meaning>[]}
 */
export function everyday(texts, rules, inTexts) {
  const phrases = texts.map(([text, meaning]) => phrase(wordsOf(text), meaning, rules));

  /** @type {(typed: readonly string[]) => Part<Meaning>} */
  function firstOf(typed) {
    const [word] = typed;
    const exact = longest(typed, String);
    const lenient = !exact && fold(word) === word && !inTexts(word) ? longest(typed, fold) : undefined;
    const found = exact ?? lenient;
    return { words: typed.slice(0, found?.words.length ?? 1), phrase: found, folded: Boolean(lenient) };
  }

  /** @type {(typed: readonly string[], spelled: (word: string) => string) => Phrase<Meaning> | undefined} */
  function longest(typed, spelled) {
    const read = typed.map((word) => ({ word, forms: rules.read(word).forms.map(spelled) }));
    const matching = phrases.filter(({ begins }) => begins(read, spelled));
    const equal = (/** @type {Phrase<Meaning>} */ { words }) => words.filter((word, n) => word === typed[n]).length;
    const order = (/** @type {Phrase<Meaning>} */ one, /** @type {Phrase<Meaning>} */ other) =>
      other.words.length - one.words.length || equal(other) - equal(one);
    return matching.sort(order)[0];
  }

  return (typed) => {
    const found = [];
    for (let place = 0; place < typed.length; ) {
      const part = firstOf(typed.slice(place));
      found.push(part);
      place += part.words.length;
    }
    const said = found.filter((part) => part.phrase || !part.words.every((word) => rules.small.has(word)));
    return said.length ? said : found;
  };
}

/**
 * Return a phrase that knows whether a search begins with a form of it.
 * @template Meaning
 * @param {string[]} words
 * @param {Meaning} meaning
 * @param {WordRules} rules
 */
function phrase(words, meaning, rules) {
  const forms = words.map((word) => rules.read(word).forms);
  const shortest = words.map((word) => (rules.most === null ? 0 : word.length - rules.most));

  /** @type {(typed: { word: string, forms: string[] }[], spelled: (word: string) => string) => boolean} */
  const begins = (typed, spelled) =>
    typed.length >= words.length &&
    words.every(
      (_, n) => typed[n].word.length >= shortest[n] && forms[n].some((form) => typed[n].forms.includes(spelled(form))),
    );
  return { words, meaning, begins };
}

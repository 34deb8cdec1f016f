// @ts-check
/* Return the stem of an English word, by Martin Porter's second algorithm as Snowball 3 has it, which the server uses
   too (https://snowballstem.org/algorithms/english/stemmer.html; copyright Martin Porter, Richard Boulton and Olly Betts,
   BSD-3-Clause). Words have no apostrophes here. */

/** @typedef {[ending: string, instead: string, after?: RegExp][]} Endings  of which the longest that fits counts */

const UNCHANGED = "andes atlas bias cosmos howe news sky".split(" ");
/** @type {Record<string, string>} */
const EXCEPTIONS = {
  skis: "ski",
  skies: "sky",
  idly: "idl",
  gently: "gentl",
  ugly: "ugli",
  early: "earli",
  only: "onli",
  singly: "singl",
};
// Where the first region begins by exception, and where a region begins: after a consonant that follows a vowel.
const FIRST_REGION = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
const REGION = /^[^aeiouy]*[aeiouy]+[^aeiouy]/;
const SHORT_SYLLABLE = /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$|past$/;

/** @type {Endings} */
const DOUBLE_SUFFIXES = [
  ["ization", "ize"],
  ["ational", "ate"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["iveness", "ive"],
  ["tional", "tion"],
  ["biliti", "ble"],
  ["lessli", "less"],
  ["entli", "ent"],
  ["ation", "ate"],
  ["alism", "al"],
  ["aliti", "al"],
  ["ousli", "ous"],
  ["iviti", "ive"],
  ["fulli", "ful"],
  ["ogist", "og"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["abli", "able"],
  ["izer", "ize"],
  ["ator", "ate"],
  ["alli", "al"],
  ["bli", "ble"],
  ["ogi", "og", /l$/],
  ["li", "", /[cdeghkmnrt]$/],
];
/** @type {Endings} */
const SUFFIXES = [
  ["ational", "ate"],
  ["tional", "tion"],
  ["alize", "al"],
  ["icate", "ic"],
  ["iciti", "ic"],
  ["ical", "ic"],
  ["ness", ""],
  ["ful", ""],
];
const LAST_SUFFIX = /(?:ement|ment|ance|ence|able|ible|ant|ent|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$/;

/**
 * Return the stem of a word in lower case.
 * @param {string} word
 * @returns {string}
 */
export function englishStem(word) {
  if (word.length < 3 || UNCHANGED.includes(word)) return word;
  if (Object.keys(EXCEPTIONS).includes(word)) return EXCEPTIONS[word];
  const read = word.replace(/(^|[aeiouy])y/g, "$1Y"); // a y that is a consonant
  const first = (FIRST_REGION.exec(read) ?? REGION.exec(read) ?? [read])[0].length;
  const second = first + (REGION.exec(read.slice(first)) ?? [read.slice(first)])[0].length;
  let stem = withoutPast(withoutPlural(read), first);
  stem = stem.replace(/(.[^aeiouy])[yY]$/, "$1i");
  stem = replaced(stem, DOUBLE_SUFFIXES, first);
  stem = stem.endsWith("ative") ? cut(stem, "ative", second) : replaced(stem, SUFFIXES, first);
  const last = LAST_SUFFIX.exec(stem)?.[0];
  if (last && (last !== "ion" || /[st]ion$/.test(stem))) stem = cut(stem, last, second);
  return withoutEnd(stem, first, second).replace(/Y/g, "y");
}

/**
 * Return a word without an ending, where that lies in the region.
 * @param {string} word
 * @param {string} ending
 * @param {number} region the place where it begins
 */
function cut(word, ending, region) {
  const base = word.slice(0, word.length - ending.length);
  return base.length >= region ? base : word;
}

/**
 * @param {string} word
 * @param {Endings} endings
 * @param {number} region
 */
function replaced(word, endings, region) {
  const found = endings.find(([ending]) => word.endsWith(ending));
  if (!found) return word;
  const [ending, instead, after] = found;
  const base = word.slice(0, word.length - ending.length);
  return base.length >= region && (!after || after.test(base)) ? base + instead : word;
}

/** @param {string} word */
function withoutPlural(word) {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  return /[aeiouy].+s$/.test(word) && !/[us]s$/.test(word) ? word.slice(0, -1) : word;
}

/**
 * @param {string} word
 * @param {number} first the place where the first region begins
 */
function withoutPast(word, first) {
  const [ending = ""] = /(?:eedly|ingly|edly|eed|ing|ed)$/.exec(word) ?? [];
  const base = word.slice(0, word.length - ending.length);
  if (ending.startsWith("eed")) return base.length >= first && !/^(?:succ|proc|exc)$/.test(base) ? `${base}ee` : word;
  if (ending === "ing" && /^[^aeiouy]y$/.test(base)) return `${base[0]}ie`;
  if (ending === "ing" && /^(?:even|cann|inn|earr|herr|out)$/.test(base)) return word;
  if (!ending || !/[aeiouy]/.test(base)) return word;
  if (/(?:at|bl|iz)$/.test(base)) return `${base}e`;
  if (/([bdfgmnprt])\1$/.test(base)) return /^[aeo]..$/.test(base) ? base : base.slice(0, -1);
  return base.length === first && SHORT_SYLLABLE.test(base) ? `${base}e` : base;
}

/**
 * @param {string} word
 * @param {number} first
 * @param {number} second
 */
function withoutEnd(word, first, second) {
  const base = word.slice(0, -1);
  if (word.endsWith("e")) {
    return base.length >= second || (base.length >= first && !SHORT_SYLLABLE.test(base)) ? base : word;
  }
  return word.endsWith("ll") && base.length >= second ? base : word;
}

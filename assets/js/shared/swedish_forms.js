// @ts-check
/* Find the forms of a Swedish word by its endings, as pilotkartan/explore/swedish.py does, from the same tables. */

/**
 * @typedef {Record<string, [stems: string, endings: string]>} Kinds  the pattern of the stems that take some endings
 * @typedef {{
 *   nominal: Kinds, verbs: Kinds, irregular: string[], adjectives: string[], prefixes: string[],
 *   vowels: Record<string, string>, own: string[],
 * }} SwedishTables
 * @typedef {Map<string, { stems: RegExp, kind: string }[]>} Endings
 */

const SHORTEST_STEM = 2;
const SHORTEST_OWNER = 4;
const NO_ENDING = "-";
const VOWEL = /[aeiouyåäöé]/;
const DOUBLED = /([mn])\1(?=(?:en|et|ar|arna|er|erna)$)/;

/**
 * Return a function that gives the splits of a word into kind and stem; two forms of one word have one in common.
 * @param {SwedishTables} tables
 * @returns {(word: string) => string[]}
 */
export function swedishForms(tables) {
  const nominal = byEnding(tables.nominal);
  const all = byEnding({ ...tables.nominal, ...tables.verbs });
  const longest = Math.max(...[...all.keys()].map((ending) => ending.length));
  const irregular = formsIn(tables.irregular);
  const adjectives = formsIn(tables.adjectives);
  const changed = new RegExp(`(?:${Object.keys(tables.vowels).join("|")})(?=(?:na)?$)`);

  /** @type {(word: string, endings: Endings) => string[]} */
  function ways(word, endings) {
    const plain = word.replace(changed, (plural) => tables.vowels[plural]);
    const found = [];
    for (const spelled of new Set([plain, plain.replace(DOUBLED, "$1")])) {
      const vowel = spelled.search(VOWEL) + 1;
      const least = Math.max(spelled.length - longest, vowel || spelled.length + 1, SHORTEST_STEM);
      for (let end = least; end <= spelled.length; end++) {
        const stem = spelled.slice(0, end);
        for (const { stems, kind } of endings.get(spelled.slice(end)) ?? []) {
          if (stems.test(stem)) found.push(`${kind} ${stem}`);
        }
      }
    }
    return found;
  }

  /** @type {(word: string) => string[]} */
  function compounds(word) {
    const found = [];
    for (const prefix of tables.prefixes) {
      const verb = word.startsWith(prefix) && irregular.get(word.slice(prefix.length));
      if (verb) found.push(`${prefix} ${verb}`);
    }
    for (let start = SHORTEST_STEM + 1; start < word.length - 2; start++) {
      const adjective = adjectives.get(word.slice(start));
      if (adjective) found.push(`${word.slice(0, start)} ${adjective}`);
    }
    return found;
  }

  return (word) => {
    const owner = word.endsWith("s") ? word.slice(0, -1) : "";
    const lemma = irregular.get(word) ?? (owner.length >= SHORTEST_OWNER ? irregular.get(owner) : undefined);
    if (lemma) return [lemma];
    const short = adjectives.get(word) ?? adjectives.get(owner);
    const found = short ? [short, ...ways(word, nominal)] : [...ways(word, all), ...compounds(word)];
    const owned = owner && !/[sxz]$/.test(owner) && !tables.own.includes(word);
    return owned ? [...found, ...ways(owner, nominal)] : found;
  };
}

/**
 * @param {Kinds} kinds
 * @returns {Endings}
 */
function byEnding(kinds) {
  /** @type {Endings} */
  const found = new Map();
  for (const [kind, [pattern, endings]] of Object.entries(kinds)) {
    const stems = new RegExp(pattern);
    for (const listed of endings.split(" ")) {
      const ending = listed === NO_ENDING ? "" : listed;
      found.set(ending, [...(found.get(ending) ?? []), { stems, kind }]);
    }
  }
  return found;
}

/** @param {string[]} lines the forms of a word on each */
function formsIn(lines) {
  const words = lines.map((line) => line.split(" "));
  return new Map(words.flatMap((forms) => forms.map((form) => [form, `= ${forms[0]}`])));
}

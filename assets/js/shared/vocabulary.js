// @ts-check
/* Find words by any of their forms and by their beginning, as pilotkartan/explore/vocabulary.py does. */

/**
 * @typedef {{ text: string, spellings: string[], forms: string[] }} Word
 * @typedef {{
 *   read: (word: string) => Word,
 *   small: Set<string>,
 *   misleading: Record<string, string[]>,
 *   most: number | null,
 * }} WordRules  the rules of a language: how a word is read, its small words, what begins with a word by chance, and by
 *   how many letters at the most a form may be shorter than its word
 */

const SHORTEST_BEGINNING = 3;

/**
 * Return a function that gives the words that match a word searched for: its other forms, and those that begin with it.
 * @param {readonly Word[]} words
 * @param {WordRules} rules
 * @param {(word: string) => string} [typed] how a word may be typed, such as without å, ä and ö
 * @returns {(wanted: string) => Set<string>}
 */
export function vocabulary(words, rules, typed = String) {
  /** @type {Map<string, string[]>} */
  const byForm = new Map();
  for (const { text, forms } of words) {
    for (const form of forms.map(typed)) byForm.set(form, [...(byForm.get(form) ?? []), text]);
  }
  const spelled = words.flatMap(({ text, spellings }) =>
    spellings.map((spelling) => ({ spelling: typed(spelling), text })),
  );
  const misleading = new Map(
    Object.entries(rules.misleading).map(([word, longer]) => [typed(word), longer.map(typed)]),
  );

  /** @param {string} beginning */
  function begunBy(beginning) {
    const chance = misleading.get(beginning) ?? [];
    return spelled
      .filter(({ spelling }) => spelling.startsWith(beginning))
      .filter(({ spelling }) => !chance.some((longer) => spelling.startsWith(longer)))
      .map(({ text }) => text);
  }

  return (wanted) => {
    const { forms, spellings } = rules.read(wanted);
    const found = forms.flatMap((form) => byForm.get(typed(form)) ?? []);
    const beginnings = rules.small.has(wanted) ? [] : spellings.filter((each) => each.length >= SHORTEST_BEGINNING);
    return new Set([...found, ...beginnings.flatMap(begunBy)]);
  };
}

// @ts-check
/* Put Streamlit's English words into Swedish. */

/**
 * @typedef {{ whole?: Record<string, string>, with?: Record<string, string> }} Words  Swedish by English; in `with`,
 *   `{what}` is what stays as it is
 */

/**
 * Return a function that gives the Swedish of a text of Streamlit's, or undefined where it is none.
 * @param {Words} words
 * @returns {(text: string) => string | undefined}
 */
export function swedishBy({ whole = {}, with: some = {} }) {
  const known = new Map(Object.entries(whole));
  const patterns = Object.entries(some).map(([english, swedish]) => ({ ends: english.split("{what}"), swedish }));

  /** @type {(text: string) => string | undefined} */
  function inSwedish(text) {
    if (known.has(text)) return known.get(text);
    const sentences = text.replace(/\. /g, ".\n").split("\n"); // such as two reasons why a file is refused
    const translated = sentences.length > 1 ? sentences.map(inSwedish) : [undefined];
    if (!translated.includes(undefined)) return translated.join(" ");
    for (const { ends, swedish } of patterns) {
      const [start, end] = ends;
      if (!text.startsWith(start) || !text.endsWith(end) || text.length <= start.length + end.length) continue;
      return swedish.replace("{what}", () => text.slice(start.length, text.length - end.length));
    }
    return undefined;
  }
  return inSwedish;
}

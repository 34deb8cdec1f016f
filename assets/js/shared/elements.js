// @ts-check
/* Make elements of texts: whatever a text holds is shown letter by letter. */

/**
 * Make an element.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Partial<HTMLElementTagNameMap[K]>} fields
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, fields, ...children) {
  const element = Object.assign(document.createElement(tag), fields);
  element.append(...children);
  return element;
}

/**
 * Make a list of what is in it.
 * @param {Node[]} items
 */
export const listOf = (items) => make("ul", {}, ...items.map((item) => make("li", {}, item)));

/**
 * Make the nodes of a passage, the words that were searched for inside <mark>.
 * @param {import("./search_hits.js").Hit} hit
 * @returns {(Node | string)[]}
 */
export function markedNodes({ text, spans }) {
  const starts = [0, ...spans.map(([, end]) => end)];
  return [
    ...spans.flatMap(([from, to], n) => [text.slice(starts[n], from), make("mark", {}, text.slice(from, to))]),
    text.slice(starts[spans.length]),
  ];
}

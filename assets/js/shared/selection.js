// @ts-check
/* Pick from lists of ids by one set of rules, for the first page, the optimistic view, the map, the presentation
   and the offline edition alike. */

/**
 * Return the ids in a text that holds them with spaces between.
 * @param {string} [text]
 */
export const splitIds = (text = "") => text.split(" ").filter(Boolean);

/**
 * Return the ids with one put last or taken out.
 * @param {readonly string[]} ids
 * @param {string} id
 * @param {boolean} [on] whether it is to be among them; else it is where it is not
 */
export function toggled(ids, id, on = !ids.includes(id)) {
  const others = ids.filter((other) => other !== id);
  return on ? [...others, id] : others;
}

/**
 * Return the ids that the server says an option would leave.
 * @param {readonly string[]} ids
 * @param {string} outcome a digit for each id: 1 where it is left
 */
export const leftBy = (ids, outcome) => ids.filter((_, place) => outcome[place] === "1");

/**
 * Return the id so many steps further on in the list; undefined beyond its ends.
 * @param {readonly string[]} ids
 * @param {string | null} id
 * @param {number} steps
 * @returns {string | undefined}
 */
export const stepFrom = (ids, id, steps) =>
  id !== null && ids.includes(id) ? ids[ids.indexOf(id) + steps] : undefined;

/**
 * Return what has names in the Swedish order of these.
 * @template {{ name: string }} T
 * @param {readonly T[]} named
 */
export const sortedByName = (named) => [...named].sort((a, b) => a.name.localeCompare(b.name, "sv"));

/**
 * Return a text as it is compared with what is typed.
 * @param {string} text
 */
export const folded = (text) => text.toLowerCase().normalize("NFC");

/**
 * Return the place of the first name that begins so; -1 where none does.
 * @param {readonly (string | undefined)[]} names
 * @param {string} start
 */
export const placeOfPrefix = (names, start) =>
  names.findIndex((name) => name !== undefined && folded(name).startsWith(folded(start)));

/**
 * Show of some elements those whose id is among these.
 * @param {Iterable<HTMLElement>} elements
 * @param {string} key the field of their data that holds the id
 * @param {readonly string[]} ids
 */
export function showOnly(elements, key, ids) {
  for (const element of elements) element.hidden = !ids.includes(element.dataset[key] ?? "");
}

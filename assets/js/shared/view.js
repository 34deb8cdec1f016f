// @ts-check
/* Apply a selection to the data: the pilots left and their order, the counts of every option, the way out where none is
   left, as pilotkartan/explore/index.py does. */

import { PARAMS } from "./address.js";
import { asSearch, wordsOf } from "./plain_text.js";
import { searchIn } from "./search.js";

/**
 * @typedef {{ owners: number[], having: Record<string, Record<string, number[]>> }} Group  facets that hold of the same
 *   items: whose each item is and, by facet and code, which items have it
 * @typedef {import("./search.js").SearchData & {
 *   pilots: string[], facets: string[], orders: Record<string, number[]>, groups: Group[],
 * }} Data  what pilotkartan/explore/script_index.py writes down
 * @typedef {{ facets: Record<string, string[]>, every: boolean, search: string, sort: string }} Selection  the codes
 *   chosen, by the facet's name in the address; with `every` a pilot needs all of the themes
 * @typedef {{
 *   ids: string[], total: number, filtered: boolean, counts: Record<string, Record<string, number>>,
 * }} View
 * @typedef {{ selection: Selection, count: number, facet: string | null, anyTheme: boolean }} Loosening  the selection
 *   with one filter less: a facet's, or that of the search where it is null
 * @typedef {Set<number>} Places  of pilots
 */

const YES = "ja";

/**
 * Return what answers selections.
 * @param {Data} data
 */
export function viewsOf(data) {
  const { pilots, groups, orders } = data;
  const everyone = new Set(pilots.keys());
  /** @type {Partial<Record<import("./search.js").Lang, ReturnType<typeof searchIn>>>} */
  const searches = {};

  /** @param {import("./search.js").Lang} lang */
  function searchFor(lang) {
    const search = searches[lang] ?? searchIn(data, lang);
    searches[lang] = search;
    return search;
  }

  /** @param {string} code */
  const withCode = (code) =>
    groups.flatMap(({ owners, having }) =>
      Object.values(having).flatMap((codes) => (codes[code] ?? []).map((item) => owners[item])),
    );

  /** @type {(search: string, lang: import("./search.js").Lang) => Places} */
  function found(search, lang) {
    const words = wordsOf(search);
    return new Set(words.length ? searchFor(lang).matching(words, withCode) : []);
  }

  /**
   * Return the pilots that pass the filters of each group alone; the key null is the search.
   * @type {(selection: Selection, lang: import("./search.js").Lang) => Map<Group | null, Places>}
   */
  function passingEach(selection, lang) {
    /** @type {Map<Group | null, Places>} */
    const each = new Map(groups.map((group) => [group, passing(group, selection, everyone)]));
    if (selection.search) each.set(null, found(selection.search, lang));
    return each;
  }

  /** @type {(selection: Selection, lang: import("./search.js").Lang) => number} */
  const left = (selection, lang) => inAll(everyone, [...passingEach(selection, lang).values()]).length;

  /**
   * Return the result of a selection; texts are searched in `lang`.
   * @param {Selection} selection
   * @param {import("./search.js").Lang} lang
   * @returns {View}
   */
  function view(selection, lang) {
    const each = passingEach(selection, lang);
    const matching = inAll(everyone, [...each.values()]);
    /** @type {View["counts"]} */
    const counts = {};
    for (const group of groups) {
      const others = [...each].filter(([key]) => key !== group).map(([, places]) => places);
      const rest = new Set(inAll(everyone, others));
      for (const [facet, codes] of Object.entries(group.having)) {
        const counted = Object.keys(codes).map((code) => [
          code,
          inAll(rest, [passing(group, withOption(selection, facet, code), everyone)]).length,
        ]);
        counts[facet] = Object.fromEntries(counted);
      }
    }
    return {
      ids: orders[selection.sort].filter((place) => matching.includes(place)).map((place) => pilots[place]),
      total: pilots.length,
      filtered: Boolean(selection.search) || Object.values(selection.facets).some((codes) => codes.length),
      counts,
    };
  }

  /**
   * Return the way out that brings most pilots back, or undefined if no single filter's removal does. Where any of the
   * chosen themes would do instead of all, that is the way.
   * @param {Selection} selection
   * @param {import("./search.js").Lang} lang
   * @returns {Loosening | undefined}
   */
  function loosening(selection, lang) {
    /** @type {(looser: Selection, facet: string | null, anyTheme?: boolean) => Loosening} */
    const way = (looser, facet, anyTheme = false) => ({
      selection: looser,
      count: left(looser, lang),
      facet,
      anyTheme,
    });
    if (selection.every && (selection.facets[PARAMS.theme] ?? []).length > 1) {
      const any = way({ ...selection, every: false }, PARAMS.theme, true);
      if (any.count) return any;
    }
    const facets = data.facets.filter((facet) => selection.facets[facet]?.length);
    const ways = facets.map((facet) => way({ ...selection, facets: { ...selection.facets, [facet]: [] } }, facet));
    if (selection.search) ways.push(way({ ...selection, search: "" }, null));
    return ways.sort((one, other) => other.count - one.count).find(({ count }) => count);
  }

  return { view, loosening, searchFor };
}

/**
 * Read the selection that an address asks for; what is unknown in it counts for nothing.
 * @param {Data} data
 * @param {URLSearchParams} params
 * @returns {Selection}
 */
export function readSelection({ facets, groups, orders }, params) {
  const codes = Object.assign({}, ...groups.map(({ having }) => having));
  const chosen = facets.map((facet) => {
    const given = params.getAll(facet);
    return [facet, Object.keys(codes[facet]).filter((code) => given.includes(code))];
  });
  const [first] = Object.keys(orders);
  const sort = params.get(PARAMS.sort) ?? first;
  return {
    facets: Object.fromEntries(chosen.filter(([, some]) => some.length)),
    every: params.getAll(PARAMS.every).includes(YES),
    search: asSearch(params.get(PARAMS.search) ?? ""),
    sort: Object.keys(orders).includes(sort) ? sort : first,
  };
}

/**
 * Return the selection whose pilots an option is counted with: alone in its facet, or beside others if all must match.
 * @param {Selection} selection
 * @param {string} facet
 * @param {string} code
 */
function withOption(selection, facet, code) {
  const kept = needsAll(selection, facet) ? (selection.facets[facet] ?? []) : [];
  return { ...selection, facets: { ...selection.facets, [facet]: [...kept, code] } };
}

/**
 * Return the pilots that pass the filters of a group: one item must have a chosen code of each of its facets.
 * @param {Group} group
 * @param {Selection} selection
 * @param {Places} everyone
 * @returns {Places}
 */
function passing({ owners, having }, selection, everyone) {
  const filters = Object.keys(having).filter((facet) => selection.facets[facet]?.length);
  if (!filters.length) return everyone;
  const passes = (/** @type {number} */ item) =>
    filters.every((facet) => {
      const has = (/** @type {string} */ code) => having[facet][code].includes(item);
      const codes = selection.facets[facet];
      return needsAll(selection, facet) ? codes.every(has) : codes.some(has);
    });
  return new Set(owners.filter((_, item) => passes(item)));
}

/** @type {(selection: Selection, facet: string) => boolean} */
const needsAll = ({ every }, facet) => every && facet === PARAMS.theme;

/** @type {(places: Places, others: Places[]) => number[]} */
const inAll = (places, others) => [...places].filter((place) => others.every((other) => other.has(place)));

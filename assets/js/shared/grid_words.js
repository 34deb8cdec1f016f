// @ts-check
/* Say in words what is in a cell of the grid of results and what stands out in the whole, as
   pilotkartan/explore/evidence_text.py does. */

import { gridOf } from "./grid.js";
import { filled, joinList } from "./words.js";

/**
 * @typedef {import("./grid.js").Data} Data
 * @typedef {import("./grid.js").Cell} Cell
 * @typedef {{ labels: Record<string, string>, letters: Record<string, string>, said: Record<string, string> }} Words
 *   what pilotkartan/explore/script_grid.py writes down in one language
 * @typedef {{ row: string, column: string, cell: Cell }} Place
 */

const MAX_NAMED = 3;
/** @type {import("./grid.js").Empty[]} */
export const EMPTY = ["coded", "absent", "unreported"];

/**
 * Return the grid of the results of these pilots, and what says it in words.
 * @param {Data} data
 * @param {Words} words
 * @param {readonly string[]} ids
 */
export function gridWords(data, { labels, said }, ids) {
  const { rows, columns, statuses, done } = data;
  const grid = gridOf(data, ids);
  /** @type {Place[]} */
  const places = rows.flatMap((row) => columns.map((column) => ({ row, column, cell: grid(row, column) })));
  const ofRows = rows.map((code) => ({ code, cell: grid(code, null) }));
  const lines = [...ofRows, ...columns.map((code) => ({ code, cell: grid(null, code) }))];
  const all = grid(null, null);

  /** @type {(key: string, blanks?: Record<string, string | number>) => string} */
  const say = (key, blanks = {}) => filled(said[key], blanks);
  const joined = (/** @type {string[]} */ names) => joinList(names, said.and);
  const results = (/** @type {number} */ count) => (count === 1 ? said.result : say("results", { count }));
  const named = (/** @type {{ code: string }[]} */ some) => joined(some.map(({ code }) => labels[code]));
  const hasNoneDone = (/** @type {{ cell: Cell }} */ { cell }) => !cell.empty && !cell.counts[done];

  /** @param {Cell} cell */
  function breakdown({ total, counts, empty }) {
    if (empty) return said[`why_${empty}`];
    const parts = statuses.filter((status) => counts[status]).map((status) => `${labels[status]} ${counts[status]}`);
    return `${results(total)} (${parts.join(", ")})`;
  }

  function most() {
    const highest = Math.max(...places.map(({ cell }) => cell.total));
    const most = places.filter(({ cell }) => cell.total === highest);
    const names = most.map(({ row, column }) => `${labels[row]} (${labels[column]})`);
    if (most.length > MAX_NAMED) return say("no_most", { cells: most.length, results: results(highest) });
    if (most.length === 1) return say("most", { name: names[0], results: breakdown(most[0].cell) });
    return say("most_each", { names: joined(names), results: results(highest) });
  }

  function nothing() {
    const empty = lines.filter(({ cell }) => cell.empty);
    const absent = empty.filter(({ cell }) => cell.empty === "absent");
    const others = empty.filter((line) => !absent.includes(line));
    return [
      ...(others.length ? [say("all_unreported", { names: named(others) })] : []),
      ...(absent.length ? [say("all_absent", { names: named(absent) })] : []),
    ];
  }

  function nothingDone() {
    const undone = lines.filter(hasNoneDone);
    const count = places.filter(hasNoneDone).length;
    return [
      ...(undone.length ? [say("none_done", { names: named(undone) })] : []),
      ...(count ? [say("cells_not_done", { count, cells: places.length })] : []),
    ];
  }

  const countEmpty = (/** @type {Place[]} */ some) => some.filter(({ cell }) => cell.empty).length;

  function empties() {
    const count = countEmpty(places);
    const kinds = EMPTY.map((kind) => ({ kind, count: places.filter(({ cell }) => cell.empty === kind).length }));
    return [
      count ? say("empty", { count, cells: places.length }) : said.none_empty,
      ...kinds
        .filter((each) => each.count)
        .map((each) => say("empty_why", { why: said[`why_${each.kind}`], count: each.count })),
    ];
  }

  function emptiest() {
    const partly = ofRows
      .filter(({ cell }) => !cell.empty)
      .map(({ code }) => ({ code, count: countEmpty(places.filter(({ row }) => row === code)) }));
    const count = Math.max(...partly.map((row) => row.count));
    const most = partly.filter((row) => row.count === count);
    if (!count || most.length > Math.min(MAX_NAMED, rows.length - 1)) return [];
    const key = most.length === 1 ? "emptiest" : "emptiest_each";
    return [say(key, { names: named(most), count, cells: columns.length })];
  }

  /** @returns {string[]} the sentences: where most is, what has nothing or nothing done, the empty cells */
  const standouts = () =>
    all.empty ? [said.no_results] : [most(), ...nothing(), ...nothingDone(), ...empties(), ...emptiest()];

  /** @returns {string} the note that a result is in several cells; nothing where none is */
  function several() {
    const placings = places.reduce((sum, { cell }) => sum + cell.total, 0);
    return placings === all.total ? "" : say("several", { results: results(all.total), placings });
  }

  return { grid, places, results, breakdown, standouts, several };
}

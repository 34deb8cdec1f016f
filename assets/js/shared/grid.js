// @ts-check
/* Count the grid of results for some of the pilots, as pilotkartan/explore/evidence.py does. */

/**
 * @typedef {{ pilot: string, status: string, rows: string[], columns: string[] }} Result
 * @typedef {{
 *   rows: string[], columns: string[], statuses: string[], done: string, results: Result[],
 *   own: (Record<string, string[]> | null)[],
 * }} Data  what pilotkartan/explore/script_grid.py writes down; `own` are the codes of each pilot itself in the
 *   dimension of the rows and in that of the columns, null where only results have them
 * @typedef {"coded" | "absent" | "unreported"} Empty
 * @typedef {{ total: number, counts: Record<string, number>, empty: Empty | null }} Cell  the number of results, by
 *   status too; where there are none, `empty` says why
 * @typedef {(row: string | null, column: string | null) => Cell} Grid  a total has only one of them, that of all none
 */

/**
 * Return what answers how many results of these pilots each cell has.
 * @param {Data} data
 * @param {readonly string[]} ids
 * @returns {Grid}
 */
export function gridOf({ results, own }, ids) {
  const shown = new Set(ids);
  const ofShown = results.filter(({ pilot }) => shown.has(pilot));

  /** @type {(row: string | null, column: string | null) => Empty} */
  function whyEmpty(row, column) {
    const asked = [row, column].flatMap((code, axis) => {
      const codes = own[axis];
      return code !== null && codes ? [{ code, codes }] : [];
    });
    if (!asked.length) return "unreported";
    return ids.some((id) => asked.every(({ code, codes }) => codes[id].includes(code))) ? "coded" : "absent";
  }

  return (row, column) => {
    const found = ofShown.filter(
      ({ rows, columns }) => (row === null || rows.includes(row)) && (column === null || columns.includes(column)),
    );
    /** @type {Record<string, number>} */
    const counts = {};
    for (const { status } of found) counts[status] = (counts[status] ?? 0) + 1;
    return { total: found.length, counts, empty: found.length ? null : whyEmpty(row, column) };
  };
}

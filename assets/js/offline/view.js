// @ts-check
/* Read and write the view of the offline edition in its address, after the #: so it can be shared, and Back works. */

/**
 * @typedef {{ lang: string, pilot: string | null, themes: string[], page: string | null, cell: string | null, step: string | null }} View
 * @typedef {{
 *   lang: string,
 *   names: Record<keyof View, string>,
 *   pages: string[],
 *   themes: Record<string, string[]>,
 *   pilots: Record<string, string>,
 *   states: Record<string, import("../map/model.js").State>,
 *   address: string | null,
 *   qr: string | null,
 *   words: Record<string, { name: string, shown: string[], no_map: string, no_qr: string }>,
 * }} Data  what pilotkartan/editions/one_file.py writes into the file: `themes` holds the pilots that have each
 */

/**
 * Read the view that an address asks for; what is unknown in it counts for nothing.
 * @param {Data} data
 * @param {string} hash
 * @returns {View}
 */
export function readView(data, hash) {
  const params = new URLSearchParams(hash.slice(1));
  /** @type {(key: keyof View, known: string[]) => string[]} */
  const all = (key, known) => params.getAll(data.names[key]).filter((value) => known.includes(value));
  const page = all("page", data.pages)[0] ?? null;
  return {
    lang: all("lang", Object.keys(data.states))[0] ?? data.lang,
    pilot: all("pilot", Object.keys(data.pilots))[0] ?? null,
    themes: all("themes", Object.keys(data.themes)),
    page,
    cell: page && params.get(data.names.cell),
    step: params.get(data.names.step),
  };
}

/**
 * Write the address of a view.
 * @param {Data} data
 * @param {View} view
 * @returns {string}
 */
export function writeView(data, view) {
  const params = new URLSearchParams();
  for (const [key, name] of Object.entries(data.names)) {
    const value = view[/** @type {keyof View} */ (key)];
    const unneeded = (key === "lang" && value === data.lang) || (key === "cell" && !view.page);
    const values = unneeded ? [] : [value].flat();
    for (const each of values) if (each) params.append(name, each);
  }
  return `#${params}`;
}

// @ts-check
/* Find where the app is: its start page may be under a path that the server is not told of. Only while a script runs
   for the first time does it know its own address, which is in the folder assets/ of the start page. */

const script = /** @type {HTMLScriptElement | null} */ (globalThis.document?.currentScript);

/** The address of the start page; empty in the offline edition, whose scripts have no address. */
export const BASE = script?.src ? new URL("..", script.src).href : "";

/**
 * Return an address that begins at the start page, such as `/evidens`, whole; any other as it is.
 * @param {string} address
 */
export const fromBase = (address) => (address.startsWith("/") ? BASE + address.slice(1) : address);

// @ts-check
/* Decide which names have room. */

import { overlap } from "./geometry.js";

/** @typedef {import("./geometry.js").Edges} Edges */

/**
 * Return of each label whether its name fits: it covers no name that comes before it, and no pin that matters as much.
 * @param {readonly { name: Edges, pin: Edges, rank: number }[]} labels  of the least rank are those that matter most
 * @returns {boolean[]} in their order
 */
export function fitting(labels) {
  /** @type {Edges[]} */
  const shown = [];
  const fits = labels.map(() => false);
  const order = labels.map((_, place) => place).sort((a, b) => labels[a].rank - labels[b].rank);
  for (const place of order) {
    const { name, rank } = labels[place];
    const covers = labels.some((other, at) => at !== place && other.rank <= rank && overlap(name, other.pin));
    if (covers || shown.some((other) => overlap(name, other))) continue;
    shown.push(name);
    fits[place] = true;
  }
  return fits;
}

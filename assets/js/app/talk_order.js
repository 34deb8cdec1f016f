// @ts-check
/* Change the order of a talk's steps, and write it into the address. */

import { PARAMS, withParams } from "../shared/address.js";

const NO_SLIDES = "inga"; // as in pilotkartan/explore/selection.py

/**
 * Return the order with a step at another place; it goes no further than the ends.
 * @param {readonly string[]} order
 * @param {string} step
 * @param {number} place
 */
export function withStepAt(order, step, place) {
  const others = order.filter((other) => other !== step);
  const at = Math.max(0, Math.min(place, others.length));
  return [...others.slice(0, at), step, ...others.slice(at)];
}

/**
 * Return the order with steps taken in, last and in the order given, or taken out.
 * @param {readonly string[]} order
 * @param {readonly string[]} steps
 * @param {boolean} on
 */
export const withSteps = (order, steps, on) =>
  on ? [...order, ...steps.filter((step) => !order.includes(step))] : order.filter((step) => !steps.includes(step));

/**
 * Return the address of the talk with exactly these steps; the whole story has none in its address.
 * @param {string} href
 * @param {readonly string[]} order
 * @param {readonly string[]} whole
 */
export function talkAddress(href, order, whole) {
  const slides = order.join() === whole.join() ? [] : order.length ? [...order] : [NO_SLIDES];
  const address = withParams(href, { [PARAMS.slides]: slides, [PARAMS.story]: [] });
  address.hash = ""; // with an anchor Streamlit would not draw the page anew
  return address.href;
}

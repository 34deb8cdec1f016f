// @ts-check
/* Show of the pins' names those that have room; nearer there is room for more. The others are seen while their pin is
   pointed at, has the focus or is chosen, and are always read aloud. */

import { fitting } from "./fitting.js";
import { model } from "./model.js";

/** Hide each name that would cover another one or a pin: first those outside the filter. */
export function thinNames() {
  const { pins, state } = model;
  const matching = new Set(state.matching);
  const labels = pins.map(({ pilot, button }) => ({
    name: /** @type {HTMLElement} */ (button.querySelector(".name")).getBoundingClientRect(),
    pin: button.getBoundingClientRect(),
    rank: pilot.id === state.chosen ? 0 : matching.has(pilot.id) ? 1 : 2,
  }));
  const fits = fitting(labels);
  pins.forEach(({ button }, place) => {
    button.classList.toggle("crowded", !fits[place]);
  });
}

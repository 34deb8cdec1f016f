// @ts-check
/* Choose a place for a pin beside what it marks. */

import { overlap } from "./geometry.js";

/** @typedef {import("./geometry.js").Edges} Edges */

const GAP_PX = 6;
const CORNER = 0.7; // a round pin is as far from a corner as from a side where its box is so much nearer
const FARTHER = [0, 0.5, 1, 1.5, 2]; // sizes of the pin, nearest first
/** @type {[number, number][]} to the right and down: the ways that a pin may step, best first */
const WAYS = [
  [0, -1],
  [1, -1],
  [-1, -1],
  [1, 0],
  [-1, 0],
  [1, 1],
  [-1, 1],
  [0, 1],
];

/**
 * Return the place beside a box that covers least of what is there; out of the frame is worst.
 * @param {Edges} box
 * @param {{ x: number, y: number }} seat  with which it is level where it steps straight
 * @param {number} size  of the pin
 * @param {readonly Edges[]} taken
 * @param {Edges} frame
 */
export function placeBeside(box, seat, size, taken, frame) {
  const places = FARTHER.flatMap((far) => WAYS.map((way) => stepped(box, seat, size, way, far * size)));
  const covered = places.map(
    (place) => taken.filter((other) => overlap(place, other)).length + (isWithin(place, frame) ? 0 : taken.length + 1),
  );
  return places[covered.indexOf(Math.min(...covered))];
}

/**
 * @param {Edges} box
 * @param {{ x: number, y: number }} seat
 * @param {number} size
 * @param {[number, number]} way
 * @param {number} far
 * @returns {Edges}
 */
function stepped(box, seat, size, [right, down], far) {
  const gap = right && down ? far * CORNER : GAP_PX + far;
  const left = start(right, box.left - gap, box.right + gap, seat.x, size);
  const top = start(down, box.top - gap, box.bottom + gap, seat.y, size);
  return { left, top, right: left + size, bottom: top + size };
}

/**
 * @param {number} way  -1: before, 1: after, 0: level with the middle
 * @param {number} before
 * @param {number} after
 * @param {number} middle
 * @param {number} size
 */
const start = (way, before, after, middle, size) => (way < 0 ? before - size : way > 0 ? after : middle - size / 2);

/**
 * @param {Edges} place
 * @param {Edges} frame
 */
const isWithin = (place, frame) =>
  place.left >= frame.left && place.top >= frame.top && place.right <= frame.right && place.bottom <= frame.bottom;

import assert from "node:assert/strict";
import { test } from "node:test";
import { placeBeside } from "../../../assets/js/map/beside.js";
import { overlap } from "../../../assets/js/map/geometry.js";

const edges = (left, top, right, bottom) => ({ left, top, right, bottom });
const box = edges(100, 100, 120, 110);
const seat = { x: 105, y: 104 };
const frame = edges(0, 0, 400, 400);
const SIZE = 32;
const place = (taken, around = frame) => placeBeside(box, seat, SIZE, taken, around);

test("a pin steps above what it marks, in line with the seat", () => {
  const { left, right, bottom } = place([]);
  assert.equal((left + right) / 2, seat.x);
  assert.ok(bottom < box.top);
});

test("a pin steps to where nothing is, and never onto what it marks", () => {
  const taken = [];
  for (let step = 0; step < 8; step += 1) {
    const found = place(taken);
    assert.equal(overlap(found, box), false);
    assert.equal(found.right - found.left, SIZE);
    assert.deepEqual(
      taken.filter((other) => overlap(found, other)),
      [],
    );
    // A speck in its middle: the next one must go elsewhere.
    const [x, y] = [(found.left + found.right) / 2, (found.top + found.bottom) / 2];
    taken.push(edges(x - 0.5, y - 0.5, x + 0.5, y + 0.5));
  }
});

test("a pin steps farther where all is taken around", () => {
  const around = edges(box.left - SIZE, box.top - SIZE, box.right + SIZE, box.bottom + SIZE);
  const found = place([around]);
  assert.equal(overlap(found, around), false);
  assert.ok(found.left >= frame.left && found.top >= frame.top);
});

test("a pin rather covers something than leave the frame", () => {
  const low = edges(0, 90, 400, 400);
  const found = place([], low);
  assert.ok(found.top >= low.top);
  const names = [edges(0, 0, 400, 400)];
  assert.ok(place(names, low).top >= low.top);
});

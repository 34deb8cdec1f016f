import assert from "node:assert/strict";
import { test } from "node:test";
import { fitting } from "../../../assets/js/map/fitting.js";

/** A pin at a place, with its name at the right. */
const label = (left, top, rank = 1) => ({
  pin: { left, top, right: left + 20, bottom: top + 20 },
  name: { left: left + 20, top, right: left + 80, bottom: top + 20 },
  rank,
});

test("names that cover nothing all fit", () => {
  assert.deepEqual(fitting([label(0, 0), label(0, 30), label(100, 0)]), [true, true, true]);
});

test("of names that cover each other the first of those that matter most is shown", () => {
  assert.deepEqual(fitting([label(0, 0), label(10, 10)]), [false, true]);
  assert.deepEqual(fitting([label(0, 0), label(-30, 15)]), [true, false]);
  assert.deepEqual(fitting([label(0, 0), label(-30, 15, 0)]), [false, true]);
});

test("a name may cover a pin that matters less, and none that matters as much", () => {
  assert.deepEqual(fitting([label(0, 0), label(40, 0)]), [false, true]);
  assert.deepEqual(fitting([label(0, 0), label(40, 0, 2)]), [true, false]);
});

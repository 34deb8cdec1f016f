import assert from "node:assert/strict";
import { test } from "node:test";
import { noteWay, placeAfter } from "../../../assets/js/story/way.js";

test("one goes on within the presentation, not beyond its ends", () => {
  assert.deepEqual([placeAfter(0, 1, 3), placeAfter(2, 1, 3), placeAfter(0, -1, 3)], [1, 2, 0]);
});

test("from a slide beside it one goes on from where one was, or back there", () => {
  noteWay(1, 4);
  noteWay(9, 4);
  assert.deepEqual([placeAfter(9, 1, 4), placeAfter(9, -1, 4)], [2, 1]);
});

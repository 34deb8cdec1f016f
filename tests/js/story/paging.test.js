import assert from "node:assert/strict";
import { test } from "node:test";
import { haveRoom, partsOf } from "../../../assets/js/story/paging.js";

/** Blocks of these heights, 10 apart. */
const stacked = (...heights) => {
  let bottom = -10;
  return heights.map((height) => {
    const top = bottom + 10;
    bottom = top + height;
    return { top, bottom };
  });
};

test("what has room stays together", () => {
  assert.deepEqual(partsOf(stacked(100, 100), 210), [0]);
  assert.deepEqual(partsOf([], 210), []);
});

test("as few parts as have room, and these as equal as can be", () => {
  assert.deepEqual(partsOf(stacked(100, 100, 100, 100), 330), [0, 2]);
  assert.deepEqual(partsOf(stacked(300, 50, 50, 50), 330), [0, 1]);
});

test("blocks side by side stay together", () => {
  const columns = stacked(100, 100, 100).flatMap((block) => [block, block]);
  assert.deepEqual(partsOf(columns, 220), [0, 4]);
});

test("a block higher than the screen has a part of its own, and is known not to have room", () => {
  const blocks = stacked(50, 500, 50);
  assert.deepEqual(partsOf(blocks, 300), [0, 1, 2]);
  assert.equal(haveRoom(blocks, [0, 1, 2], 300), false);
  assert.equal(haveRoom(blocks, [0, 1, 2], 500), true);
});

test("a block that is to stand apart begins a part", () => {
  const [text, ...table] = stacked(50, 50, 50);
  assert.deepEqual(partsOf([text, { ...table[0], apart: true }, table[1]], 300), [0, 1]);
});

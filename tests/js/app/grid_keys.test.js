import assert from "node:assert/strict";
import { test } from "node:test";
import { cellAfter } from "../../../assets/js/app/grid_keys.js";

const GRID = [
  [], // the head has no cells of its own
  [1, 0, 1, 1],
  [0, 1, 0, 1],
  [1, 1, 1, 0],
];

test("an arrow leads to the next cell with a link, past those without", () => {
  assert.deepEqual(cellAfter(GRID, 1, 0, "ArrowRight"), [1, 2]);
  assert.deepEqual(cellAfter(GRID, 1, 2, "ArrowLeft"), [1, 0]);
  assert.deepEqual(cellAfter(GRID, 1, 0, "ArrowDown"), [3, 0]);
  assert.deepEqual(cellAfter(GRID, 3, 2, "ArrowUp"), [1, 2]);
});

test("at the edge an arrow leads nowhere", () => {
  assert.equal(cellAfter(GRID, 1, 3, "ArrowRight"), undefined);
  assert.equal(cellAfter(GRID, 1, 0, "ArrowUp"), undefined);
  assert.equal(cellAfter(GRID, 2, 3, "ArrowDown"), undefined);
});

test("Home and End lead to the first and the last link of the row", () => {
  assert.deepEqual(cellAfter(GRID, 2, 3, "Home"), [2, 1]);
  assert.deepEqual(cellAfter(GRID, 3, 0, "End"), [3, 2]);
});

test("any other key is left alone", () => {
  for (const key of ["Tab", "Enter", "a", "PageDown"]) assert.equal(cellAfter(GRID, 1, 0, key), undefined);
});

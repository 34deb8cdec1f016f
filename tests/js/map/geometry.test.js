import assert from "node:assert/strict";
import { test } from "node:test";
import { boxOf, contains, latLngsOf, overlap, polygonsOf } from "../../../assets/js/map/geometry.js";

const square = (x, y, side) => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const feature = (type, coordinates) => ({ type: "Feature", geometry: { type, coordinates }, properties: {} });
const withHole = feature("Polygon", [square(0, 0, 10), square(4, 4, 2)]);
const islands = feature("MultiPolygon", [[square(0, 0, 1)], [square(8, 8, 1)]]);
const isIn = (shape, point) => contains({ feature: shape, box: boxOf(shape) }, point);

test("a feature has one polygon or several", () => {
  assert.equal(polygonsOf(withHole).length, 1);
  assert.equal(polygonsOf(islands).length, 2);
});

test("the box holds every point", () => {
  assert.deepEqual(boxOf(withHole), [0, 0, 10, 10]);
  assert.deepEqual(boxOf(islands), [0, 0, 9, 9]);
});

test("a point is in a polygon, but not in its hole, nor beside it", () => {
  assert.equal(isIn(withHole, [1, 1]), true);
  assert.equal(isIn(withHole, [5, 5]), false);
  assert.equal(isIn(withHole, [11, 5]), false);
  assert.equal(isIn(withHole, [5, -1]), false);
});

test("between islands is water, though in their box", () => {
  assert.equal(isIn(islands, [0.5, 0.5]), true);
  assert.equal(isIn(islands, [8.5, 8.5]), true);
  assert.equal(isIn(islands, [5, 5]), false);
});

test("Leaflet gets latitudes first", () => {
  assert.deepEqual(latLngsOf([feature("Polygon", [[[1, 2]]]), feature("MultiPolygon", [[[[3, 4]]]])]), [
    [[[2, 1]]],
    [[[4, 3]]],
  ]);
});

test("boxes overlap where they share more than an edge", () => {
  const box = (left, top) => ({ left, top, right: left + 10, bottom: top + 10 });
  assert.equal(overlap(box(0, 0), box(9, 9)), true);
  assert.equal(overlap(box(0, 0), box(10, 0)), false);
  assert.equal(overlap(box(0, 0), box(0, -10)), false);
});

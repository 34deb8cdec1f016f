import assert from "node:assert/strict";
import { test } from "node:test";
import {
  folded,
  leftBy,
  placeOfPrefix,
  showOnly,
  sortedByName,
  splitIds,
  stepFrom,
  toggled,
} from "../../../assets/js/shared/selection.js";

const IDS = ["flen", "kramfors", "vimmerby"];

test("ids are read from a text, also from none", () => {
  assert.deepEqual(splitIds("flen  kramfors "), ["flen", "kramfors"]);
  assert.deepEqual(splitIds(""), []);
  assert.deepEqual(splitIds(undefined), []);
});

test("who is taken in comes last, once, and who is taken out is gone", () => {
  assert.deepEqual(toggled(["flen", "kramfors"], "flen", true), ["kramfors", "flen"]);
  assert.deepEqual(toggled(["flen", "kramfors"], "flen", false), ["kramfors"]);
  assert.deepEqual(toggled(["kramfors"], "flen", false), ["kramfors"]);
  assert.deepEqual(toggled(["kramfors"], "flen"), ["kramfors", "flen"]);
  assert.deepEqual(toggled(["kramfors", "flen"], "flen"), ["kramfors"]);
});

test("the server's outcome leaves the ids with a one", () => {
  assert.deepEqual(leftBy(IDS, "101"), ["flen", "vimmerby"]);
  assert.deepEqual(leftBy(IDS, "000"), []);
  assert.deepEqual(leftBy(IDS, "01"), ["kramfors"]);
});

test("stepping ends at the ends of the list, and begins only in it", () => {
  assert.equal(stepFrom(IDS, "kramfors", 1), "vimmerby");
  assert.equal(stepFrom(IDS, "kramfors", -1), "flen");
  assert.equal(stepFrom(IDS, "vimmerby", 1), undefined);
  assert.equal(stepFrom(IDS, "flen", -1), undefined);
  assert.equal(stepFrom(IDS, "munkedal", 1), undefined);
  assert.equal(stepFrom(IDS, null, 1), undefined);
});

test("names are in Swedish order, and the list that was given stays", () => {
  const named = ["Östersund", "Åre", "Flen", "Ängelholm"].map((name) => ({ name }));
  assert.deepEqual(
    sortedByName(named).map(({ name }) => name),
    ["Flen", "Åre", "Ängelholm", "Östersund"],
  );
  assert.equal(named[0].name, "Östersund");
});

test("a name is found by how it begins, in whatever case and composition", () => {
  assert.equal(folded("ÅRE"), folded("A\u030are"));
  assert.equal(placeOfPrefix([undefined, "Flen", "Åre"], "A\u030a"), 2);
  assert.equal(placeOfPrefix([undefined, "Flen", "Åre"], "fl"), 1);
  assert.equal(placeOfPrefix([undefined, "Flen"], "len"), -1);
});

test("of some elements those are shown whose id is among these", () => {
  const elements = IDS.map((pilot) => ({ dataset: { pilot }, hidden: pilot === "flen" }));
  showOnly([...elements, { dataset: {}, hidden: false }], "pilot", ["flen"]);
  assert.deepEqual(
    elements.map(({ hidden }) => hidden),
    [false, true, true],
  );
});

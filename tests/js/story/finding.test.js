import assert from "node:assert/strict";
import { test } from "node:test";
import { stepsLike } from "../../../assets/js/story/finding.js";

const ENTRIES = [
  { step: "program", number: 1, title: "Programmet", names: ["Programmet", "The programme"] },
  { step: "tema-dialog", number: 2, title: "Tema: Medborgardialog", names: ["Medborgardialog", "Citizen dialogue"] },
  { step: "harjedalen", number: 3, title: "Härjedalen", names: ["Härjedalen"] },
  { step: "haninge", number: 12, title: "Haninge", names: ["Haninge"] },
  { step: "flen", number: null, title: "Flen", names: ["Flen"] },
];
const found = (typed) => stepsLike(ENTRIES, typed).map(({ step }) => step);

test("without a word the steps of the presentation are offered, none beside it", () => {
  assert.deepEqual(found(" "), ["program", "tema-dialog", "harjedalen", "haninge"]);
});

test("a name is found without its diacritics, in both languages, the name before a word in it", () => {
  assert.deepEqual(found("har"), ["harjedalen"]);
  assert.deepEqual(found("HÄR"), ["harjedalen"]);
  assert.deepEqual(found("dialogue"), ["tema-dialog"]);
  assert.deepEqual(found("pro"), ["program"]);
  assert.deepEqual(found("f"), ["flen"]);
  assert.deepEqual(found("dialog"), ["tema-dialog"]);
  assert.deepEqual(found("h"), ["harjedalen", "haninge"]);
});

test("a number finds its step, then those that begin with it", () => {
  assert.deepEqual(found("1"), ["program", "haninge"]);
  assert.deepEqual(found("12"), ["haninge"]);
  assert.deepEqual(found("4"), []);
});

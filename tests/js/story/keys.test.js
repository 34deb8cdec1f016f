import assert from "node:assert/strict";
import { test } from "node:test";
import { isModifier, meaningOf } from "../../../assets/js/story/keys.js";

const actionsOf = (...keys) => keys.map((key) => meaningOf(key, false)?.action);

test("keys and clickers step, with shift the space steps back", () => {
  for (const key of ["ArrowRight", "ArrowDown", "PageDown", " "]) assert.deepEqual(actionsOf(key), ["next"]);
  for (const key of ["ArrowLeft", "ArrowUp", "PageUp"]) assert.deepEqual(actionsOf(key), ["previous"]);
  assert.deepEqual(meaningOf(" ", true), { action: "previous" });
  assert.deepEqual(actionsOf("Home", "End", "Escape", "Backspace", "?", "."), [
    "first",
    "last",
    "leave",
    "back",
    "help",
    "blank",
  ]);
});

test("letters that are commands act at once, as capitals too", () => {
  assert.deepEqual(actionsOf("t", "B", "a", "f", "q", "l", "d"), [
    "palette",
    "blank",
    "autoplay",
    "full",
    "qr",
    "language",
    "theme",
  ]);
});

test("any other letter and any digit begins what one looks for", () => {
  for (const key of ["h", "H", "ö", "é", "1", "0"]) assert.deepEqual(meaningOf(key, false), { typed: key });
});

test("a key that is none of these means nothing", () => {
  assert.deepEqual(actionsOf("Enter", "F5", "Tab", "Shift", "§"), Array(5).fill(undefined));
  assert.deepEqual(["Shift", "Tab", "a"].map(isModifier), [true, true, false]);
});

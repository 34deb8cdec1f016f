import assert from "node:assert/strict";
import { test } from "node:test";
import { actionOf, readLetter } from "../../../assets/js/story/keys.js";

const NAMES = [undefined, "Borås", "Flen", "Falun", "Nora"];

test("keys and clickers step, with shift the space steps back", () => {
  for (const key of ["ArrowRight", "ArrowDown", "PageDown", " "]) assert.equal(actionOf(key, false), "next");
  for (const key of ["ArrowLeft", "ArrowUp", "PageUp"]) assert.equal(actionOf(key, false), "previous");
  assert.equal(actionOf(" ", true), "previous");
  assert.deepEqual(
    ["Home", "End", "Escape", "?"].map((key) => actionOf(key, false)),
    ["first", "last", "leave", "help"],
  );
  assert.equal(actionOf("Tab", false), undefined);
});

test("letters jump to the name that begins with them", () => {
  assert.deepEqual(readLetter("f", "a", NAMES), { letters: "fa", slide: 3 });
});

test("a command that may be a name waits for the next letter", () => {
  assert.deepEqual(readLetter("", "f", NAMES), { letters: "f", waiting: "full" });
  assert.deepEqual(readLetter("", "b", NAMES), { letters: "b", waiting: "blank" });
});

test("a command that begins no name is carried out at once", () => {
  assert.deepEqual(readLetter("", "q", NAMES), { letters: "", command: "qr" });
  assert.deepEqual(readLetter("", ".", NAMES), { letters: "", command: "blank" });
});

test("a letter with which no name goes on begins a new one", () => {
  assert.deepEqual(readLetter("fl", "n", NAMES), { letters: "n", waiting: "notes" });
  assert.deepEqual(readLetter("fl", "x", NAMES), { letters: "" });
});

test("a letter that begins nothing does nothing", () => {
  assert.deepEqual(readLetter("", "x", NAMES), { letters: "" });
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { swedishBy } from "../../../assets/js/app/swedish.js";

const inSwedish = swedishBy({
  whole: { Close: "Stäng", "Too large.": "För stor." },
  with: { "Remove {what}": "Ta bort {what}", "{what} files are not allowed.": "{what}-filer går inte." },
});

test("a whole text is known, and what is unknown stays as it is", () => {
  assert.equal(inSwedish("Close"), "Stäng");
  assert.equal(inSwedish("Closed"), undefined);
  assert.equal(inSwedish(""), undefined);
});

test("what is in a text stays, whatever signs it holds", () => {
  assert.equal(inSwedish("Remove $& or {what}"), "Ta bort $& or {what}");
  assert.equal(inSwedish("pdf files are not allowed."), "pdf-filer går inte.");
  assert.equal(inSwedish("Remove "), undefined);
});

test("several sentences are known where each is", () => {
  assert.equal(inSwedish("Too large. pdf files are not allowed."), "För stor. pdf-filer går inte.");
  assert.equal(inSwedish("Too large. Who knows."), undefined);
});

test("no words know no text", () => {
  assert.equal(swedishBy({})("Close"), undefined);
});

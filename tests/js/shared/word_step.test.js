import assert from "node:assert/strict";
import { test } from "node:test";
import { stepOfWord, WORD_STEP, wordOfStep } from "../../../assets/js/shared/word_step.js";

test("the id of a step carries its word where the server takes it, and no other id has one", () => {
  for (const word of ["enkät", "unga  vuxna", "e-post"]) {
    assert.equal(wordOfStep(stepOfWord(word)), word.replace(/ +/, " "));
  }
  assert.equal(wordOfStep(stepOfWord("Vad gick inte (2.0)?")), "Vad gick inte 2 0");
  for (const word of ["?", "a".repeat(80)]) assert.equal(stepOfWord(word), WORD_STEP);
  assert.deepEqual([WORD_STEP, "flen", "ordning"].map(wordOfStep), ["", "", ""]);
});

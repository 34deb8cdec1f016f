import assert from "node:assert/strict";
import { test } from "node:test";
import { cutAround, mentionsOf } from "../../../assets/js/shared/mentions.js";

test("nobody mentions a word before the texts are there", () => {
  assert.equal(mentionsOf("fiber", "sv"), null);
});

test("a long passage is cut to what is around the word, which stays marked", () => {
  const text = `${"before ".repeat(30)}fibre ${"after ".repeat(30)}`.trim();
  const start = text.indexOf("fibre");
  const cut = cutAround({ text, spans: [[start, start + 5]], about: "" }, 60);
  assert.match(cut.text, /^… before .*fibre after.* …$/);
  assert.ok(cut.text.length < 75);
  assert.deepEqual(
    cut.spans.map(([from, to]) => cut.text.slice(from, to)),
    ["fibre"],
  );
  assert.equal(cutAround({ text: "short", spans: [[0, 5]], about: "" }, 60).text, "short");
});

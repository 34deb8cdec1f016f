import assert from "node:assert/strict";
import { test } from "node:test";
import { longDay, timeOfDay } from "../../../assets/js/shared/local_time.js";

const EVENING = new Date(2026, 10, 5, 21, 7);

test("the clock counts to twelve or to twenty-four as in the visitor's region, whatever the page's language", () => {
  const twentyFour = [
    ["sv-SE", "sv"],
    ["sv-SE", "en"],
    ["en-GB", "en"],
    ["de-DE", "sv"],
  ];
  for (const [own, lang] of twentyFour) assert.match(timeOfDay(EVENING, lang, own), /^21:07$/, `${own}, ${lang}`);
  assert.match(timeOfDay(EVENING, "en", "en-US"), /^9:07\sPM$/);
  assert.match(timeOfDay(EVENING, "sv", "en-US"), /^9:07\se\.?m\.?$/);
  assert.match(timeOfDay(EVENING, "en", "ko-KR"), /^9:07\sPM$/);
});

test("the day is in the page's language, the month first where the visitor's region has it so", () => {
  assert.equal(longDay(EVENING, "sv", "sv-SE"), "5 november 2026");
  assert.equal(longDay(EVENING, "sv", "en-US"), "5 november 2026");
  assert.equal(longDay(EVENING, "en", "sv-SE"), "5 November 2026");
  assert.equal(longDay(EVENING, "en", "en-GB"), "5 November 2026");
  assert.equal(longDay(EVENING, "en", "en-US"), "November 5, 2026");
});

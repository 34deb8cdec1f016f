import assert from "node:assert/strict";
import { test } from "node:test";
import { asMinutes, spentAt, startTime, timeAtStep } from "../../../assets/js/story/talk_time.js";

test("the time of a step is all that it has been shown for, also when one came back to it", () => {
  let time = startTime(0, "a");
  time = timeAtStep(time, "b", 5_000);
  time = timeAtStep(time, "b", 6_000);
  time = timeAtStep(time, "a", 9_000);
  assert.deepEqual(
    [spentAt(time, "a", 10_000), spentAt(time, "b", 10_000), spentAt(time, "c", 10_000)],
    [6000, 4000, 0],
  );
  assert.equal(time.started, 0);
});

test("a time is written as on a clock", () => {
  assert.deepEqual([0, 7_900, 720_000, 3_723_000].map(asMinutes), ["0:00", "0:07", "12:00", "1:02:03"]);
});

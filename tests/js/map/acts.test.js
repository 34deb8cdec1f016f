import assert from "node:assert/strict";
import { test } from "node:test";
import { withAct } from "../../../assets/js/map/acts.js";

test("what was done of late goes along, what is older than any run does not", () => {
  const acts = withAct(withAct([], { pilot: "flen" }, 1000), { pilot: null }, 2000);
  assert.deepEqual(acts, [
    { pilot: "flen", time: 1000 },
    { pilot: null, time: 2000 },
  ]);
  assert.deepEqual(withAct(acts, { compare: "mora", on: true }, 11_500), [
    { pilot: null, time: 2000 },
    { compare: "mora", on: true, time: 11_500 },
  ]);
});

test("two acts never have one time, also where the clock stands or goes back", () => {
  const acts = [5000, 5000, 4000].reduce((before, now) => withAct(before, { pilot: "flen" }, now), []);
  assert.deepEqual(
    acts.map(({ time }) => time),
    [5000, 5001, 5002],
  );
});

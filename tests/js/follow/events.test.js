import assert from "node:assert/strict";
import { test } from "node:test";
import { takeEvents } from "../../../assets/js/follow/events.js";

test("an event is handed on once it is whole; comments and the time to wait are no events", () => {
  const first = takeEvents('retry: 500\n\nid: 3\nevent: shown\ndata: {"step":"flen"}\n\n: still here\n\nevent: en');
  assert.deepEqual(first.events, [{ name: "shown", data: '{"step":"flen"}' }]);
  assert.deepEqual(takeEvents(`${first.rest}ded\ndata: {}\n\n`), {
    events: [{ name: "ended", data: "{}" }],
    rest: "",
  });
});

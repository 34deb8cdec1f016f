// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { talkAddress, withStepAt, withSteps } from "../../../assets/js/app/talk_order.js";

test("A step goes to its place, and no further than the ends.", () => {
  const order = ["a", "b", "c"];
  assert.deepEqual(withStepAt(order, "c", 0), ["c", "a", "b"]);
  assert.deepEqual(withStepAt(order, "a", 1), ["b", "a", "c"]);
  assert.deepEqual(withStepAt(order, "a", -1), order);
  assert.deepEqual(withStepAt(order, "c", 9), order);
});

test("Ticked steps come last, each once; unticked ones go and leave the others in order.", () => {
  assert.deepEqual(withSteps(["c", "a"], ["a", "b"], true), ["c", "a", "b"]);
  assert.deepEqual(withSteps(["c", "a", "b"], ["a", "x"], false), ["c", "b"]);
});

test("The address holds the order; the whole story has none, and no step at all is said.", () => {
  const here = "http://127.0.0.1/presentera?lang=en&bild=x&berattelse=urval#content";
  const query = (/** @type {string[]} */ order) => new URL(talkAddress(here, order, ["a", "b"]));
  assert.equal(query(["b", "a"]).search, "?lang=en&bild=b&bild=a");
  assert.equal(query(["a", "b"]).search, "?lang=en");
  assert.equal(query([]).search, "?lang=en&bild=inga");
  assert.equal(query([]).hash, "");
});

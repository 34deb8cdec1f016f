import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { MESSAGE, onMapMessage, onPageMessage, sendToMap, sendToPage } from "../../../assets/js/shared/messages.js";

/** @type {((event: object) => void)[]} */
let listeners;
/** @type {[object, string][]} */
let sent;

beforeEach(() => {
  listeners = [];
  sent = [];
  const parent = { postMessage: (/** @type {object} */ ...message) => sent.push(message) };
  const location = { origin: "https://karta.example" };
  globalThis.window = { location, parent, addEventListener: (_, listener) => listeners.push(listener) };
});

test("a message goes to the own origin, and from a file to any", () => {
  const frame = { contentWindow: window.parent };
  sendToMap(frame, { type: MESSAGE.undo });
  window.location.origin = "null";
  sendToPage({ type: MESSAGE.ready });
  window.location.origin = "file://";
  sendToPage({ type: MESSAGE.ready });
  assert.deepEqual(sent, [
    [{ type: "pilotkartan:undo" }, "https://karta.example"],
    [{ type: "pilotkartan:map-ready" }, "*"],
    [{ type: "pilotkartan:map-ready" }, "*"],
  ]);
});

test("nothing is sent to a frame that is gone", () => {
  sendToMap({ contentWindow: null }, { type: MESSAGE.undo });
  assert.deepEqual(sent, []);
});

test("only what is handled is heard, and only from the window that is meant", () => {
  /** @type {unknown[]} */
  const heard = [];
  const frame = {};
  onMapMessage((source) => source === frame, { [MESSAGE.chosen]: ({ pilot }, source) => heard.push(pilot, source) });
  onPageMessage({ [MESSAGE.pick]: ({ pilot }) => heard.push(pilot) });
  for (const event of [
    { source: {}, data: { type: MESSAGE.chosen, pilot: "stranger" } },
    { source: frame, data: { type: MESSAGE.key, key: "a" } },
    { source: frame, data: null },
    { source: frame, data: { type: MESSAGE.pick, pilot: "not from the page" } },
    { source: frame, data: { type: MESSAGE.chosen, pilot: "flen" } },
    { source: window.parent, data: { type: MESSAGE.pick, pilot: "mora" } },
  ]) {
    for (const listener of listeners) listener(event);
  }
  assert.deepEqual(heard, ["flen", frame, "mora"]);
});

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { MESSAGE, onMapMessage, onPageMessage, sendToMap, sendToPage } from "../../../assets/js/shared/messages.js";

/** @type {((event: object) => void)[]} */
let listeners;
/** @type {unknown[]} */
let sent;

beforeEach(() => {
  listeners = [];
  sent = [];
  const parent = {
    dispatchEvent: (/** @type {object} */ event) => sent.push({ ...event }),
    postMessage: (/** @type {unknown[]} */ ...message) => sent.push(message),
  };
  const location = { origin: "https://karta.example" };
  globalThis.window = { location, parent, addEventListener: (_, listener) => listeners.push(listener) };
  // Node's own takes only its own ports as a source.
  globalThis.MessageEvent = class {
    constructor(/** @type {string} */ type, /** @type {object} */ init) {
      Object.assign(this, { type }, init);
    }
  };
});

test("a message is in the map at once, and tells the window that it comes from", () => {
  sendToMap({ contentWindow: window.parent }, { type: MESSAGE.undo });
  assert.deepEqual(sent, [{ type: "message", source: window, data: { type: "pilotkartan:undo" } }]);
});

test("a message to the page goes to the own origin, and from a file to any", () => {
  sendToPage({ type: MESSAGE.ready });
  window.location.origin = "null";
  sendToPage({ type: MESSAGE.ready });
  window.location.origin = "file://";
  sendToPage({ type: MESSAGE.ready });
  const message = { type: "pilotkartan:map-ready" };
  assert.deepEqual(sent, [
    [message, "https://karta.example"],
    [message, "*"],
    [message, "*"],
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

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

/** @type {{ filter?: string[], tell: (changes: object[]) => void, made: number }} */
const page = { tell: () => {}, made: 0 };
globalThis.document = { documentElement: {} };
globalThis.MutationObserver = class {
  constructor(tell) {
    page.made += 1;
    page.tell = tell;
  }
  observe(_, { attributeFilter }) {
    page.filter = attributeFilter;
  }
};
const { attempt, isWanted, onPageChange, stopOnPageChange } = await import("../../../assets/js/app/page_changes.js");

const came = { type: "childList", attributeName: null, target: "a" };
const text = { type: "characterData", attributeName: null, target: "b" };
const lang = { type: "attributes", attributeName: "lang", target: "c" };

/** @type {((changes: object[]) => void)[]} */
const listening = [];
/** @param {object} wanted */
function listen(wanted) {
  /** @type {object[]} */
  const heard = [];
  const listener = (changes) => heard.push(...changes);
  onPageChange(wanted, listener);
  listening.push(listener);
  return heard;
}
afterEach(() => {
  for (const listener of listening.splice(0)) stopOnPageChange(listener);
});

test("each kind of change is wanted by itself", () => {
  const kinds = [{ nodes: true }, { texts: true }, { attributes: ["lang"] }, { attributes: ["title"] }, {}];
  assert.deepEqual(
    kinds.map((wanted) => [came, text, lang].map((change) => isWanted(wanted, change))),
    [
      [true, false, false],
      [false, true, false],
      [false, false, true],
      [false, false, false],
      [false, false, false],
    ],
  );
});

test("who asks for one part of the page hears of no other", () => {
  const inside = { contains: (node) => node === "a" };
  assert.equal(isWanted({ nodes: true, inside }, came), true);
  assert.equal(isWanted({ nodes: true, inside }, { ...came, target: "b" }), false);
});

test("one observer tells each part what it wants to know, and all attributes are watched", () => {
  const nodes = listen({ nodes: true });
  const both = listen({ texts: true, attributes: ["lang"] });
  listen({ attributes: ["title"] });
  page.tell([came, text, lang]);
  assert.deepEqual(nodes, [came]);
  assert.deepEqual(both, [text, lang]);
  assert.deepEqual(page.filter, ["lang", "title"]);
  assert.equal(page.made, 1);
});

test("who has stopped hears no more", () => {
  const nodes = listen({ nodes: true });
  stopOnPageChange(listening[0]);
  page.tell([came]);
  assert.deepEqual(nodes, []);
});

test("a part that fails leaves the others working, and its fault is told", (t) => {
  /** @type {(() => void)[]} */
  const later = [];
  t.mock.method(globalThis, "setTimeout", (act) => later.push(act));
  onPageChange({ nodes: true }, fail);
  listening.push(fail);
  const heard = listen({ nodes: true });
  page.tell([came]);
  assert.deepEqual(heard, [came]);
  assert.throws(later[0], /broken/);
  attempt(() => heard.push(text));
  assert.deepEqual(heard, [came, text]);
});

function fail() {
  throw new Error("broken");
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { addressAfter, asksWhoSuits, withParams } from "../../../assets/js/shared/address.js";

const HERE = "https://karta.example/?kommun=flen&jamfor=flen&jamfor=vimmerby&lang=en";

test("parameters are set, given several values, and removed; the others stay", () => {
  assert.equal(withParams(HERE, { kommun: ["mora"] }).search, "?kommun=mora&jamfor=flen&jamfor=vimmerby&lang=en");
  assert.equal(withParams(HERE, { jamfor: [] }).search, "?kommun=flen&lang=en");
  assert.equal(withParams("https://karta.example/", { a: ["1", "å 2"] }).search, "?a=1&a=%C3%A5+2");
  assert.equal(withParams(HERE, {}).href, HERE);
});

test("what was done on the first page's map has its address", () => {
  /** @param {object} act */
  const after = (act) =>
    [...new URL(addressAfter(HERE, { time: 1, ...act })).searchParams].map((pair) => pair.join("="));
  assert.deepEqual(after({ pilot: "mora" }), ["kommun=mora", "jamfor=flen", "jamfor=vimmerby", "lang=en"]);
  assert.deepEqual(after({ pilot: null }), ["jamfor=flen", "jamfor=vimmerby", "lang=en"]);
  assert.deepEqual(after({ compare: "flen", on: false }), ["kommun=flen", "jamfor=vimmerby", "lang=en"]);
  assert.deepEqual(
    after({ compare: "mora", on: true }).filter((pair) => pair.startsWith("jamfor")),
    ["jamfor=flen", "jamfor=vimmerby", "jamfor=mora"],
  );
  assert.deepEqual(after({ place: "1480" }), ["jamfor=flen", "jamfor=vimmerby", "lang=en", "plats=1480"]);
});

test("an address that asks who suits one leads to the answer, unless it shows a pilot", () => {
  for (const [query, asks] of [
    ["fraga=boende", true],
    ["egentyp=C8&plats=2480", true],
    ["fraga=boende&kommun=flen", false],
    ["plats=2480", false],
    ["", false],
  ]) {
    assert.equal(asksWhoSuits(`http://x/?${query}`), asks, String(query));
  }
});

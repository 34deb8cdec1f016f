import assert from "node:assert/strict";
import { test } from "node:test";
import { readView, writeView } from "../../../assets/js/offline/view.js";

const DATA = {
  lang: "sv",
  names: { lang: "lang", pilot: "kommun", themes: "tema", page: "sida", cell: "ruta", step: "steg" },
  pages: ["evidens", "programmet"],
  themes: { boende: ["flen"], dialog: [] },
  pilots: { flen: "Flen" },
  states: { sv: {}, en: {} },
};
const NOTHING = { lang: "sv", pilot: null, themes: [], page: null, cell: null, step: null };

test("an address without anything shows everything, in the file's language", () => {
  assert.deepEqual(readView(DATA, ""), NOTHING);
  assert.equal(writeView(DATA, NOTHING), "#");
});

test("what an address asks for is read and written", () => {
  const view = { lang: "en", pilot: "flen", themes: ["boende", "dialog"], page: "evidens", cell: "x.y", step: "intro" };
  const hash = "#lang=en&kommun=flen&tema=boende&tema=dialog&sida=evidens&ruta=x.y&steg=intro";
  assert.deepEqual(readView(DATA, hash), view);
  assert.equal(writeView(DATA, view), hash);
});

test("what is unknown in an address counts for nothing", () => {
  const hash = "#lang=xx&kommun=<script>&kommun=flen&tema=x&tema=boende&sida=constructor&ruta=x.y";
  assert.deepEqual(readView(DATA, hash), { ...NOTHING, pilot: "flen", themes: ["boende"] });
});

test("the file's own language is not written", () => {
  assert.equal(writeView({ ...DATA, lang: "en" }, { ...NOTHING, lang: "sv" }), "#lang=sv");
  assert.equal(writeView(DATA, { ...NOTHING, lang: "sv" }), "#");
});

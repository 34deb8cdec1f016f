import assert from "node:assert/strict";
import { test } from "node:test";
import { readView, writeView } from "../../../assets/js/offline/view.js";

const DATA = {
  lang: "sv",
  mark: "#",
  names: { page: "sida", cell: "ruta" },
  pages: ["evidens", "programmet", "jamfor"],
  index: {
    facets: ["tema", "lan"],
    orders: { namn: [0], nord: [0] },
    groups: [{ owners: [0], having: { tema: { boende: [0], dialog: [] }, lan: { gotland: [] } } }],
  },
  pilots: { flen: "Flen", gotland: "Gotland" },
  places: { 1440: ["Ale", 57.9, 12.2] },
  states: { sv: {}, en: {} },
};
const CHOSEN_NOTHING = { facets: {}, every: false, search: "", sort: "namn" };
const NOTHING = {
  ...CHOSEN_NOTHING,
  lang: "sv",
  pilot: null,
  compared: [],
  place: null,
  page: null,
  cell: null,
  step: null,
};

test("an address without anything shows everything, in the file's language", () => {
  assert.deepEqual(readView(DATA, ""), NOTHING);
  assert.equal(writeView(DATA, NOTHING), "#");
});

test("what an address asks for is read and written", () => {
  const facets = { tema: ["boende", "dialog"], lan: ["gotland"] };
  const chosen = { facets, every: true, search: "buss å", sort: "nord" };
  const compared = ["flen", "gotland"];
  const where = { pilot: "flen", compared, place: "1440", page: "evidens", cell: "x.y", step: "intro" };
  const view = { ...chosen, lang: "en", ...where };
  const filters = "tema=boende&tema=dialog&lan=gotland&alla=ja&q=buss+%C3%A5&sortering=nord";
  const hash = `#lang=en&kommun=flen&${filters}&jamfor=flen&jamfor=gotland&plats=1440&sida=evidens&ruta=x.y&steg=intro`;
  assert.deepEqual(readView(DATA, hash), view);
  assert.equal(writeView(DATA, view), hash);
});

test("what is unknown in an address counts for nothing", () => {
  const hash =
    "#lang=xx&kommun=<script>&kommun=flen&jamfor=gotland&jamfor=x&jamfor=gotland&tema=x&tema=boende&sida=constructor&ruta=x.y";
  assert.deepEqual(readView(DATA, hash), {
    ...NOTHING,
    pilot: "flen",
    compared: ["gotland"],
    facets: { tema: ["boende"] },
  });
});

test("on a web server the view is where the app has it", () => {
  assert.equal(writeView({ ...DATA, mark: "?" }, { ...NOTHING, pilot: "flen" }), "?kommun=flen");
});

test("the file's own language is not written", () => {
  assert.equal(writeView({ ...DATA, lang: "en" }, { ...NOTHING, lang: "sv" }), "#lang=sv");
  assert.equal(writeView(DATA, { ...NOTHING, lang: "sv" }), "#");
});

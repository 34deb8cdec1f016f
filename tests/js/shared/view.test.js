import assert from "node:assert/strict";
import { test } from "node:test";
import { readSelection, viewsOf } from "../../../assets/js/shared/view.js";

// Three pilots: of Flen and Kramfors two results each, one of them done; whatever else the search needs is as small.
const DATA = {
  pilots: ["flen", "kramfors", "vimmerby"],
  facets: ["tema", "resultat", "status"],
  orders: { namn: [0, 1, 2], nord: [1, 0, 2] },
  groups: [
    {
      owners: [0, 0, 1, 1],
      having: { resultat: { beslut: [0, 2], avtal: [1, 3] }, status: { klart: [0, 3], pagar: [1, 2] } },
    },
    { owners: [0, 1, 2], having: { tema: { boende: [0, 1], dialog: [1, 2] } } },
  ],
  words: {
    sv: { 0: "bostad", "0 1": "enkäten", 1: "fart företagens", 2: "läget längre" },
    en: { 0: "housing", "0 1": "organisation", 2: "theatres" },
  },
  sites: "",
  meanings: [
    { sv: ["hem"], en: ["home"], code: ["boende"] },
    { sv: ["färd"], en: ["voyage"], find: { sv: ["läge"], en: ["theatre"] } },
    { sv: ["gick inte"], en: ["did not work"], answer: true },
  ],
  rules: {
    sv: { small: "det i", misleading: { län: ["läng"] }, most: null },
    en: { small: "it the", misleading: {}, most: 1 },
  },
  swedish: {
    nominal: { sak: ["[^aeo]$", "- en er erna"], hus: ["[^aeo]$", "- et en"], pojke: ["[^aeo]$", "e en ar arna"] },
    verbs: {},
    irregular: ["bostad bostäder"],
    adjectives: [],
    prefixes: [],
    vowels: { städer: "stader" },
    own: [],
  },
  english: {
    spellings: [
      ["(..[iy])z(?=[aei])", "$1s"],
      ["(.[gt])re(?=s?$)", "$1er"],
    ],
    beginnings: { grey: "gray" },
    apart: [],
  },
};

const { view, loosening } = viewsOf(DATA);
const read = (query) => readSelection(DATA, new URLSearchParams(query));
const left = (query, lang = "sv") => view(read(query), lang).ids;

test("without a filter everyone is left, in the order asked for", () => {
  assert.deepEqual(left(""), ["flen", "kramfors", "vimmerby"]);
  assert.deepEqual(left("sortering=nord"), ["kramfors", "flen", "vimmerby"]);
  assert.deepEqual(left("sortering=unknown&tema=unknown"), ["flen", "kramfors", "vimmerby"]);
  assert.equal(view(read("tema=unknown"), "sv").filtered, false);
});

test("any theme is enough, or all are needed; one and the same result has the type and the status", () => {
  assert.deepEqual(left("tema=boende&tema=dialog"), ["flen", "kramfors", "vimmerby"]);
  assert.deepEqual(left("tema=boende&tema=dialog&alla=ja"), ["kramfors"]);
  assert.deepEqual(left("resultat=beslut&status=klart"), ["flen"]);
});

test("an option is counted with what it would leave", () => {
  const { counts } = view(read("resultat=beslut&tema=boende"), "sv");
  assert.deepEqual(counts, {
    resultat: { beslut: 2, avtal: 2 },
    status: { klart: 1, pagar: 1 },
    tema: { boende: 2, dialog: 1 },
  });
});

test("a word is found by its forms, its beginning and what it means, and without its marks where none is spelled so", () => {
  for (const word of ["bostäder", "BOST", "bosta\u0308der", "bo\u00adstad"])
    assert.deepEqual(left(`q=${word}`), ["flen"]);
  assert.deepEqual(left("q=enkater"), ["flen", "kramfors"]);
  assert.deepEqual(left("q=i+det+hemmet"), ["flen", "kramfors"]);
  for (const word of ["färd", "fard"]) assert.deepEqual(left(`q=${word}`), ["vimmerby"]);
  assert.deepEqual(left("q=organizations", "en"), ["flen", "kramfors"]);
  assert.deepEqual(left("q=theater", "en"), ["vimmerby"]);
});

test("what only looks alike, marks alone and a question without an answer find nobody", () => {
  for (const words of ["län", "?!", "gick inte"]) assert.deepEqual(left(`q=${words}`), []);
  assert.deepEqual(left("q=gick inte bostad"), ["flen"]);
});

test("where nobody is left, the filter that brings most back goes", () => {
  const way = loosening(read("resultat=avtal&q=län"), "sv");
  assert.deepEqual([way.facet, way.count, way.selection.search], [null, 2, ""]);
  assert.equal(loosening(read("tema=boende&tema=dialog&alla=ja&status=klart"), "sv").anyTheme, true);
  assert.equal(loosening(read(""), "sv"), undefined);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { isDown, isForPage, langOf, withLine } from "../../../assets/js/worker/answering.js";

const APP = "https://app.example";
const asks = (path, changes) =>
  isForPage({ method: "GET", mode: "navigate", url: `${APP}${path}`, ...changes }, APP, ["/", "/jamfor"]);

test("the worker handles the app's pages as a whole", () => {
  assert.ok(asks("/?kommun=flen"));
  assert.ok(asks("/jamfor"));
});

test("it touches no file, API, other site, form or part of a page", () => {
  for (const path of ["/api/v1/pilots", "/assets/app.js", "/_stcore/stream", "/pilotkartan.html", "/tables.xlsx"]) {
    assert.ok(!asks(path), path);
  }
  assert.ok(!asks("/", { url: "https://other.example/" }));
  assert.ok(!asks("/", { method: "POST" }));
  assert.ok(!asks("/", { mode: "cors" }));
});

test("only a server that is not there counts as down", () => {
  assert.deepEqual([200, 304, 404, 500, 502, 503, 504].filter(isDown), [502, 503, 504]);
});

test("the address names the language, else the visitor does", () => {
  const langs = ["sv", "en"];
  assert.equal(langOf(`${APP}/?lang=en`, ["sv-SE"], langs), "en");
  assert.equal(langOf(`${APP}/?lang=xx`, ["fi", "en-GB", "sv"], langs), "en");
  assert.equal(langOf(`${APP}/`, ["fi"], langs), "sv");
});

test("the line is before all else of the page, as text", () => {
  const page = withLine('<head></head><body class="x"><main>', { sv: "<1>", en: "2 $&" });
  assert.equal(
    page,
    '<head></head><body class="x"><p class="kept-line" role="status">' +
      '<span class="in" lang="sv">&#60;1&#62;</span><span class="in" lang="en">2 $&#38;</span></p><main>',
  );
});

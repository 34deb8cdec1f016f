import assert from "node:assert/strict";
import { test } from "node:test";
import { describeMissing, HOOKS, missingHooks } from "../../../assets/js/app/streamlit_page.js";

test("nothing is missing on a page as it is to be", () => {
  assert.deepEqual(
    missingHooks(() => true),
    [],
  );
});

for (const [name, hook] of Object.entries(HOOKS)) {
  test(`the hook ${name} is missed, and what is off without it is told in one line`, () => {
    const missing = missingHooks((selector) => selector !== hook.selector);
    assert.deepEqual(missing, [hook]);
    const told = describeMissing(missing);
    assert.ok(told.includes(hook.selector) && told.includes(hook.off));
    assert.ok(!told.includes("\n"));
  });
}

test("what belongs to one page only is not missed on another", () => {
  const elsewhere = missingHooks(() => false);
  assert.deepEqual(
    elsewhere,
    Object.values(HOOKS).filter((hook) => !("when" in hook)),
  );
});

test("what two hooks switch off is told once", () => {
  const told = describeMissing([HOOKS.script, { ...HOOKS.app, off: HOOKS.script.off }]);
  assert.equal(told.split(HOOKS.script.off).length, 2);
});

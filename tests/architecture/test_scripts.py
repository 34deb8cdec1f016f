"""Scripts ask only for what browsers can do: one that cannot read a line of a file runs none of it."""

import re
from pathlib import Path

import pytest

ASSETS = Path(__file__).parents[2] / "assets"
# Newer than Safari 15.0, by what it looks like in a script.
NEWER = {
    "look-behind (Safari 16.4)": r"\(\?<[=!]",
    "regular expression with the flag d or v (15.0, 17.0)": r"\S/(?=[a-z]*[dv])[dgimsuvy]+(?=[,;.)])",
    "static block (16.4)": r"\bstatic\s*\{",
    "await outside a function (15.0)": r"^await\b",
    ":has() in a selector (15.4)": r":has\(",
    "at() (15.4)": r"\.at\(",
    "findLast() (15.4)": r"\.findLast(?:Index)?\(",
    "Object.hasOwn() (15.4)": r"\bObject\.hasOwn\(",
    "structuredClone() (15.4)": r"\bstructuredClone\(",
    "copies of arrays (16.0)": r"\.(?:toSorted|toReversed|toSpliced)\(",
    "groupBy() (17.4)": r"\.groupBy\(",
    "checkVisibility() (17.4)": r"\.checkVisibility\(",
    "AbortSignal.timeout() (16.0)": r"\bAbortSignal\.(?:timeout|any)\(",
}


def _code(script: Path) -> str:
    """Return a script without its comments."""
    return re.sub(r"/\*.*?\*/|(?<![:\"'`\\])//[^\n]*", "", script.read_text("utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("script", sorted(ASSETS.glob("**/*.js")), ids=lambda script: script.name)
def test_nothing_newer_than_safari_15(script: Path) -> None:
    """No script uses what a phone that gets no newer Safari cannot read."""
    code = _code(script)
    found = [what for what, looks in NEWER.items() if re.search(looks, code, re.MULTILINE)]
    assert found == []


def test_each_rule_finds_what_it_refuses() -> None:
    """Each rule knows what it is about, and leaves alone what looks much the same."""
    examples = (
        "a.split(/(?<=x)y/)", "/a/dg.exec(b)", "class A { static { } }", "await b;", 'a.closest("b:has(c)")',
        "a.at(-1)", "a.findLastIndex(b)", "Object.hasOwn(a, b)", "structuredClone(a)", "a.toSorted()",
        "Map.groupBy(a, b)", "a.checkVisibility()", "AbortSignal.timeout(5)",
    )  # fmt: skip
    for looks, example in zip(NEWER.values(), examples, strict=True):
        assert re.search(looks, example), example
    for innocent in ("a / d;", "a/divide", "/(?<name>a)/u", "it.static", "a.cat(b)", "a.has(b)", "const d = a / dv;"):
        assert [what for what, looks in NEWER.items() if re.search(looks, innocent)] == [], innocent

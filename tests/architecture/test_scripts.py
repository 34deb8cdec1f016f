"""Scripts ask only for what browsers can do, are checked, and know little of Streamlit's page and of each other."""

import re
from pathlib import Path

import pytest

from pilotkartan.render.scripts import ENTRIES, MODULES, modules

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "assets"
SCRIPTS = sorted(ASSETS.glob("**/*.js"))
TEXTS = {path.relative_to(MODULES).as_posix(): path.read_text("utf-8") for path in SCRIPTS}
# Pages of other sites include it as it is, so it names its message itself.
FOR_OTHER_SITES = "embedded/embed.js"
MESSAGES, STREAMLIT_PAGE, PAGE_CHANGES = "shared/messages.js", "app/streamlit_page.js", "app/page_changes.js"
# How Streamlit's own names look; the classes `st-key-…` are a promise.
STREAMLIT = r"\bst[A-Z]\w+|\bdata-test\w*|\btest(?:Script|Connection)State|_stcore|__streamlit|vite:|#root"
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


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.relative_to(MODULES).as_posix())
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


def test_every_script_is_a_checked_module() -> None:
    """No script is anywhere else, or is left out by the check of types."""
    assert len(SCRIPTS) > 40
    assert [path for path in SCRIPTS if MODULES not in path.parents] == []
    assert [name for name, text in TEXTS.items() if not re.match(r"// @ts-check\n/\* [A-Z]", text)] == []
    assert [
        name for name, text in TEXTS.items() if re.match(r".*\n/\* (?:What|How|Which|Whose|Where|From|The) ", text)
    ] == []
    assert [
        name for name, text in TEXTS.items() if re.search(r"@ts-(?:ignore|nocheck|expect-error)|biome-ignore", text)
    ] == []


def test_one_module_knows_streamlit_page() -> None:
    """Whatever changes in Streamlit's page, one file is to be changed."""
    found = {name: set(re.findall(STREAMLIT, text)) for name, text in TEXTS.items()}
    assert len(found.pop(STREAMLIT_PAGE)) > 15
    assert {name: names for name, names in found.items() if names} == {}


def test_one_observer_of_the_page() -> None:
    """All parts of the page follow its changes by one observer, and the map and the presentation need none."""
    found = {name: text.count("new MutationObserver") for name, text in TEXTS.items()}
    assert {name: count for name, count in found.items() if count} == {PAGE_CHANGES: 1}


def _names(constant: str) -> list[str]:
    """The names in a constant of messages.js."""
    found = re.search(rf"export const {constant} = /\*.*?\*/ \({{(.*?)}}\);", TEXTS[MESSAGES], re.DOTALL)
    assert found
    return re.findall(r"^  (\w+): ", found[1], re.MULTILINE)


def test_every_message_is_described_sent_and_handled() -> None:
    """What page and frame say to each other is in one list, and nothing in it is said in vain."""
    others = "".join(text for name, text in TEXTS.items() if name not in (MESSAGES, FOR_OTHER_SITES))
    assert len(_names("MESSAGE")) > 10
    for name in _names("MESSAGE"):
        assert f"@typedef {{{{ type: typeof MESSAGE.{name}" in TEXTS[MESSAGES]
        assert f"type: MESSAGE.{name}" in others, f"{name} is never sent"
        assert f"[MESSAGE.{name}]:" in others, f"{name} is never handled"
    for name in _names("STORY_EVENT"):
        assert f"announce(STORY_EVENT.{name})" in others
        assert f"document.addEventListener(STORY_EVENT.{name}," in others
    assert re.findall(r"[\"'](?:pilotkartan|streamlit):|postMessage\(\{ type", others) == []
    (named,) = re.findall(r'"(pilotkartan:[\w-]+)"', TEXTS[FOR_OTHER_SITES])
    assert f'height: "{named}"' in TEXTS[MESSAGES]


def test_each_script_holds_its_own_room() -> None:
    """Nothing of one room comes along in another's script, but what is shared and the presentation."""
    rooms = {name: {path.parent.name for path in modules(entry)} for name, entry in ENTRIES.items()}
    assert rooms == {
        "app.js": {"app", "shared"},
        "map.js": {"map", "shared"},
        "story.js": {"story", "shared"},
        "offline.js": {"offline", "story", "shared"},
        "site.js": {"site", "shared"},
        "site_grid.js": {"site", "shared"},
        "embedded.js": {"embedded", "shared"},
        "follow.js": {"follow", "shared"},
        "worker.js": {"worker", "shared"},
    }


def test_checks_are_part_of_make() -> None:
    """`make lint` checks form and types of the scripts, `make test` and `make quick` run their tests."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    rules = dict(re.findall(r"^([\w-]+)(:[^=\n]*\n(?:\t.*\n)+)", makefile, re.MULTILINE))
    assert "$(BIOME) check" in rules["lint-scripts"]
    assert "$(TSC)" in rules["lint-scripts"]
    assert re.search(r"^LINT := .*\blint-scripts\b", makefile, re.MULTILINE)
    assert all("$(LINT)" in rules[target] for target in ("lint", "test"))
    assert '$(NODE) --test "tests/js/**/*.test.js"' in rules["scripts"]
    assert all(re.search(r"[ :]scripts\n", rules[target]) for target in ("test", "quick"))

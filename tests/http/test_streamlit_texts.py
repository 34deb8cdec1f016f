"""Streamlit's own English words: listed as they are, each replaced, hidden or explained."""

import ast
import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import streamlit

from pilotkartan.content.model import Atlas
from pilotkartan.web.streamlit_texts import WHAT, WHOLE, WITH, connection_words, foreign_words, texts_element

ROOT = Path(__file__).parents[2]
LIST = tomllib.loads((ROOT / "tests/browser/streamlit_words.toml").read_text("utf-8"))
STREAMLIT = Path(streamlit.__file__).parent
SCRIPTS = STREAMLIT / "static" / "static" / "js"
DRAWS_NOTHING = set("Page context fragment navigation query_params rerun session_state set_page_config".split())
DRAWING = sorted([*(ROOT / "pages").glob("*.py"), *(ROOT / "pilotkartan" / "ui").glob("*.py")])


@cache
def source(file: str) -> str:
    """Return what Streamlit's files of that name hold: Python by its path, the frontend by the start of its name."""
    if file.startswith("python:"):
        return (STREAMLIT / file.removeprefix("python:")).read_text("utf-8")
    return "".join(path.read_text("utf-8") for path in sorted(SCRIPTS.glob(f"{file}.*.js")))


def pieces(word: dict[str, Any]) -> list[str]:
    """Return what must stand in the file if Streamlit still says the word."""
    if "pieces" in word:
        return list(word["pieces"])
    parts = word["en"].split(WHAT)
    quote = '"' if word["file"].startswith("python:") else "`"
    return [f"{quote}{parts[0]}{quote}"] if len(parts) == 1 else [part for part in parts if part]


@pytest.mark.parametrize("word", LIST["word"], ids=lambda word: word["en"][:40])
def test_streamlit_still_says_so(word: dict[str, Any]) -> None:
    """After an upgrade no word stays on the list that Streamlit no longer has."""
    assert [piece for piece in pieces(word) if piece not in source(word["file"])] == []


def test_list_was_read_from_the_version_in_use() -> None:
    """Another version may say something new: its files are read again before the list is taken for whole."""
    assert LIST["streamlit"] == streamlit.__version__


def test_words_of_every_element_were_read() -> None:
    """The app draws no element of Streamlit's whose words nobody has looked for."""
    used = {
        node.attr
        for path in DRAWING
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "st"
    }
    assert sorted(used - DRAWS_NOTHING) == LIST["elements"]


def test_each_word_is_dealt_with(atlas: Atlas) -> None:
    """What is replaced has its Swedish; what is not tells what hides it, or why it stays."""
    replaced = {word["key"]: word["en"] for word in LIST["word"] if word["how"] == "replaced"}
    assert replaced == {key: atlas.words[f"streamlit.{key}"].en for key in [*WHOLE, *(f"with_{name}" for name in WITH)]}
    others = [word for word in LIST["word"] if word["how"] != "replaced"]
    assert {word["how"] for word in others} == {"hidden", "explained"}
    assert all(word["by"] for word in others)


def test_every_replacement_is_another_text(atlas: Atlas) -> None:
    """No two words of Streamlit's are taken for one another, and each Swedish text keeps what stands in its midst."""
    words = foreign_words(atlas)
    assert len(words["whole"]) == len(WHOLE)
    assert len(words["with"]) == len(WITH)
    for english, swedish in {**words["whole"], **words["with"]}.items():
        assert english != swedish
        assert english.count(WHAT) == swedish.count(WHAT)
    assert all(english.count(WHAT) == 1 for english in words["with"])


def test_words_stand_in_the_page(atlas: Atlas) -> None:
    """The page holds them as plain data, which no browser runs."""
    element = texts_element(atlas)
    start = '<script type="application/json" id="streamlit-words">'
    assert element.startswith(start)
    assert json.loads(element.removeprefix(start).removesuffix("</script>")) == {
        **foreign_words(atlas),
        "connection": connection_words(atlas),
    }

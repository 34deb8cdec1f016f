"""Every Swedish text is spelt as the word list of Hunspell has it, or is on a small list of our own words."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from spylls.hunspell import Dictionary

from pilotkartan.content.load import DATA_DIR
from pilotkartan.content.model import Atlas
from pilotkartan.content.problems import KINDS
from pilotkartan.content.text_warnings import every_text

OWN_WORDS = Path(__file__).with_name("own_swedish_words.txt")
# Blanks that the app fills, code, options of the command line and addresses.
NO_TEXT = re.compile(r"\{\w*\}|`[^`]*`|--\w+|https?://\S+")
# A word, or several joined by hyphens: no part of a name with digits, underscores or dots, such as `code_key`, and no
# first half of a compound, such as *mark-* before *och*.
WORD = re.compile(r"(?<![\w.=/@-])[^\W\d_]+(?:[-:][^\W\d_]+)*(?![\w=/(@-]|\.\w)")


def words_in(text: str) -> set[str]:
    """Return the words of a text."""
    return set(WORD.findall(NO_TEXT.sub(" ", text)))


@cache
def word_list() -> Dictionary:
    """Return the Swedish word list that spylls carries."""
    return Dictionary.from_files("sv_SE")


@cache
def own_words() -> frozenset[str]:
    """Return our own words."""
    lines = OWN_WORDS.read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def is_in_word_list(word: str) -> bool:
    """Tell whether the word list has the word, one of its forms or the parts of a compound."""
    return bool(word_list().lookup(word))


def own_word(word: str) -> str | None:
    """Return the word of our own that this is, at the beginning of a sentence too."""
    return next((own for own in (word, word[0].lower() + word[1:]) if own in own_words()), None)


def is_spelt_right(word: str) -> bool:
    """Tell whether a word, or each of several joined by a hyphen or a colon, is our own or in the word list."""
    parts = re.split("[-:]", word)
    return bool(own_word(word)) or is_in_word_list(word) or (len(parts) > 1 and all(map(is_spelt_right, parts)))


def swedish_texts(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """Yield (file and field, text) of every Swedish text of the data, the interface and the reports of mistakes."""
    yield from ((f"{file}: {field}.sv", text.sv) for file, field, text in every_text(atlas))
    for kind, texts in KINDS.items():
        yield from ((f"pilotkartan/content/problems.py: {kind}", text.sv) for text in texts)
    swedish, _, _ = (DATA_DIR / "README.md").read_text("utf-8").partition("## In English")
    yield from ((f"data/README.md: line {n}", line) for n, line in enumerate(swedish.splitlines(), 1))


@pytest.fixture(scope="module")
def used(atlas: Atlas) -> dict[str, str]:
    """Every word of the Swedish texts, with the place where it comes first."""
    found: dict[str, str] = {}
    for place, text in swedish_texts(atlas):
        for word in sorted(words_in(text)):
            found.setdefault(word, place)
    return found


@pytest.mark.slow
def test_every_word_is_spelt_right(used: dict[str, str]) -> None:
    """A word is in the word list or among our own words: one that is in neither is named with its file and field."""
    assert [f"{place}: {word}" for word, place in used.items() if not is_spelt_right(word)] == []


@pytest.mark.slow
def test_every_own_word_is_needed(used: dict[str, str]) -> None:
    """The list of our own words holds none that no text uses any longer, and none that the word list has."""
    parts = {part for word in used for part in (word, *re.split("[-:]", word))}
    assert sorted(own_words() - {own_word(part) for part in parts}) == []
    assert [word for word in own_words() if is_in_word_list(word)] == []


@pytest.mark.slow
def test_misspelt_word_is_found() -> None:
    """The word list accepts compounds and forms, but no word with a letter too many, too few or in the wrong place."""
    assert is_spelt_right("besöksnäringens")
    misspelt = "kommmun attraktionskaft besöksnärigen pilotkommnuer sammverkan CSV-filrena".split()
    assert [word for word in misspelt if is_spelt_right(word)] == []


def test_what_is_no_word_is_left_out() -> None:
    """Names of files, keys and addresses are not spelt; words beside them, in quotes and with hyphens are."""
    text = "Läs README.md, code_key, rows=pilots och https://exempel.se: ”strandpromenaden”, CSV-fil, mark- och {x}."
    assert words_in(text) == {"Läs", "och", "strandpromenaden", "CSV-fil"}

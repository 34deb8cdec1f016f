"""A text in the other language is found by its small words, and no text of ours is taken for one."""

from collections.abc import Iterator
from typing import Any

import pytest

from pilotkartan.content.language_check import SMALL_WORDS, language_problems, seeming_language
from pilotkartan.content.load import OWN_DATA_DIR, Files, read_files
from pilotkartan.content.parsed import PILOTS

# Of our own prose, exchanged, this share at least is found: what is missed is a title or a list of nouns.
LEAST_FOUND = 0.9
MIN_WORDS_OF_PROSE = 8


@pytest.fixture(scope="module")
def files() -> Files:
    """All files of the repository's own data, with the words of the interface."""
    read, _, problems = read_files(OWN_DATA_DIR)
    assert problems == []
    return read


def exchanged(value: Any) -> Any:
    """Return a file with each text in the field of the other language."""
    if isinstance(value, dict):
        other = {"sv": "en", "en": "sv"}
        return {other.get(name, name): exchanged(item) for name, item in value.items()}
    return tuple(map(exchanged, value)) if isinstance(value, tuple) else value


def prose(value: Any) -> Iterator[str]:
    """Yield every text of a file with some words."""
    if isinstance(value, dict):
        for name, item in value.items():
            is_text = name in ("sv", "en") and isinstance(item, str) and len(item.split()) >= MIN_WORDS_OF_PROSE
            yield from [item] if is_text else prose(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from prose(item)


def test_no_text_of_ours_is_taken_for_the_other_language(files: Files) -> None:
    """On all texts of data and interface there is no false hit."""
    assert [problem.line("en") for problem in language_problems(files)] == []


def test_exchanged_texts_are_found(files: Files) -> None:
    """Of a file whose texts stand in each other's fields nearly all prose is found."""
    pilots = {name: file for name, file in files.items() if name.startswith(PILOTS)}
    found = {problem.value for problem in language_problems({name: exchanged(file) for name, file in pilots.items()})}
    texts = [text for file in pilots.values() for text in prose(file)]
    assert len(texts) > 300
    assert sum(text in found for text in texts) >= LEAST_FOUND * len(texts)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Invånare och företagare har mötts i dialogcaféer.", "sv"),
        ("Residents and business owners have met in dialogue cafés.", "en"),
        ("Flen", None),
        ("The guide ‘Att bygga för och med unga’", None),
        ("The film ”Att leva och bo i Flen” has been shown to residents.", "en"),
        ("{and} {the} {of}", None),
        ("Second paragraph under Flen: strategy, review, film", None),
        ("OCH SOM", "sv"),
        ("och the", None),
    ],
)
def test_language_of_a_text(text: str, lang: str | None) -> None:
    """Two small words decide, titles in quotes apart; with fewer, or as many of both, nothing is said."""
    assert seeming_language(text) == lang


def test_small_words_are_of_one_language() -> None:
    """No word counts for both languages."""
    assert SMALL_WORDS["sv"] & SMALL_WORDS["en"] == frozenset()

"""Our texts against the source text: facts carry over, sentences do not, and every paragraph is listed."""

import hashlib
import os
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pilotkartan.content.load import DATA_DIR

# The source text is not ours to publish, so it lies outside the repository.
SOURCE = Path(os.environ.get("PILOTKARTAN_SOURCE", DATA_DIR.parents[1] / "shared" / "source" / "pilotkommuner.md"))
DATA_FILES = sorted(path.relative_to(DATA_DIR).as_posix() for path in DATA_DIR.rglob("*.toml"))
MATERIAL_FILES = [file for file in DATA_FILES if file == "programme.toml" or file.startswith("pilots/")]
MAX_SHARED_RUN = 7
# Proper names of several words; titles of materials are read from the data. In a run each counts as one word.
NAMES = (
    "Centrum för kommunstrategiska studier",
    "Forum–Arena–Court",
    "Linköpings universitet",
    "Stärkt lokal attraktionskraft",
    "Svenskt Näringsliv",
    "Tillväxtprogrammet för Gotland",
    "Utveckla svenska städer",
)

needs_source = pytest.mark.skipif(
    not SOURCE.exists(), reason=f"the source text is not at {SOURCE} (PILOTKARTAN_SOURCE)"
)


@cache
def source_paragraphs() -> dict[str, str]:
    """Return the paragraphs of the source by reference."""
    return dict(re.findall(r"^\[([\w-]+:\d+)\] (.*)$", SOURCE.read_text("utf-8"), re.M))


@cache
def read(file: str) -> dict[str, Any]:
    """Return what a data file holds."""
    return tomllib.loads((DATA_DIR / file).read_text("utf-8"))


def swedish_texts(value: Any) -> Iterator[str]:
    """Yield every Swedish text of a file."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from [item] if key == "sv" and isinstance(item, str) else swedish_texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from swedish_texts(item)


@cache
def names() -> tuple[str, ...]:
    """Return names and titles as words in a row, the longest first."""
    titles = [material["title"]["sv"] for file in MATERIAL_FILES for material in read(file).get("material", ())]
    return tuple(sorted((" ".join(plain_words(name)) for name in (*NAMES, *titles)), key=len, reverse=True))


def plain_words(text: str) -> list[str]:
    """Return the words of a text in lower case, without marks."""
    return re.findall(r"\w+", text.lower())


def words(text: str) -> list[str]:
    """Return the words of a text; a name or a title counts as one."""
    row = f" {' '.join(plain_words(text))} "
    for name in names():
        row = row.replace(f" {name} ", f" {name.replace(' ', '_')} ")
    return row.split()


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of words that is too long to share."""
    row, length = words(text), MAX_SHARED_RUN + 1
    return {tuple(row[start : start + length]) for start in range(len(row) - length + 1)}


@needs_source
@pytest.mark.parametrize("file", DATA_FILES)
def test_no_sentence_is_copied(file: str) -> None:
    """No run of eight words or more of our Swedish texts stands as in the source."""
    source_runs = {run for paragraph in source_paragraphs().values() for run in runs(paragraph)}
    assert source_runs
    copied = {" ".join(run) for text in swedish_texts(read(file)) for run in runs(text) & source_runs}
    assert copied == set()


@needs_source
def test_sum_is_that_of_the_text() -> None:
    """The sum in data/source.toml is that of the stored copy which the paragraphs and the texts are checked against."""
    assert read("source.toml")["sha256"] == hashlib.sha256(SOURCE.read_bytes()).hexdigest()


@needs_source
def test_every_paragraph_of_the_source_is_listed() -> None:
    """data/source.toml lists the paragraphs of the source: all of them, in their order, and no other."""
    listed = [paragraph["ref"] for paragraph in read("source.toml")["paragraph"]]
    assert listed == list(source_paragraphs())

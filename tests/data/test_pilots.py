"""Each pilot's file holds what readers of both languages need, and cites the whole of its part of the source."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pilotkartan.content.load import DATA_DIR, load_atlas
from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.problems import DataError

MAX_SUMMARY = 120
PILOTS = sorted(path.stem for path in (DATA_DIR / "pilots").glob("*.toml"))
# Swedish names that stand in English texts as they are, beside the pilots' own.
NAMES = (
    "Attraktionskraft besök",
    "Flen har satt turismen på framtidskartan",
    "Hållbara Gotland",
    "Rättvik",
    "Svenskt Näringsliv",
    "Tillväxtprogrammet för Gotland",
    "Tillväxtverket",
    "Västra Götaland",
)
# The same in both languages, because the name has no English form.
SAME_IN_BOTH = {"Region Gotland"}

each_pilot = pytest.mark.parametrize("stem", PILOTS)


def pilot_of(stem: str) -> dict[str, Any]:
    """Return what a pilot's file holds, read without the code under test."""
    return tomllib.loads((DATA_DIR / "pilots" / f"{stem}.toml").read_text("utf-8"))


def texts(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every text of a file with its place, such as `aim[1]`."""
    if isinstance(value, dict):
        if {"sv", "en"} & value.keys():
            yield path, value
        for key, item in value.items():
            yield from texts(item, f"{path}.{key}".removeprefix("."))
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from texts(item, f"{path}[{number}]")


def plain(title: str) -> list[str]:
    """Return the words of a title, without marks."""
    return re.findall(r"\w+", title)


def cited(value: Any) -> Iterator[str]:
    """Yield every source paragraph that a file cites."""
    if isinstance(value, dict):
        yield from value.get("source", ())
        for item in value.values():
            yield from cited(item)
    elif isinstance(value, list):
        for item in value:
            yield from cited(item)


def paragraphs_to_cite(stem: str) -> list[str]:
    """Return the references of a pilot's paragraphs, headings and links left out."""
    paragraphs = tomllib.loads((DATA_DIR / "source.toml").read_text("utf-8"))["paragraph"]
    return [
        paragraph["ref"]
        for paragraph in paragraphs
        if paragraph["ref"].startswith(f"{stem}:") and not paragraph["en"].startswith(("The heading", "The link"))
    ]


@each_pilot
def test_file_has_no_problem(stem: str) -> None:
    """The app can read the file: every field, code, status and type in it is known."""
    problems: list[str] = []
    try:
        load_atlas()
    except DataError as error:
        problems = [problem.line("en") for problem in error.problems if Path(problem.file).stem == stem]
    assert problems == []


@each_pilot
def test_every_text_is_in_both_languages(stem: str) -> None:
    """No text is left out in a language, or left standing in the other one."""
    found = dict(texts(pilot_of(stem)))
    assert [
        place for place, text in found.items() if not (text.get("sv", "").strip() and text.get("en", "").strip())
    ] == []
    assert [place for place, text in found.items() if text["sv"] == text["en"] and text["sv"] not in SAME_IN_BOTH] == []


@each_pilot
def test_english_has_no_swedish_left_in_it(stem: str) -> None:
    """In the English texts å, ä and ö stand in proper names only, and in titles that the translation follows."""
    names = "|".join(map(re.escape, (*NAMES, *(pilot_of(other)["name"] for other in PILOTS))))
    english = {place: re.sub(r"^[^‘]+ (?=\(‘)", "", text["en"]) for place, text in texts(pilot_of(stem))}
    found = {place: re.sub(names, "", text) for place, text in english.items()}
    assert {place: text for place, text in found.items() if re.search("[åäöÅÄÖ]", text)} == {}


@pytest.mark.parametrize("file", ["programme.toml", *(f"pilots/{stem}.toml" for stem in PILOTS)])
def test_english_keeps_the_title_that_can_be_found(file: str) -> None:
    """A title with a translation begins as the Swedish one does, so that the material can be found and cited."""
    materials = tomllib.loads((DATA_DIR / file).read_text("utf-8")).get("material", ())
    titles = [material["title"] for material in materials if "(‘" in material["title"]["en"]]
    kept = [(re.split(r",? \(‘", title["en"])[0], title["sv"]) for title in titles]
    assert [pair for pair in kept if plain(pair[0]) != plain(pair[1])[: len(plain(pair[0]))]] == []


@each_pilot
def test_summary_fits_a_card(stem: str) -> None:
    """The summary is short enough to be read at a glance, in both languages."""
    summary = pilot_of(stem)["summary"]
    assert {lang: len(summary[lang]) for lang in ("sv", "en") if len(summary[lang]) > MAX_SUMMARY} == {}


@each_pilot
def test_whole_of_its_source_is_used(stem: str) -> None:
    """Every paragraph that the source has on the pilot, headings and links aside, is cited by some text."""
    wanted = paragraphs_to_cite(stem)
    assert wanted
    assert [ref for ref in wanted if ref not in set(cited(pilot_of(stem)))] == []


@each_pilot
def test_pilot_cites_no_other_pilot(stem: str) -> None:
    """What is said of a pilot rests on its own paragraphs, or on those about the programme."""
    allowed = (f"{stem}:", "programme:", "closing:")
    assert [ref for ref in cited(pilot_of(stem)) if not ref.startswith(allowed)] == []


@pytest.mark.parametrize("lang", LANGS)
def test_no_word_says_how_many_pilots_there_are(lang: Lang, atlas: Atlas) -> None:
    """A word tells the number of pilots by a blank or not at all: it must be true of the next pilot's data, too."""
    number = re.compile(r"\b(?:tio|ten|10)\b", re.IGNORECASE)
    assert {key: text.of(lang) for key, text in atlas.words.items() if number.search(text.of(lang))} == {}

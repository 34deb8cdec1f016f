"""Mistakes of editing by hand are told: a word processor's quotes, what a copied file still holds of another pilot."""

import re
import shutil
from pathlib import Path

import pytest

from pilotkartan.content.editing_kinds import EDITING_KINDS
from pilotkartan.content.folder_check import check_folder
from pilotkartan.content.load import OWN_DATA_DIR, AtlasStore
from pilotkartan.content.model import LANGS
from pilotkartan.content.problems import WARNINGS, Problem
from tests.data.message_language import foreign_words
from tests.data.test_bad_data import FLEN, change

CITATION = "CITATION.cff"
# File, old, new -> kind, field, what both languages must name; and whether an edit is refused for it.
SLIPS = {
    "typographic quotes": (FLEN, 'name = "Flen"', "name = ”Flen”", "typographic_quotes", "", ("(”)", " 2;"), True),
    "quotes in a list": (
        FLEN, 'source = ["flen:4"]', "source = [“flen:4”]", "typographic_quotes", "", ("(“ ”)",), True,
    ),
    "telephone too short": (
        FLEN, "+46706597707", "+4670659770", "phone_too_short", "contact.phone", ("8", "070", "9"), True,
    ),
    "telephone too long": (
        FLEN, "+46706597707", "+467065977077", "phone_too_long", "contact.phone", ("10", "070", "9"), True,
    ),
    "telephone of the programme": (
        "programme.toml", 'phone = "+46', 'phone = "+4670', "phone_too_long", "contact[1].phone", ("+46",), True,
    ),
    "English in Swedish": (
        FLEN, 'reason.sv = "Dialogcaféer har hållits."', 'reason.sv = "Dialogue cafés have been held for the town."',
        "wrong_language", "coding[4].reason.sv", (), False,
    ),
    "Swedish in English": (
        "words.toml", 'en = "Contact at', 'en = "Det är en kontakt på', "wrong_language", "programme.contact.en", (),
        False,
    ),
    "cited version": (
        f"../{CITATION}", "\nversion:", '\nversion: "2020-01-02" #', "other_version_cited", "version", ("2020-01-02",),
        False,
    ),
    "cited day": (
        f"../{CITATION}", "date-released:", "date-released: 2020-01-02 #", "other_version_cited", "date-released",
        ("2020-01-02",), False,
    ),
}  # fmt: skip
# Each has a test of its own below, or in test_new_pilot.py.
OTHER_KINDS = {"left_over_text", "paragraph_of_other", "same_contact", "not_filled"}


@pytest.fixture
def data(data_copy: Path) -> Path:
    """A copy of data/, with CITATION.cff beside it."""
    shutil.copy(OWN_DATA_DIR.parent / CITATION, data_copy.parent)
    return data_copy


@pytest.fixture
def copied(data: Path) -> Path:
    """The file of a pilot that was copied from Flen's: the municipality is right, all texts are still Flen's."""
    path = data / "pilots/lysekil.toml"
    text = (data / FLEN).read_text("utf-8").replace('"flen-', '"lysekil-').replace("flen.se", "lysekil.se")
    text = text.replace("Flens kommun", "Lysekils kommun").replace("Flen Municipality", "Lysekil Municipality")
    for old, new in {
        'code = "0482"': 'code = "1484"', 'name = "Flen"': 'name = "Lysekil"', 'county = "04"': 'county = "14"',
        "lat = 59.0583": "lat = 58.2743", "lon = 16.5878": "lon = 11.4358",
    }.items():  # fmt: skip
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("slip", SLIPS)
def test_slip_is_told(slip: str, data: Path) -> None:
    """A slip is told once in the language asked for; what is certainly wrong is refused, what seems so is not."""
    file, old, new, kind, field, named, refused = SLIPS[slip]
    change(data / file, old, new)
    found = check_folder(data)
    (problem,) = (*found.refused, *found.others)
    assert (problem.kind, problem.field, bool(found.refused)) == (kind, field, refused)
    assert (found.atlas is None) == refused
    assert problem.file == (CITATION if CITATION in file else f"data/{file}")
    for lang in LANGS:
        assert [part for part in named if part not in problem.line(lang)] == []
        assert foreign_words(problem, lang) == set()


def test_every_kind_is_tried() -> None:
    """No kind of problem can be told that no test has brought about."""
    assert {kind for _, _, _, kind, *_ in SLIPS.values()} | OTHER_KINDS == EDITING_KINDS.keys()


def test_data_as_it_is_has_nothing_of_the_kind(data: Path) -> None:
    """On the repository's own data there is no false hit."""
    found = check_folder(data)
    assert (found.refused, found.others) == ((), ())
    assert {note.kind for note in found.notes} & EDITING_KINDS.keys() == set()


def test_what_only_the_check_finds_is_in_one_language(data: Path) -> None:
    """Files that are not read, and what only the publisher knows, are told in the language asked for too."""
    (data / "codebok.toml").write_text("a = 1\n")
    (data / "notes.txt").write_text("To do\n")
    found = check_folder(data)
    problems = (*found.others, *found.notes)
    assert {"unread_file", "unread_note", "no_address", "not_retrieved", *WARNINGS} <= {
        problem.kind for problem in problems
    }
    assert [foreign_words(problem, lang) for problem in problems for lang in LANGS] == [set()] * (2 * len(problems))


def test_copied_texts_are_refused(copied: Path, data: Path) -> None:
    """Visitors never read one pilot's texts under another's name: each one left over is told, in both languages."""
    copied.rename(data.parent / "meanwhile")
    store = AtlasStore(data)
    good = store.get()
    (data.parent / "meanwhile").rename(copied)
    assert store.get() is good
    found = check_folder(data)
    texts, _, _ = copied.read_text("utf-8").partition("[[material]]")
    passages = re.findall(r"^(?:sv|en) = ", texts, re.MULTILINE)
    assert {problem.kind for problem in found.refused} == {"left_over_text"}
    assert len(found.refused) == len(passages)
    assert {problem.field[-2:] for problem in found.refused} == set(LANGS)
    for problem in found.refused:
        assert "data/pilots/flen.toml (" in problem.why("sv")
        assert [foreign_words(problem, lang) for lang in LANGS] == [set(), set()]


def notes_of(data: Path, kind: str) -> list[Problem]:
    """Return the notes of a kind, whose messages are in the language asked for."""
    notes = [note for note in check_folder(data).notes if note.kind == kind]
    assert [foreign_words(note, lang) for note in notes for lang in LANGS] == [set()] * (2 * len(notes))
    return notes


@pytest.mark.usefixtures("copied")
def test_copied_references_and_contact_are_noted(data: Path) -> None:
    """What two pilots may well share is no mistake, but the editor is asked: the other one's paragraphs and contact."""
    (paragraphs,) = notes_of(data, "paragraph_of_other")
    assert (paragraphs.file, paragraphs.field) == ("data/pilots/lysekil.toml", "source")
    assert paragraphs.value.startswith("flen:1, flen:2")
    (contact,) = notes_of(data, "same_contact")
    assert (contact.file, contact.field, contact.value) == (
        "data/pilots/lysekil.toml", "contact.phone", "+46706597707",
    )  # fmt: skip
    assert "data/pilots/flen.toml" in contact.why("en")


def test_copied_reasons_are_told(copied: Path, data: Path) -> None:
    """Where only the reasons of the codings are left over, the check tells; short ones may be true of many."""
    lines = copied.read_text("utf-8").split("\n")
    others = [
        re.sub(r'^(sv|en) = ".*"$', rf'\1 = "{n} {chr(65 + n % 26)} Lysekil"', line) for n, line in enumerate(lines)
    ]
    copied.write_text("\n".join(others), "utf-8")
    found = check_folder(data)
    assert found.refused == ()
    assert {(problem.kind, problem.field.split(".")[1]) for problem in found.others} == {("left_over_text", "reason")}
    texts = [problem.value for problem in found.others]
    assert "Hela projektet gäller besöksnäringens behov och plats i planeringen." in texts
    assert "Dialogcaféer har hållits." not in texts


def test_citation_is_left_alone_where_there_is_none(data_copy: Path) -> None:
    """Beside another programme's data there may be no CITATION.cff, or one that is no text."""
    assert check_folder(data_copy).others == ()
    (data_copy.parent / CITATION).write_bytes(b"version: \xff")
    assert check_folder(data_copy).others == ()

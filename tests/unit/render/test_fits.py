"""The answer to which pilots suit us: a sentence first, right in number, then only those that match."""

import re

import pytest
from markupsafe import Markup

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.texts import translator
from pilotkartan.geo.distance import Fit, ranked
from pilotkartan.geo.lookup import gazetteer
from pilotkartan.render.fits import headline, render_fits


def fits_of(atlas: Atlas, questions: tuple[str, ...], own_type: str | None, place: str) -> tuple[Fit, ...]:
    """Return the ranking as seen from a place, or from none."""
    found = gazetteer().by_id.get(place)
    return ranked(atlas, questions, own_type, found and (found.lat, found.lon), found and found.municipality)


def answer(atlas: Atlas, questions: tuple[str, ...], own_type: str | None = None, place: str = "") -> str:
    """Return the first line in Swedish."""
    fits = fits_of(atlas, questions, own_type, place)
    return headline(fits, len(questions), translator(atlas.words, "sv"))


def rows(
    atlas: Atlas, questions: tuple[str, ...], own_type: str | None, place: str, lang: Lang = "sv"
) -> list[list[str]]:
    """Return the table's texts, cell by cell, its head first."""
    fits = fits_of(atlas, questions, own_type, place)
    addresses = {pilot.id: f"/?kommun={pilot.id}" for pilot in atlas.pilots}
    html = render_fits(atlas, fits, len(questions), own_type, addresses, translator(atlas.words, lang), lang)
    found = re.findall(r"<tr.*?</tr>", html, re.DOTALL)
    return [
        [str(Markup(cell).striptags()) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)] for row in found
    ]


@pytest.mark.parametrize(
    ("questions", "own_type", "place", "line"),
    [
        (("boende",), None, "", "Träffar er fråga: Östhammar"),
        (("boende", "stadskarna"), None, "", "Träffar 1 av era 2 frågor: Haninge och Östhammar"),
        (("dialog", "samverkan"), None, "2480", "Träffar båda era frågor: Överkalix och Vimmerby"),
        (("dialog", "samverkan", "platsidentitet"), None, "", "Träffar alla era 3 frågor: Överkalix"),
        ((), "C8", "", "Samma kommuntyp som ni: Kramfors, Vimmerby och Överkalix"),
        # In the order of the rule: those of the visitor's own type, then the nearest.
        (("dialog",), "C6", "", None),
    ],
)
def test_first_line(
    atlas: Atlas, questions: tuple[str, ...], own_type: str | None, place: str, line: str | None
) -> None:
    """The sentence names those that match most, and counts only where one asked more than one thing."""
    said = answer(atlas, questions, own_type, place)
    best = fits_of(atlas, questions, own_type, place)[0].pilot.name
    assert best in said
    assert line is None or said == line


def test_long_answers_are_cut(atlas: Atlas) -> None:
    """The line has room for two rows: of many names the first three are there, and the number of the others."""
    said = {theme: answer(atlas, (theme.id,)) for theme in atlas.codebook.codes("theme")}
    many = [text for text in said.values() if " till" in text]
    assert many
    assert all(re.fullmatch(r"Träffar er fråga: \S+, \S+, \S+ och \d till", text) for text in many)


def test_no_match(atlas: Atlas) -> None:
    """Where nobody matches the sentence says so, in the right number, and there is no table."""
    t = translator(atlas.words, "sv")
    nobody = [fit for fit in ranked(atlas, ("boende",), None, None) if not fit.themes]
    assert headline(nobody, 1, t) == "Ingen pilotkommun har er fråga bland sina teman."
    assert headline(nobody, 2, t) == "Ingen pilotkommun har någon av era frågor bland sina teman."
    assert headline(nobody, 0, t) == "Ingen annan pilotkommun är av er kommuntyp."
    addresses = {pilot.id: "/" for pilot in atlas.pilots}
    assert "<table" not in render_fits(atlas, nobody, 1, None, addresses, t, "sv")


def test_table_holds_what_says_something(atlas: Atlas) -> None:
    """Questions are a column only where several are asked, the type where one has it too, the distance from a place.

    Pilots without a match are no rows, and no row says "0 of".
    """
    assert rows(atlas, ("boende",), None, "") == [["Pilotkommun"], ["Östhammar"]]
    head, *found = rows(atlas, ("dialog", "samverkan"), "C8", "2480")
    assert head == ["Pilotkommun", "Era frågor", "Kommuntyp", "Avstånd"]
    assert found[0] == ["Överkalix", "Medborgardialog Samverkan", "samma", "304 km"]
    assert all(cells[1] for cells in found)
    assert len(found) < len(atlas.pilots)
    # Nobody who works on business climate is of the type B5: a column would say "another" in each row.
    assert rows(atlas, ("foretagsklimat",), "B5", "2480", "en")[0] == ["Pilot municipality", "Distance"]


@pytest.mark.parametrize("lang", LANGS)
def test_own_municipality(atlas: Atlas, lang: Lang) -> None:
    """Whoever is a pilot is shown as such where one's own question is met, and is none of those of the same type."""
    _, own = rows(atlas, ("boende",), "B5", "0382", lang)
    assert own[1:] == ({"sv": ["samma", "er kommun"], "en": ["the same", "your own"]}[lang])
    assert "Östhammar" not in answer(atlas, (), "B5", "0382")
    assert answer(atlas, (), "B5", "0382") == "Samma kommuntyp som ni: Flen"

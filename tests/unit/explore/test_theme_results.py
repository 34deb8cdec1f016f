"""A pilot's results on a theme are said in short, those that are done first."""

import pytest

from pilotkartan.content.model import Atlas
from pilotkartan.explore.theme_results import first_sentence, results_by_status, results_on_theme


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Projektet har skapat en karta. Den ger svar.", "Projektet har skapat en karta."),
        ("Planen bl.a. Flen använder är klar. Mer följer.", "Planen bl.a. Flen använder är klar."),
        ("Bara en mening", "Bara en mening"),
    ],
)
def test_first_sentence(text: str, first: str) -> None:
    """A sentence ends before a capital letter, but not after an abbreviation with a point inside."""
    assert first_sentence(text) == first


def test_results_on_theme(atlas: Atlas) -> None:
    """Only results that serve the theme are given, those done before the ongoing and the planned."""
    theme = atlas.codebook.by_id["service"]
    found = results_on_theme(atlas, atlas.by_id["kramfors"], theme)
    assert [result.status for result in found] == ["done", "planned"]
    assert all("service" in result.themes for result in found)
    assert sorted(results_by_status(atlas, atlas.by_id["flen"]), key=str) == sorted(atlas.by_id["flen"].result, key=str)

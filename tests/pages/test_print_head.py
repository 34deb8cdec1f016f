"""A printed page is headed by what it shows, in the reader's language."""

import pytest
from markupsafe import Markup

from pilotkartan.content.model import Atlas
from tests.pages.screen import Screen


def heads(screen: Screen) -> list[str]:
    """Return the texts of the heads on a page."""
    return [Markup(body).striptags() for body in screen.html if "print-head" in body]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("lang=sv", "Alla 10 pilotkommuner visas"),
        ("lang=en&kommun=flen&jamfor=flen&jamfor=gotland", "Flen"),
        ("lang=sv&kommun=flen&lan=03", "Flen; 1 av 10 pilotkommuner: Uppsala län"),
    ],
)
def test_map(query: str, shown: str) -> None:
    """On the map's page the head tells the chosen pilot and what is filtered, else that all are shown."""
    (head,) = heads(Screen(query))
    assert head in (f"{shown}AdressUtskriven", f"{shown}AddressPrinted")


def test_other_pages(atlas: Atlas) -> None:
    """The comparison tells who is compared, any other page its own title."""
    screen = Screen("lang=en&jamfor=flen&jamfor=gotland")
    screen.to_page("compare.py")
    assert heads(screen) == ["Flen and Gotland side by sideAddressPrinted"]
    screen.to_page("programme.py")
    assert heads(screen) == [f"{atlas.words['head.programme'].en}AddressPrinted"]

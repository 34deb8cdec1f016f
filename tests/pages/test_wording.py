"""Counts and lists read as a person would write them."""

import re

import pytest
from markupsafe import Markup

from pilotkartan.content.model import LANGS, Atlas, Lang
from tests.pages.screen import Screen

ONE_SLIDE = "berattelse=urval&tema=boende&steg=karta"
# Nobody writes a comma after a space, or before another mark.
_STRAY_COMMA = re.compile(r".{0,40}(?:\s,|,\s*[,.;:)]).{0,40}")


def _told(script: str, query: str) -> str:
    """Return the texts of a page."""
    screen = Screen(query)
    if script != "map.py":
        screen.to_page(script)
    labels = [element.label for kind in ("button", "checkbox", "text_input") for element in screen.app.get(kind)]
    return "\n".join([*(Markup(body).striptags() for body in screen.html), *labels])


@pytest.mark.parametrize(("lang", "pilot", "step"), [
    ("sv", "1 pilotkommun", "Starta (1 steg)"), ("en", "1 pilot municipality", "Start (1 step)"),
])  # fmt: skip
def test_one_is_one(lang: Lang, pilot: str, step: str, atlas: Atlas) -> None:
    """Where there is one pilot or one step, it is not told of as several."""
    told = _told("present.py", f"{ONE_SLIDE}&lang={lang}")
    assert pilot in told
    assert atlas.words["story.map_heading"].of(lang).format(count=1) not in told
    assert step in _told("present.py", f"bild=flen&lang={lang}")
    assert atlas.words["phone.show_one"].of(lang) in _told("map.py", f"tema=boende&lang={lang}")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("script", "query"), [
    ("map.py", "tema=boende&tema=dialog&metod=enkat&q=dialog"), ("map.py", "kommun=flen&plats=2480"),
    ("map.py", "plats=2480&fraga=dialog"), ("compare.py", "jamfor=flen&jamfor=gotland"), ("present.py", ""),
    ("programme.py", ""), ("data.py", "tema=boende"), ("accessibility.py", ""),
])  # fmt: skip
def test_no_stray_comma(script: str, query: str, lang: Lang) -> None:
    """No page has a comma that stands alone."""
    assert _STRAY_COMMA.findall(_told(script, f"{query}&lang={lang}")) == []

"""A page whose address holds what cannot be used works with the rest, and says so in one line."""

import pytest
from markupsafe import Markup

from .screen import Screen

GARBAGE = (
    "lang=en&tema=boende&tema=%3Cb%3E&kommun=%00%1b&q=" + "a" * 100_000 + "&kommun=x" * 500 + "&%ff=%fe&sortering=namn",
    "lang=sv&tema=boende&tema=%3Cb%3E" + "&jamfor=nej" * 900 + "&plats=%E2%80%AE&steg=&lik=%ED%A0%80",
)


def notices(screen: Screen) -> list[str]:
    """The notice lines of the page, as they are read."""
    return [Markup(line).striptags() for body in screen.html for line in body.splitlines() if 'class="notice"' in line]


@pytest.mark.parametrize(("query", "begins"), [*zip(GARBAGE, ("Parts of the", "Delar av"), strict=True)])
def test_garbage_gives_a_page_and_one_line(query: str, begins: str) -> None:
    """What could be understood is shown, what could not is told once, escaped, in the page's language."""
    screen = Screen(query)
    (line,) = notices(screen)
    assert line.startswith(begins)
    assert "tema=<b>" in line
    assert len(line) < 400
    assert not any("<b>" in body.split('class="notice"')[1] for body in screen.html if 'class="notice"' in body)
    assert screen.params["tema"] == ["boende", "<b>"]
    screen.press("clear")
    assert notices(screen) == []


def test_notice_stands_on_every_page_and_on_no_other() -> None:
    """An address that the app understands gives no line; one that it does not gives it wherever one goes."""
    screen = Screen("lang=sv&tema=boende&utm_source=mail")
    assert notices(screen) == []
    screen.go("lang=sv&kommun=kiruna")
    screen.to_page("programme.py")
    screen.go("lang=sv&kommun=kiruna")
    assert len(notices(screen)) == 1

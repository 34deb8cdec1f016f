"""A page whose address holds what cannot be used works with the rest, and says so in one line."""

import pytest
from markupsafe import Markup

from tests.pages.screen import Screen

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
    screen.go(screen.chips["Rensa alla" if begins.startswith("Delar") else "Clear all"])
    assert notices(screen) == []


def test_notice_stands_on_every_page_and_on_no_other() -> None:
    """An address that the app understands gives no line; one that it does not gives it wherever one goes."""
    screen = Screen("lang=sv&tema=boende&utm_source=mail")
    assert notices(screen) == []
    screen.go("lang=sv&kommun=kiruna")
    screen.to_page("programme.py")
    screen.go("lang=sv&kommun=kiruna")
    assert len(notices(screen)) == 1


@pytest.mark.parametrize("query", ["steg=2", "steg=kiruna", "steg=kiruna&bild=flen&bild=karta", "steg=%00"])
def test_step_that_is_not_there_leads_to_the_preparation(query: str) -> None:
    """A link to a step that the story does not have says so, and the presentation can be begun."""
    screen = presentation(f"lang=sv&{query}")
    (line,) = notices(screen)
    assert "steg=" in line
    assert screen.has_button("start-story")
    assert not screen.app.get("component_instance"), "no stage"
    screen.press("start-story")
    assert notices(screen) == []
    assert any('id="story"' in body for body in screen.html)


@pytest.mark.parametrize("query", ["steg=flen", "steg=Flen).", "steg=flen&bild=flen&bild=karta"])
def test_step_that_is_there_is_shown(query: str) -> None:
    """A link to a step leads onto the stage, at that step."""
    screen = presentation(f"lang=sv&{query}")
    assert notices(screen) == []
    assert any('data-step="flen"' in body and 'id="story"' in body for body in screen.html)


@pytest.mark.parametrize(
    "query", ["berattelse=jamforda&tema=boende", "berattelse=urval", "berattelse=urval&jamfor=flen"]
)
def test_story_that_has_nothing_to_tell_of_is_the_whole_one(query: str) -> None:
    """A story of what is filtered or compared, where nothing is, is no fault: the whole one is prepared."""
    screen = presentation(f"lang=sv&{query}")
    assert screen.has_button("start-story")


def presentation(query: str) -> Screen:
    """Go to the presentation by way of the start page."""
    screen = Screen("lang=sv")
    screen.to_page("present.py")
    screen.go(query)
    return screen

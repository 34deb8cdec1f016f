"""The main tasks in Firefox and in WebKit, the engine of all browsers on iPhones, without an error in the console."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pilotkartan.content.model import Atlas
from tests.browser.engine import DESK, MAP_FRAME, PHONE, Engine
from tests.browser.paper import APP_READY, MAP_READY

_CARDS = "[...document.querySelectorAll('.cards > li')].filter((card) => card.checkVisibility()).length"
_ARTICLE = ".st-key-panel article.pilot h2"
_HEADING = ".slide:not([hidden]) h1"
_KEEP_SECOND = "(window.open = ((open) => (...how) => (window.second = open(...how)))(window.open), 1)"
# The window of WebKit in the tests opens no second one: the stage says so, and goes on.
_SPEAKER_SEES_OR_IS_REFUSED = """window.second
    ? [second.document.querySelector('.shown-now iframe')?.contentDocument?.querySelector('h1')].some((heading) =>
        heading?.textContent === 'NAME' && getComputedStyle(heading.closest('.slide')).position === 'absolute')
    : Boolean(document.querySelector('.story-bar .said').textContent)"""


@pytest.fixture(params=["firefox", "webkit"])
def engine(request: pytest.FixtureRequest, output_path: str) -> Iterator[Engine]:
    """Return each engine in turn; keep a picture where a test fails, and fail on what its console says."""
    engine: Engine = request.getfixturevalue(request.param)
    engine.load("about:blank", DESK)  # what the page of the test before says as it ends is no fault
    engine.faults.clear()
    yield engine
    if request.node.rep_call.failed:
        Path(output_path).mkdir(parents=True, exist_ok=True)
        engine.picture(Path(output_path, "page.png"))
    assert engine.faults == []


def test_tasks_at_a_desk(app: str, engine: Engine, atlas: Atlas) -> None:
    """Pins and names, choosing, Back, filtering, searching, a place, the language, comparing and downloading."""
    engine.open(f"{app}/?lang=sv", f"{APP_READY} && {MAP_READY}")
    names = engine.evaluate(f"[...{MAP_FRAME}.querySelectorAll('.pin .name')].map((name) => name.textContent)")
    assert sorted(names) == sorted(pilot.name for pilot in atlas.pilots)
    engine.wait_for(f"{MAP_FRAME}.querySelector('.icons-ready') !== null")
    engine.press_in_map(".pin[data-pilot=flen]")
    engine.shows(_ARTICLE, "Flen")
    engine.arrives("kommun=flen", "lang=sv")
    engine.press(".st-key-panel a", "Nästa")
    engine.shows(_ARTICLE, "Gotland")
    engine.arrives("kommun=gotland", "lang=sv")
    engine.go_back()
    engine.shows(_ARTICLE, "Flen")
    engine.press(".st-key-panel a", "Till listan")
    engine.wait_for(f"{_CARDS} === {len(atlas.pilots)}")
    engine.arrives("lang=sv")
    engine.press(".facets label", "Stadskärna")
    engine.wait_for(f"{_CARDS} === 1 && {MAP_FRAME}.querySelectorAll('.pin:not(.faded)').length === 1")
    engine.arrives("lang=sv", "tema=stadskarna")
    engine.go_back()
    engine.wait_for(f"{_CARDS} === {len(atlas.pilots)}")
    engine.write(".st-key-search input", "turism")
    engine.press_key("Enter")
    engine.shows(".search-notes", "Besöksnäring")
    engine.arrives("lang=sv", "q=turism")
    engine.go_back()
    engine.wait_for("document.querySelector('.st-key-search input').value === ''")
    engine.arrives("lang=sv")
    engine.press(".st-key-switch-language button")
    engine.wait_for("document.documentElement.lang === 'en'")
    engine.shows(".st-key-panel h2", atlas.words["list.heading"].en)
    engine.write(".st-key-place_text input", "Kiruna")
    engine.press(".st-key-places button", "Kiruna")
    engine.wait_for(f"{MAP_FRAME}.querySelector('.own-place')?.textContent.includes('Kiruna')")
    engine.press(".st-key-remove-place button")
    engine.arrives("lang=en")
    for name in ("Flen", "Gotland"):
        engine.press(".cards .compare-box", name)
    engine.arrives("jamfor=flen", "jamfor=gotland", "lang=en")
    engine.press(".compare-way")
    engine.shows(".compare thead th", "Gotland")
    engine.press(".st-key-comparison-csv button")
    engine.wait_until(lambda: any(name.endswith(".csv") for name in engine.saved))


def test_tasks_on_a_phone(app: str, engine: Engine) -> None:
    """While the map is scrolled out of view, ways on, the list and a card act all the same."""
    engine.open(f"{app}/?lang=sv&kommun=flen", f"{APP_READY} && {MAP_READY}", PHONE)
    engine.press(".st-key-panel a", "Nästa")
    engine.shows(_ARTICLE, "Gotland")
    engine.arrives("kommun=gotland", "lang=sv")
    engine.press(".st-key-panel a", "Till listan")
    engine.arrives("lang=sv")
    engine.press(".cards h3 a", "Överkalix")
    engine.shows(_ARTICLE, "Överkalix")
    engine.arrives("kommun=overkalix", "lang=sv")
    engine.press(".nearest a")
    engine.wait_for(f"!document.querySelector({_ARTICLE!r})?.textContent.includes('Överkalix')")


def test_presentation(app: str, engine: Engine, atlas: Atlas) -> None:
    """Keys turn the pages, letters find a pilot, Backspace leads back to where one was and Escape out.

    The speaker's window shows the slide as it is on the stage.
    """
    ready = f"{APP_READY} && {MAP_READY} && document.querySelector('.story .where')?.textContent"
    engine.open(f"{app}/presentera?steg=program&lang=en", ready)
    engine.press_key("ArrowRight")
    engine.wait_for("!location.search.includes('steg=program')")
    engine.type("vi")
    engine.press_key("Enter")
    engine.shows(_HEADING, "Vimmerby")
    engine.wait_for(f"{MAP_FRAME}.querySelector('.pin[aria-pressed=\"true\"]')?.textContent.includes('Vimmerby')")
    engine.evaluate(_KEEP_SECOND)
    engine.press_key("n")
    engine.wait_for(_SPEAKER_SEES_OR_IS_REFUSED.replace("NAME", "Vimmerby"))
    engine.press_key("Backspace")
    engine.shows(_HEADING, atlas.words["story.map_heading"].en.format(count=len(atlas.pilots)))
    engine.press_key("Escape")
    engine.wait_for("!document.querySelector('#story')")


def test_offline_edition(saved_file: bytes, tmp_path: Path, engine: Engine, atlas: Atlas) -> None:
    """The file, opened from a disk, shows, filters, searches, presents with a speaker's window, in both languages."""
    path = tmp_path / "pilotkartan.html"
    path.write_bytes(saved_file)
    engine.open(path.as_uri(), MAP_READY)
    engine.press_in_map(".pin[data-pilot=flen]")
    engine.shows("#article h2", "Flen")
    engine.press('[data-act="close"]')
    engine.press('.filters [data-facet][value="besok"]')
    engine.wait_for(f"{MAP_FRAME}.querySelectorAll('.pin.faded').length > 0")
    engine.go_back()
    engine.press('[data-act="lang"]')
    engine.shows(".list h2", atlas.words["list.heading"].en)
    engine.press('[data-act="story"]')
    engine.shows(_HEADING)
    engine.type("vi")
    engine.press_key("Enter")
    engine.shows(_HEADING, "Vimmerby")
    engine.evaluate(_KEEP_SECOND)
    engine.press_key("n")
    engine.wait_for(_SPEAKER_SEES_OR_IS_REFUSED.replace("NAME", "Vimmerby"))
    engine.press_key("Backspace")
    engine.press_key("Escape")
    engine.shows(".list h2")

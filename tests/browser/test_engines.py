"""The main tasks in Firefox and in WebKit, the engine of all browsers on iPhones, without an error in the console.

What stands there at some of the steps prints whole, as its PDF tells.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pilotkartan.content.model import Atlas
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from tests.browser.engine import DESK, MAP_FRAME, PHONE, Engine
from tests.browser.paper import APP_READY, MAP_READY

_CARDS = "[...document.querySelectorAll('.cards > li')].filter((card) => card.checkVisibility()).length"
_ARTICLE = ".st-key-panel article.pilot h2"
_COMPARED = ".compare :is(.passage > p, tbody th b)"
# What a visitor of the offline edition does, and what is shown then.
_LISTED = (
    "[...document.querySelectorAll('.list:lang(sv) [data-listed]:not([hidden])')].map((item) => item.dataset.listed)"
)
_SEARCHED = f"""(() => {{
    const field = document.querySelector(".filters :lang(sv) .search");
    field.value = "enkät";
    field.dispatchEvent(new Event("input", {{ bubbles: true }}));
    return {_LISTED};
}})()"""
_PUT_SIDE_BY_SIDE = """(() => {
    for (const pilot of ["flen", "vimmerby"]) document.querySelector(`.list:lang(sv) [data-compare=${pilot}]`).click();
    document.querySelector(".compare-way").click();
    return [...document.querySelectorAll("#article .compare thead b")].map((name) => name.textContent);
})()"""
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
    paper = engine.print()
    assert paper.names_on_map(atlas, atlas.words["list.heading"].en) == [pilot.name for pilot in atlas.pilots]
    assert paper.lacks(*engine.texts_of(".st-key-panel .cards :is(h3 a, .card p:not(:has(.icon)))")) == []
    for name in ("Flen", "Gotland"):
        engine.press(".cards .compare-box", name)
    engine.arrives("jamfor=flen", "jamfor=gotland", "lang=en")
    engine.press(".compare-way")
    engine.shows(".compare thead th", "Gotland")
    engine.press(".st-key-comparison-csv button")
    engine.wait_until(lambda: any(name.endswith(".csv") for name in engine.saved))
    paper = engine.print()
    assert paper.lacks(*engine.texts_of(_COMPARED)) == []
    assert len(set(paper.layouts)) == 1, "each sheet lies the same way"


def test_tasks_on_a_phone(app: str, engine: Engine, atlas: Atlas) -> None:
    """While the map is scrolled out of view, ways on, the list and a card act all the same.

    A pilot's article prints whole, its sources too, without the map.
    """
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
    engine.wait_for(f"!(document.querySelector({_ARTICLE!r})?.textContent ?? 'Överkalix').includes('Överkalix')")
    engine.wait_for(f"Boolean({APP_READY})")
    schematic = atlas.words["map.schematic"].sv
    texts = engine.texts_of("article.pilot :is(h2, h3, .passage > p, dt, .sources li, address b)")
    assert engine.print().lacks(*texts, schematic) == [schematic]


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


def test_offline_edition(saved_file: bytes, tmp_path: Path, engine: Engine, index: Index) -> None:
    """The file, opened from a disk, shows, filters, searches, compares, presents with a speaker's window, in both
    languages; it prints with every pilot on its map, and the pilots side by side whole.
    """
    path, atlas = tmp_path / "pilotkartan.html", index.atlas
    path.write_bytes(saved_file)
    engine.open(path.as_uri(), MAP_READY)
    names = [pilot.name for pilot in atlas.pilots]
    assert engine.print().names_on_map(atlas, atlas.words["list.heading"].sv) == names
    engine.press_in_map(".pin[data-pilot=flen]")
    engine.shows("#article h2", "Flen")
    engine.press('[data-act="close"]')
    engine.press('.filters [data-facet][value="dialog"]')
    engine.wait_for(f"{MAP_FRAME}.querySelectorAll('.pin.faded').length > 0")
    theme = Selection(facets={"theme": ("dialog",)})
    assert engine.evaluate(_LISTED) == list(index.view(theme, "sv").ids)
    assert engine.evaluate(_SEARCHED) == list(index.view(replace(theme, search="enkät"), "sv").ids)
    assert engine.evaluate(_PUT_SIDE_BY_SIDE) == ["Flen", "Vimmerby"]
    aims = [atlas.by_id[pilot].aim[0].sv for pilot in ("flen", "vimmerby")]
    assert [aim for aim in aims if aim not in engine.evaluate("document.querySelector('#article').textContent")] == []
    assert engine.print().lacks(*engine.texts_of(_COMPARED)) == []
    engine.evaluate("(location.hash = '', 1)")
    engine.wait_for(f"{MAP_FRAME}.querySelectorAll('.pin.faded').length === 0")
    engine.press('[data-act="lang"]')
    engine.shows(".list h2", atlas.words["list.heading"].en)
    engine.go_back()
    engine.shows(".list h2", atlas.words["list.heading"].sv)
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

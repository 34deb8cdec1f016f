"""A click is shown before the server has answered, which is held up here, and the answer takes its place."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from tests.browser.held import HeldLine
from tests.browser.metrics import overlap
from tests.browser.visitor import Visitor


@pytest.fixture
def line(visitor: Visitor) -> Iterator[HeldLine]:
    """The visitor's line, before any page is open."""
    line = HeldLine(visitor)
    yield line
    line.let_go()


def _open(visitor: Visitor, path: str = "/") -> None:
    # The last of them; they are fetched one after the other.
    with visitor.page.expect_event("requestfinished", lambda asked: "/panels/sv/vimmerby" in asked.url):
        visitor.open(path)


def test_filter_shows_at_once_what_the_server_will(visitor: Visitor, line: HeldLine, index: Index) -> None:
    """A ticked theme leaves in the list and on the map, before the server answers, just those that have it."""
    _open(visitor)
    for theme, name in (("boende", "Boende"), ("dialog", "Medborgardialog")):
        chosen = ("boende",) if theme == "boende" else ("boende", "dialog")
        left = index.view(Selection(facets={"theme": chosen}), "sv").pilots
        line.hold()
        visitor.tick(name)
        for _ in ("held up", "answered"):
            expect(visitor.cards()).to_have_text([pilot.name for pilot in left])
            expect(visitor.page.locator(".left-out li:not([hidden])")).to_have_count(10 - len(left))
            expect(visitor.map.locator(".pin:not(.faded)")).to_have_count(len(left))
            assert (f"tema={theme}" in visitor.page.url) is (line.held is None)
            line.let_go()
            visitor.page.wait_for_function(f"() => location.search.includes('tema={theme}')")
        # The address tells of it before the run is over, and nothing is shown ahead while one is on.
        visitor.wait_for_rest()


def test_filter_of_results_shows_at_once_what_the_server_will(visitor: Visitor, line: HeldLine, index: Index) -> None:
    """What is shown ahead asks for one result of the type and the status chosen, as the server does."""
    _open(visitor, "/?resultat=beslut&status=done&status=planned")
    facets = {"result_type": ("beslut",), "result_status": ("done",)}
    left = index.view(Selection(facets=facets), "sv").pilots
    line.hold()
    visitor.tick("Planerat")
    for _ in ("held up", "answered"):
        expect(visitor.cards()).to_have_text([pilot.name for pilot in left])
        expect(visitor.map.locator(".pin:not(.faded)")).to_have_count(len(left))
        line.let_go()
        visitor.page.wait_for_function("() => !location.search.includes('planned')")
    visitor.wait_for_rest()
    expect(visitor.summary).to_contain_text("ett resultat som är av typen Beslut och har status Genomfört")


def test_choice_shows_the_pilot_at_once(browser: Browser, browser_context_args: dict[str, Any]) -> None:
    """Whether on the map or in the list, a chosen pilot is told in full before the server answers, and never twice."""
    # A clock that is set goes on for all pages of its window.
    window = browser.new_context(**browser_context_args)
    visitor = Visitor(window.new_page(), [])
    line = HeldLine(visitor)
    visitor.page.clock.install()
    _open(visitor)
    ahead = visitor.page.locator(".ahead")
    line.hold()
    visitor.pin("flen").click()
    expect(ahead.locator("article.pilot h2")).to_have_text("Flen")
    expect(ahead.locator(".passage").first).to_be_visible()
    expect(visitor.cards().first).to_be_hidden()
    # However long it takes.
    visitor.page.clock.fast_forward(5_000)
    expect(ahead.locator(".passage").first).to_be_visible()
    assert "kommun" not in visitor.params()
    line.let_go()
    visitor.expect_chosen("flen", "Flen")
    visitor.expect_params(kommun="flen")
    expect(ahead).to_have_count(0)

    where = visitor.panel.locator("article.pilot h2").bounding_box()
    line.hold()
    visitor.panel.get_by_role("link", name="Nästa").click()
    expect(ahead.locator("article.pilot h2")).to_have_text("Gotland")
    assert ahead.locator("article.pilot h2").bounding_box() == {**(where or {}), "width": _width(visitor)}
    line.let_go()
    visitor.expect_chosen("gotland", "Gotland")
    expect(ahead).to_have_count(0)
    assert (visitor.panel.locator("article.pilot h2").bounding_box() or {})["y"] == (where or {})["y"]
    window.close()


def _width(visitor: Visitor) -> float:
    width: float = visitor.page.locator(".ahead h2").evaluate("heading => heading.getBoundingClientRect().width")
    return width


def test_clicks_before_the_answer_all_count(visitor: Visitor, line: HeldLine) -> None:
    """Boxes ticked one after the other while the server is silent stay ticked, and count with the pilot chosen last."""
    _open(visitor)
    boxes = [visitor.panel.get_by_role("checkbox", name=f"Jämför {name}") for name in ("Flen", "Gotland", "Haninge")]
    line.hold()
    for box in boxes:
        box.check()
    visitor.pin("kramfors").click()
    line.let_go()
    visitor.expect_params(kommun="kramfors", jamfor=("flen", "gotland", "haninge"))
    visitor.expect_chosen("kramfors", "Kramfors")


def test_second_tick_before_the_answer(visitor: Visitor, line: HeldLine) -> None:
    """A theme ticked and unticked before the server answers leaves everyone, in the list as on the map."""
    _open(visitor)
    line.hold()
    visitor.tick("Boende")
    expect(visitor.cards()).to_have_count(1)
    visitor.tick("Boende")
    line.let_go()
    expect(visitor.cards()).to_have_count(10)
    expect(visitor.map.locator(".pin.faded")).to_have_count(0)
    visitor.expect_params()


def test_links_lead_where_they_say(visitor: Visitor) -> None:
    """A name in the list is a link: it opens beside, in a page that shows the pilot under the same filter."""
    visitor.open("/?tema=dialog&jamfor=gotland&lang=sv")
    with visitor.page.context.expect_page() as opened:
        visitor.cards().first.click(modifiers=["ControlOrMeta"])
    expect(opened.value.locator("article.pilot h2").first).to_have_text("Flen")
    visitor.expect_params(tema="dialog", jamfor="gotland", lang="sv")
    expect(visitor.cards()).to_have_count(4)


@pytest.mark.parametrize("sizes", [[(1440, 900), (1024, 768)], [(390, 844)]], ids=["desk", "phone"])
def test_sign_of_a_slow_run_covers_no_button(visitor: Visitor, line: HeldLine, sizes: list[tuple[int, int]]) -> None:
    """While the server takes its time one can still change the language, copy the link and go to the next pilot."""
    visitor.page.set_viewport_size({"width": sizes[0][0], "height": sizes[0][1]})
    _open(visitor)
    # The run has begun, and tells no more.
    line.hold(after=2)
    visitor.cards().first.click()
    sign = visitor.page.get_by_test_id("stStatusWidget")
    for width, height in sizes:
        visitor.page.set_viewport_size({"width": width, "height": height})
        visitor.page.wait_for_function("width => innerWidth === width", arg=width)
        expect(sign).to_be_visible()
        box = sign.evaluate("sign => sign.getBoundingClientRect().toJSON()")
        assert [name for name, button in sign.evaluate(_BUTTONS_BESIDE) if overlap(box, button)] == [], width


_BUTTONS_BESIDE = """sign => [...document.querySelectorAll("button, a, input")]
  .filter((each) => !sign.contains(each) && each.checkVisibility({ opacityProperty: true }) && each.offsetWidth)
  .map((each) => [each.textContent || each.outerHTML, each.getBoundingClientRect().toJSON()])"""

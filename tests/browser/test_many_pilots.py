"""With 290 pilots list and map are still of use, and a choice is still shown before the server answers."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.held import HeldLine
from tests.browser.metrics import overlap
from tests.browser.visitor import Visitor

PILOTS = 290
_NAMES = """() => [...document.querySelectorAll('.pin .name')]
    .filter((name) => getComputedStyle(name).visibility === 'visible')
    .map((name) => name.getBoundingClientRect().toJSON())"""


def test_many_pilots(visitor: Visitor, start_app: Callable[[Path | int], str]) -> None:
    """The list begins with some and names the rest, no name on the map covers another, and more come as one zooms."""
    line = HeldLine(visitor)
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.open(start_app(PILOTS))
    expect(visitor.summary).to_have_text("Alla 290 pilotkommuner visas")
    expect(visitor.cards()).to_have_count(30)
    more = visitor.panel.locator(".more")
    expect(more.locator("li:visible")).to_have_count(0)
    more.locator("summary").click()
    expect(more.locator("li:visible")).to_have_count(PILOTS - 30)

    expect(visitor.map.locator(".pin")).to_have_count(PILOTS)
    far = visitor.in_map(_NAMES)
    assert len(far) > 10
    assert [(one, other) for one, other in combinations(far, 2) if overlap(one, other)] == []
    visitor.in_map("() => { map.setView([59.3, 16.5], 9, { animate: false }); }")
    near = visitor.in_map(_NAMES)
    assert len(near) > 2 * len(far)
    assert [(one, other) for one, other in combinations(near, 2) if overlap(one, other)] == []

    assert [url for url in asked if "/panels/" in url] == []
    link = more.get_by_role("link", name="Umeå", exact=False)
    with visitor.page.expect_event("requestfinished", lambda request: "/panels/sv/m2480" in request.url):
        link.hover()
    line.hold()
    link.click()
    expect(visitor.page.locator(".ahead article.pilot h2")).to_have_text("Umeå")
    line.let_go()
    visitor.expect_chosen("m2480", "Umeå")
    visitor.panel.get_by_role("link", name="Till listan").click()
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()

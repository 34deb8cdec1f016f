"""The map in the first paint: it stands before the app, its pins lead on, and the app's map takes its view over."""

from playwright.sync_api import FrameLocator, expect

from tests.browser.held import HeldLine
from tests.browser.visitor import Visitor


def _early(visitor: Visitor) -> FrameLocator:
    """The map of the first paint, once it stands."""
    expect(visitor.page.locator("#first-paint iframe")).to_have_attribute("data-ready", "")
    return visitor.page.frame_locator("#first-paint iframe")


def test_stands_before_the_app_and_leads_on(visitor: Visitor) -> None:
    """Before the app has drawn anything the map shows the filter of the address, and a pin leads to its pilot."""
    line = HeldLine(visitor)
    line.hold()
    visitor.page.goto("/?tema=boende&tema=dialog&lang=en", wait_until="commit")
    early = _early(visitor)
    left = ["Flen", "Härjedalen", "Vimmerby", "Östhammar", "Överkalix"]
    expect(early.locator(".pin:not(.faded) .name")).to_have_text(left)
    expect(early.locator(".legend summary")).to_have_text("Main theme")
    expect(visitor.page.locator("#first-paint .outline")).to_be_hidden()
    early.locator('.pin[data-pilot="vimmerby"]').click()
    expect(visitor.page.locator("#first-paint article.pilot h2")).to_have_text("Vimmerby")
    assert visitor.params() == {"kommun": ["vimmerby"], "tema": ["boende", "dialog"], "lang": ["en"]}
    expect(_early(visitor).locator('.pin[aria-pressed="true"] .name')).to_have_text("Vimmerby")
    line.let_go()
    visitor.wait_for_map()
    visitor.expect_chosen("vimmerby", "Vimmerby")


def test_app_keeps_where_the_visitor_looks(visitor: Visitor) -> None:
    """A map that was zoomed before the app was up is found as it was left."""
    line = HeldLine(visitor)
    line.hold()
    visitor.page.goto("/", wait_until="commit")
    early = _early(visitor)
    zoom = early.locator("body").evaluate("() => map_div.getZoom()")
    # While it glides, the map takes no other order.
    early.locator("body").evaluate(
        "() => { window.zoomed = new Promise((done) => map_div.once('zoomend', () => setTimeout(done))); }"
    )
    early.get_by_role("button", name="Zooma in").click()
    early.locator("body").evaluate("() => window.zoomed")
    assert early.locator("body").evaluate("() => map_div.getZoom()") > zoom
    early.locator("body").evaluate("() => { map_div.setView([60, 16], 6, { animate: false }); }")
    line.let_go()
    visitor.wait_for_map()
    expect(visitor.page.locator("#first-paint")).to_have_count(0)
    assert visitor.zoom_and_center() == [6, 60, 16]

"""The page that was served can be read before the app stands and where no script runs, and is gone once it stands."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from pilotkartan.content.model import Atlas
from pilotkartan.render.assets import FAVICON, LOGO, TOUCH_ICON, asset_url
from pilotkartan.web.first_map import map_address
from tests.browser.visitor import MAP_READY, Visitor

SIZES: tuple[ViewportSize, ...] = ({"width": 390, "height": 844}, {"width": 1440, "height": 900})


@pytest.fixture
def without_scripts(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """A page of a browser that runs no scripts."""
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_works_without_scripts(without_scripts: Page, atlas: Atlas) -> None:
    """On phone and desk the ten stand there, nothing moves sideways, and links lead on: a text, a theme, a language."""
    page = without_scripts
    for size in SIZES:
        page.set_viewport_size(size)
        page.goto("/", wait_until="load")
        for pilot in atlas.pilots:
            expect(page.locator(".cards").get_by_role("link", name=pilot.name, exact=True)).to_be_visible()
            expect(page.locator(".outline").get_by_role("link", name=pilot.name, exact=True)).to_be_visible()
        assert page.locator("body").evaluate("body => body.scrollWidth <= innerWidth")
        page.locator(".cards").get_by_role("link", name="Flen", exact=True).click()
        expect(page.get_by_role("heading", name="Flen", level=2)).to_be_visible()
        expect(page.get_by_text(atlas.by_id["flen"].aim[0].sv)).to_be_visible()
    page.get_by_role("link", name="Boende").click()
    expect(page.locator(".cards > li")).to_have_count(1)
    page.get_by_role("link", name="In English").click()
    expect(page.locator(".summary")).to_have_text("1 of 10 pilot municipalities: Housing")
    expect(page.locator(".copy-link")).to_be_hidden()
    expect(page.locator(".no-script")).to_be_visible()


def test_key_to_the_grid_is_above_it(without_scripts: Page) -> None:
    """On phone and desk the meaning of the marks is between the heading and the grid of results, and covers neither."""
    page = without_scripts
    for size in SIZES:
        page.set_viewport_size(size)
        page.goto("/evidens?lang=sv", wait_until="load")
        shapes = [
            page.locator(part).bounding_box()
            for part in ("#first-paint .page-title", "#first-paint .evidence .legend", "#first-paint .evidence-grid")
        ]
        heading, key, grid = (shape or {"y": -1.0, "height": 0.0} for shape in shapes)
        assert heading["y"] + heading["height"] <= key["y"]
        assert key["y"] + key["height"] <= grid["y"]


def test_names_what_the_app_will_fetch(visitor: Visitor) -> None:
    """Every file that the first view takes is named in the served page or in its map, so that none is found late, and
    no other but the icons, of which the browser takes which it likes.
    """
    fetched: set[str] = set()
    visitor.page.on("request", lambda request: fetched.add(urlsplit(request.url).path))
    visitor.open()
    texts = [visitor.page.request.get(path).text() for path in ("/", map_address())]
    named = {path for text in texts for path in re.findall(r'"\.?(/(?:static/js|assets|geo|component)/[^"?]+)', text)}
    icons = {urlsplit(asset_url(name)).path for name in (FAVICON, LOGO, TOUCH_ICON)}
    files = {path for path in fetched if re.match(r"/(static/js|assets|geo|component/.*\.js)", path)}
    assert named - icons == files - icons


def test_goes_when_the_app_stands(visitor: Visitor) -> None:
    """While it stands it alone is seen and heard; then it is gone, its scrolling and the keyboard's place kept."""
    page = visitor.page
    page.goto("/?kommun=flen&lang=sv", wait_until="commit")
    first = page.locator("#first-paint")
    expect(first.get_by_role("heading", name="Flen", level=2)).to_be_visible()
    # Where the map stands is asked when the app begins to be drawn: the last fonts and styles have come by then.
    held, where = page.evaluate(
        """() => new Promise(resolve => new MutationObserver(() => {
            const first = document.getElementById("first-paint"), app = document.querySelector("#root .brand");
            if (!first || !app) return;
            first.querySelector(".st-key-panel").scrollTop = 120;
            first.querySelector("nav a").focus();
            const { x, y, width } = first.querySelector(".st-key-map").getBoundingClientRect();
            const seen = [app, app.querySelector("h1")].map(
                element => element.checkVisibility({visibilityProperty: true})
            );
            resolve([seen, { x, y, width }]);
        }).observe(document, {childList: true, subtree: true}))"""
    )
    assert held == [False, False]
    visitor.wait_for_map()
    expect(page.locator(MAP_READY)).to_be_attached()
    expect(first).to_have_count(0)
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("#pilot-name")).to_have_count(1)
    expect(page.locator("#root .st-key-menu a").first).to_be_focused()
    assert visitor.page.locator(".st-key-panel").evaluate("panel => panel.scrollTop") == 120
    taken = page.locator(".st-key-map").bounding_box()
    assert taken is not None
    assert all(abs(where[side] - taken[side]) <= 1 for side in ("x", "y", "width")), (where, taken)

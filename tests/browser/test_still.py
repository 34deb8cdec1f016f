"""Everything that can be clicked stays where it is, so that a hand on its way hits what it meant."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import PHONE
from tests.browser.held import HeldLine
from tests.browser.visitor import Visitor

SIZES = (ViewportSize(width=1440, height=900), ViewportSize(width=1024, height=768), PHONE)
# Less than an eye or a hand notices.
_STILL_PX = 1.5
# What can be clicked below a root, by what it says without icons and counts, with where it is on the page however far
# that is scrolled.
_CLICKABLE = """(root) => {
    const found = {};
    const main = document.querySelector('[data-testid="stMain"]');
    const text = (element) => {
        const copy = element.cloneNode(true);
        copy.querySelectorAll(".icon, [aria-hidden=true]").forEach((icon) => icon.remove());
        return copy.textContent.replace(/\\s+/g, " ").trim().replace(/ \\(\\d+\\)$/, "");
    };
    const add = (element, frame) => {
        if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return;
        const { left, top, width } = element.getBoundingClientRect();
        const part = ["head", "filter-bar", "facet", "map", "panel"].find((name) => element.closest(
            `.st-key-${name}, .st-key-${name}s, .${name}`)) ?? (frame ? "map" : "");
        const name = `${part} ${element.ariaLabel ?? text(element)}`;
        const { x, y } = frame?.getBoundingClientRect() ?? { x: 0, y: 0 };
        if (width > 1 && part && !(name in found)) found[name] = [x + left, y + top + (main?.scrollTop ?? 0)];
    };
    const selector = "a[href], button, label:has(input), summary";
    document.querySelectorAll(`${root} :is(${selector})`).forEach((element) => add(element));
    for (const frame of document.querySelectorAll(`${root} iframe`)) {
        frame.contentDocument.querySelectorAll(selector).forEach((element) => add(element, frame));
    }
    return found;
}"""

Places = dict[str, list[float]]


@pytest.fixture(params=SIZES, ids=lambda size: str(size["width"]))
def anyone(request: pytest.FixtureRequest, browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Visitor]:
    """Return a visitor with a screen of each size, the smallest of which is touched."""
    touch = {"has_touch": True, "is_mobile": True} if request.param == PHONE else {}
    context = browser.new_context(**{**browser_context_args, "viewport": request.param, **touch})
    yield Visitor(context.new_page(), [])
    context.close()


def _places(page: Page, root: str = "#root") -> Places:
    places: Places = page.evaluate(_CLICKABLE, root)
    return places


def _moved(before: Places, after: Places) -> dict[str, tuple[list[float], list[float]]]:
    """Return what is there before and after, in other places."""
    return {
        name: (before[name], after[name])
        for name in before.keys() & after.keys()
        if any(abs(a - b) > _STILL_PX for a, b in zip(before[name], after[name], strict=True))
    }


@pytest.mark.parametrize("path", ["/?lang=sv", "/?lang=en&tema=boende&tema=dialog&kommun=flen", "/jamfor?lang=sv"])
def test_app_takes_the_place_of_the_first_view(anyone: Visitor, path: str) -> None:
    """All that can be clicked before the app is up, the pins among it, is in the same place once it is."""
    page, line = anyone.page, HeldLine(anyone)
    line.hold()
    page.goto(path, wait_until="load")
    if path.startswith("/?"):
        expect(page.locator("#first-paint iframe")).to_have_attribute("data-ready", "")
    before = _places(page, "#first-paint")
    line.let_go()
    page.wait_for_selector("#first-paint", state="detached")
    anyone.wait_for_rest()
    after = _places(page)
    assert len(before) >= 7
    assert _moved(before, after) == {}
    kept = {name for name in before if not name.startswith("panel")}
    assert kept - after.keys() == set()


def test_filters_move_nothing(anyone: Visitor) -> None:
    """The first theme, the second and none leave pins, boxes, menu and all buttons where they are."""
    page = anyone.page
    anyone.open("/?lang=sv")
    is_phone = page.viewport_size == PHONE
    outside = [_places(page)]
    inside: list[Places] = []
    for theme in ("Boende", "Medborgardialog", None):
        if is_phone:
            page.locator(".open-filters").tap()
            inside.append(_places(page, ".st-key-drawer"))
        if theme:
            anyone.tick(theme)
        else:
            page.get_by_role("button", name="Rensa alla").click()
        anyone.expect_params(lang="sv", **({"tema": ["boende", "dialog"][: len(outside)]} if theme else {}))
        if is_phone:
            inside.append(_places(page, ".st-key-drawer"))
            page.locator(".drawer-foot button").tap()
        outside.append(_places(page))
    assert any(name.startswith("facet") for name in (inside or outside)[0])
    for places in (outside, inside):
        for before, after in pairwise(places):
            # The cards are those of the pilots that are left.
            assert {name: where for name, where in _moved(before, after).items() if not _is_card(name)} == {}


def test_choice_and_copied_link_move_nothing(anyone: Visitor) -> None:
    """A chosen pilot, and what the button says that copied the link, leave all around them where it is."""
    page = anyone.page
    anyone.open("/?lang=sv&tema=dialog")
    before = _places(page)
    page.locator(".copy-link").click()
    expect(page.locator(".copy-link")).to_have_attribute("data-label", "Kopiera länk")
    assert _moved(before, _places(page)) == {}
    anyone.pin("vimmerby").click()
    anyone.expect_chosen("vimmerby", "Vimmerby")
    anyone.wait_for_rest()
    moved = _moved(before, _places(page))
    # The pin of the chosen one grows around its middle.
    assert {name for name in moved if not name.startswith(("panel", "map Vimmerby"))} == set()


def _is_card(name: str) -> bool:
    return name.startswith("panel") and name.split()[1:] not in (["Namn"], ["Tema"], ["Norr", "till", "söder"])

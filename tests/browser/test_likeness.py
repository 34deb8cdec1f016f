"""The matrix, the charts and the ranking on the compare page, as a visitor uses them."""

import re
from pathlib import Path

from playwright.sync_api import expect

from pilotkartan.content.load import load_atlas
from tests.browser.visitor import Visitor

COMPARE = "/jamfor"


def test_picking_shows_and_goes_back(visitor: Visitor) -> None:
    """Another dimension and another pilot are shown at once, stand in the address, and Back undoes them one by one.

    Marks are circles. A cell opens by the keyboard, without the server, and shows the reason, then the source.
    """
    # As high as the page: a list of options closes when the page scrolls.
    visitor.page.set_viewport_size({"width": 1440, "height": 4000})
    visitor.page.goto(f"{COMPARE}?lang=sv")
    cell = visitor.page.locator(".matrix summary[aria-label='Flen, Besöksnäring: huvud']")
    circle = cell.locator(".mark").bounding_box()
    assert circle
    assert circle["width"] == circle["height"]
    cell.focus()
    visitor.page.keyboard.press("Enter")
    evidence = visitor.page.locator("details.cell[open]")
    expect(evidence.get_by_text("Hela projektet gäller besöksnäringens behov")).to_be_visible()
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")
    expect(evidence.locator(".source li").first).to_be_visible()

    heads = visitor.page.locator(".matrix thead")
    visitor.page.get_by_role("radio", name="Metod").click()
    expect(heads).to_contain_text("Enkät")
    visitor.expect_params(lang="sv", dimension="method")
    visitor.page.get_by_role("combobox", name="Vilka är mest lika").click()
    visitor.page.get_by_role("option", name="Vimmerby").click()
    picture = visitor.page.locator(".st-key-likeness img.chart:not(.dark)").last
    expect(picture).to_have_attribute("alt", re.compile("^Pilotkommuner som liknar Vimmerby"))
    visitor.expect_params(lang="sv", dimension="method", lik="vimmerby")
    visitor.page.go_back()
    visitor.expect_params(lang="sv", dimension="method")
    visitor.page.go_back()
    expect(heads).to_contain_text("Stadskärna")


def test_charts_are_seen_and_taken_along(visitor: Visitor, tmp_path: Path) -> None:
    """The pictures of the charts are drawn on the page, and each download gives its file."""
    visitor.page.goto(f"{COMPARE}?lang=sv&lik=vimmerby")
    pictures = visitor.page.locator("img.chart")
    expect(pictures).to_have_count(4)  # each on light and on dark
    for place in range(4):
        pictures.nth(place).scroll_into_view_if_needed()
        pictures.nth(place).evaluate("image => image.decode()")
        assert pictures.nth(place).evaluate("image => image.naturalWidth > 300")
    starts = {"SVG": b"<svg", "PNG": b"\x89PNG"}
    for what in ("matrisen", "diagrammet över status", "diagrammet över likhet"):
        for kind, start in starts.items():
            with visitor.page.expect_download() as download:
                visitor.page.get_by_role("button", name=f"Hämta {what} som {kind}").click()
            file = tmp_path / download.value.suggested_filename
            download.value.save_as(file)
            assert file.read_bytes().startswith(start)
    day = load_atlas().dataset.date
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"pilotkartan-alike-vimmerby-{day}-sv.png",
        f"pilotkartan-alike-vimmerby-{day}-sv.svg",
        f"pilotkartan-done-{day}-sv.png",
        f"pilotkartan-done-{day}-sv.svg",
        f"pilotkartan-matrix-theme-{day}-sv.png",
        f"pilotkartan-matrix-theme-{day}-sv.svg",
    ]

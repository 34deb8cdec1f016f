"""A pilot is one new file, a theme one new block: the running app shows both, and no line of code is touched."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from pilotkartan.content.load import load_atlas
from tests.browser.visitor import Visitor

THEME = """
[[code]]
id = "fiske"
dimension = "theme"
label = { sv = "Fiske och vatten", en = "Fishing and waters" }
counts = { sv = "Fiske, sjöar och vattendrag.", en = "Fishing, lakes and rivers." }
counts_not = { sv = "Badhus.", en = "Public baths." }
icon = "phishing"
colour = "#005A9C"
colour_dark = "#8AC6FF"
"""
# What is changed in a copy of Flen's file to make it Umeå's.
CHANGES = {
    'code = "0482"\nname = "Flen"': 'code = "2480"\nname = "Umeå"',
    'sv = "Flens kommun", en = "Flen Municipality"': 'sv = "Umeå kommun", en = "Umeå Municipality"',
    'county = "04"': 'county = "24"',
    'site = "flen.se"': 'site = "umea.se"',
    'name = "Flen"\nlat = 59.0583\nlon = 16.5878': 'name = "Umeå"\nlat = 63.8258\nlon = 20.2630',
    '"besok"': '"fiske"',
    'id = "flen-film"': 'id = "umea-film"',
    'id = "flen-exempel"': 'id = "umea-exempel"',
    'id = "flen-webbsida"': 'id = "umea-webbsida"',
    # Two pilots have no text in common.
    '\nsv = "': '\nsv = "Umeå: ',
    '\nen = "': '\nen = "Umeå: ',
    'reason.sv = "': 'reason.sv = "Umeå: ',
    'reason.en = "': 'reason.en = "Umeå: ',
}


def test_new_pilot_and_new_theme(visitor: Visitor, data_copy: Path, start_app: Callable[[Path], str]) -> None:
    """An eleventh pilot with a theme of its own stands on map, list, facet and legend after a reload."""
    visitor.open(start_app(data_copy))
    expect(visitor.cards()).to_have_count(10)
    expect(visitor.map.locator(".pin")).to_have_count(10)

    codebook = data_copy / "codebook.toml"
    codebook.write_text(codebook.read_text("utf-8") + THEME, "utf-8")
    _add_pilot(data_copy / "pilots")
    assert len(load_atlas(data_copy).pilots) == 11
    visitor.page.reload()
    visitor.wait_for_map()

    expect(visitor.summary).to_have_text("Alla 11 pilotkommuner visas")
    names = "Flen Gotland Haninge Härjedalen Kramfors Munkedal Surahammar Umeå Vimmerby Östhammar Överkalix".split()
    expect(visitor.cards()).to_have_text(names)
    expect(visitor.map.locator(".pin")).to_have_count(11)
    expect(visitor.pin("umea")).to_have_attribute("aria-label", "Umeå, Västerbottens län, huvudtema Fiske och vatten")
    expect(visitor.pin("umea").locator(".icon")).to_have_attribute("data-icon", "phishing")
    expect(visitor.map.locator(".legend li > span:last-child").last).to_have_text("Fiske och vatten")

    visitor.tick("Fiske och vatten (1)")
    visitor.expect_params(tema="fiske")
    expect(visitor.cards()).to_have_text(["Umeå"])
    expect(visitor.map.locator(".pin.faded")).to_have_count(10)
    visitor.pin("umea").click()
    visitor.expect_chosen("umea", "Umeå")
    expect(visitor.panel.locator("article .themes li").first).to_contain_text("Fiske och vatten")


def _add_pilot(pilots: Path) -> None:
    text = (pilots / "flen.toml").read_text("utf-8")
    for old, new in CHANGES.items():
        assert old in text
        text = text.replace(old, new)
    (pilots / "umea.toml").write_text(text, "utf-8")

"""What the map shows."""

from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, expect

from pilotkartan.model import Atlas

from .visitor import Visitor

SIZES = [(1440, 900), (1280, 720), (1024, 768), (390, 844)]


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_first_sight(visitor: Visitor, width: int, height: int, lang: str) -> None:
    """At each common window size the names are whole, apart and under no control, and Sweden fills the map's height."""
    visitor.page.set_viewport_size({"width": width, "height": height})
    visitor.open(f"/?lang={lang}")
    _see_names_whole_and_apart(visitor)
    _see_controls_cover_no_name(visitor)
    _see_all_sweden_fill_the_height(visitor)


def _see_names_whole_and_apart(visitor: Visitor) -> None:
    boxes = visitor.in_map("""() => [...document.querySelectorAll('.pin')].map((pin) => ({
        id: pin.dataset.pilot, name: pin.querySelector('.name').getBoundingClientRect().toJSON(),
        mark: pin.getBoundingClientRect().toJSON()}))""")
    assert len(boxes) == 10
    frame = visitor.in_map("() => [innerWidth, innerHeight]")
    for box in boxes:
        for rect in (box["name"], box["mark"]):
            assert rect["left"] >= 0, box["id"]
            assert rect["top"] >= 0, box["id"]
            assert rect["right"] <= frame[0], box["id"]
            assert rect["bottom"] <= frame[1], box["id"]
    for a, b in combinations(boxes, 2):
        assert not _overlap(a["name"], b["name"]), (a["id"], b["id"])
        assert not _overlap(a["name"], b["mark"]), (a["id"], b["id"])
        assert not _overlap(a["mark"], b["name"]), (a["id"], b["id"])


def _see_controls_cover_no_name(visitor: Visitor) -> None:
    boxes = visitor.in_map("""() => ['.pin .name', '.legend, .bar, .leaflet-control-attribution'].map((selector) =>
        [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect().toJSON()))""")
    assert not [(a, b) for a in boxes[0] for b in boxes[1] if _overlap(a, b)]


def _see_all_sweden_fill_the_height(visitor: Visitor) -> None:
    north, south, west, east, map_width, map_height = visitor.in_map("""() => {
        const corner = (lat, lng) => map.latLngToContainerPoint([lat, lng]);
        return [corner(69.06, 20.5).y, corner(55.34, 13.4).y, corner(58.9, 10.97).x, corner(65.8, 24.16).x,
                innerWidth, innerHeight];
    }""")
    assert north >= 0
    assert south <= map_height
    assert west >= 0
    assert east <= map_width
    assert south - north >= 0.85 * map_height


def test_pins_carry_theme_in_colour_icon_and_name(visitor: Visitor, atlas: Atlas) -> None:
    """Each marker has the colour and icon of its main theme, and tells a screen reader theme and county."""
    visitor.open()
    for pilot in atlas.pilots:
        theme = atlas.main_theme(pilot)
        pin = visitor.pin(pilot.id)
        expect(pin.locator(".icon")).to_have_text(str(theme.icon))
        assert pin.evaluate("pin => pin.style.getPropertyValue('--theme')") == theme.colour
        county = atlas.codebook.by_id[pilot.county].label.sv
        expect(pin).to_have_attribute("aria-label", f"{pilot.name}, {county}, huvudtema {theme.label.sv}")


def test_legend_lists_the_main_themes_in_use(visitor: Visitor, atlas: Atlas) -> None:
    """The legend names each theme that is some pilot's main theme, once."""
    visitor.open()
    used = {atlas.main_theme(pilot).id for pilot in atlas.pilots}
    labels = [theme.label.sv for theme in atlas.codebook.codes("theme") if theme.id in used]
    expect(visitor.map.locator(".legend li > span:last-child")).to_have_text(labels)


def test_pointer_names_municipality_and_county(visitor: Visitor) -> None:
    """Under the pointer stand the municipality's and the county's names; over the sea stands nothing."""
    visitor.open()
    tip = visitor.map.locator(".hover-name")
    for lat, lon, name in (
        (59.37, 17.9, "Stockholm, Stockholms län"),
        (67.5, 20.5, "Gällivare, Norrbottens län"),
        (63.2, 14.6, "Östersund, Jämtlands län"),
    ):
        _point_at(visitor, lat, lon)
        expect(tip).to_have_text(name)
        _point_at(visitor, 61.5, 19.3)
        expect(tip).to_have_count(0)


def test_button_brings_all_sweden_back(visitor: Visitor) -> None:
    """After zooming and moving, one button shows all of Sweden as at first."""
    visitor.open()
    before = visitor.zoom_and_center()
    visitor.map.get_by_role("button", name="Zooma in").click()
    visitor.in_map("() => map.setView([66, 20], 7, {animate: false})")
    assert visitor.zoom_and_center() != before
    visitor.map.get_by_role("button", name="Hela Sverige").click()
    _wait_in_map(
        visitor,
        "before => Math.abs(map.getZoom() - before[0]) < 0.01 && Math.abs(map.getCenter().lat - before[1]) < 0.01",
        before,
    )


def test_zoom_stops_where_schematic_borders_stop(visitor: Visitor) -> None:
    """The map cannot be zoomed nearer than the schematic borders allow."""
    visitor.open()
    visitor.in_map("() => map.setZoom(18, {animate: false})")
    assert visitor.zoom_and_center()[0] == 10


def test_sources_of_the_borders_are_named(visitor: Visitor) -> None:
    """The map names where its borders come from, and that they are schematic."""
    visitor.open("/?lang=en")
    expect(visitor.map.locator(".leaflet-control-attribution")).to_have_text(
        "Borders: Statistics Sweden, Natural Earth (schematic)"
    )


def test_left_out_pilot_fades_and_stays(visitor: Visitor) -> None:
    """A pilot that the filter leaves out is faded and said to be outside, but still there and to be chosen."""
    visitor.open("/?tema=boende")
    expect(visitor.map.locator(".pin")).to_have_count(10)
    expect(visitor.map.locator(".pin.faded")).to_have_count(9)
    expect(visitor.pin("flen")).to_have_attribute(
        "aria-label", "Flen, Södermanlands län, huvudtema Besöksnäring, utanför filtret"
    )
    visitor.pin("flen").click()
    visitor.expect_chosen("flen", "Flen")


def test_colours_wait_for_the_style_sheet(visitor: Visitor) -> None:
    """A style sheet that comes late leaves no colour of Leaflet's own on the map."""
    held: list[Route] = []
    visitor.page.route(
        "**/assets/map.css*",
        lambda route: held.append(route) if route.request.frame.parent_frame else route.continue_(),
    )
    visitor.page.goto("/")
    visitor.map.locator(".leaflet-container").wait_for()
    held[0].continue_()
    visitor.wait_for_map()
    fills = visitor.in_map("() => [...document.querySelectorAll('path')].map((path) => path.getAttribute('fill'))")
    assert "#3388ff" not in fills


def test_dark_theme_is_designed(browser: Browser, browser_context_args: dict[str, Any], app: str) -> None:
    """In the dark theme the map takes its dark colours, and the markers those meant for dark ground."""
    context = browser.new_context(**{**browser_context_args, "color_scheme": "dark"})
    visitor = Visitor(context.new_page(), [])
    visitor.open(f"{app}/")
    expect(visitor.map.locator("html")).to_have_attribute("data-theme", "dark")
    sea = visitor.map.locator(".leaflet-container").evaluate("element => getComputedStyle(element).backgroundColor")
    assert sea == "rgb(20, 33, 43)"
    assert visitor.pin("flen").evaluate("pin => pin.style.getPropertyValue('--theme')") == "#56B4E9"
    context.close()


def _overlap(a: dict[str, float], b: dict[str, float]) -> bool:
    return a["left"] < b["right"] and b["left"] < a["right"] and a["top"] < b["bottom"] and b["top"] < a["bottom"]


def _point_at(visitor: Visitor, lat: float, lon: float) -> None:
    x, y = visitor.in_map(
        f"() => {{ const point = map.latLngToContainerPoint([{lat}, {lon}]); return [point.x, point.y]; }}"
    )
    visitor.map.locator(".leaflet-container").hover(position={"x": x, "y": y}, force=True)


def _wait_in_map(visitor: Visitor, condition: str, argument: object) -> None:
    frame = next(frame for frame in visitor.page.frames if "/component/" in frame.url)
    frame.wait_for_function(condition, arg=argument)

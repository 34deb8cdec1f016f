"""The map shows every pilot, its names whole, and what the filters leave."""

from itertools import combinations

from playwright.sync_api import Route, expect

from pilotkartan.content.model import LANGS, Atlas
from tests.browser.metrics import overlap
from tests.browser.visitor import Visitor

SIZES = [(1440, 900), (1280, 720), (1024, 768), (820, 1180), (390, 844), (1920, 1080), (3840, 2160)]
# Choose each pilot and tell how much of its municipality's box its pin hides, and what else the pin covers.
_CHOSEN = """(_, codes) => Object.fromEntries([...document.querySelectorAll('.pin')].map((pin) => {
    pin.click();
    const isShape = ({ options, feature }) =>
        options?.className === 'shape' && feature?.properties.code === codes[pin.dataset.pilot];
    let bounds;
    map.eachLayer((layer) => { if (isShape(layer)) bounds = layer.getBounds(); });
    const [from, to] = [bounds.getNorthWest(), bounds.getSouthEast()].map((at) => map.latLngToContainerPoint(at));
    const place = pin.getBoundingClientRect();
    const shared = (box) => Math.max(0, Math.min(place.right, box.right) - Math.max(place.left, box.left))
        * Math.max(0, Math.min(place.bottom, box.bottom) - Math.max(place.top, box.top));
    const box = { left: from.x, top: from.y, right: to.x, bottom: to.y };
    const others = [...document.querySelectorAll('.pin, .pin .name, .legend, .bar, .leaflet-control-attribution')]
        .filter((other) => other !== pin && shared(other.getBoundingClientRect()) > 0);
    const outside = place.left < 0 || place.top < 0 || place.right > innerWidth || place.bottom > innerHeight;
    return [pin.dataset.pilot, {
        hidden: shared(box) / ((to.x - from.x) * (to.y - from.y)), outside, aside: pin.matches('.aside'),
        covered: others.map((other) => other.textContent.trim() || other.className),
    }];
}))"""
_MAX_HIDDEN = 0.34
# Whether the page has taken a new width, and the map in its frame has followed and stands still from one picture to the
# next.
_FITS = """(width) => {
    const { clientWidth, clientHeight } = map.getContainer();
    const now = [innerWidth, innerHeight, map.getCenter(), map.getZoom()].join();
    // The page around comes to its size in several steps.
    window.stands = now === window.stoodAt ? window.stands + 1 : 0;
    window.stoodAt = now;
    return parent.innerWidth === width && frameElement.clientWidth === innerWidth
        && map.getSize().equals([clientWidth, clientHeight])
        && clientWidth === innerWidth && clientHeight === innerHeight && window.stands >= 5;
}"""


def test_first_sight(visitor: Visitor, atlas: Atlas) -> None:
    """At each common window size the names are whole, apart and under no control, and Sweden fills the map.

    It does so from north to south, or from west to east where the map is narrow. The names are the same in both
    languages, the controls wider or narrower. On a large screen pins, icons and names are larger, on a phone never too
    small to read. A chosen pin steps aside where it would hide its municipality, onto nothing else; near enough it
    stays.
    """
    large = {}
    codes = {pilot.id: pilot.code for pilot in atlas.pilots}
    for number, (width, height) in enumerate(SIZES):
        visitor.page.set_viewport_size({"width": width, "height": height})
        # In each language as it is loaded at half of the sizes, and as it is switched to at the others.
        first, second = LANGS if number % 2 else reversed(LANGS)
        visitor.open(f"/?lang={first}")
        _see_all(visitor)
        visitor.go(f"/?lang={second}")
        expect(visitor.map.locator("html")).to_have_attribute("lang", second)
        visitor.wait_for_rest()
        _see_all(visitor)
        large[width] = _sizes(visitor)
        _see_chosen_pins_hide_nothing(visitor, codes, (width, height))
    visitor.in_map("() => { map.setView([59.7, 16.2], 10, {animate: false}); }")
    assert not visitor.map.locator("body").evaluate(_CHOSEN, codes)["surahammar"]["aside"]
    _see_pins_and_names_grow(large)


def _see_all(visitor: Visitor) -> None:
    _see_names_whole_and_apart(visitor)
    _see_controls_cover_no_name(visitor)
    _see_all_sweden_fill_the_map(visitor)


def test_window_takes_another_size(visitor: Visitor) -> None:
    """In a window that is made larger or smaller the map fits as at first sight."""
    visitor.open("/?lang=sv")
    for width, height in ((390, 844), (1920, 1080)):
        visitor.page.set_viewport_size({"width": width, "height": height})
        _wait_in_map(visitor, _FITS, width)
        _see_names_whole_and_apart(visitor)
        _see_all_sweden_fill_the_map(visitor)


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
        assert not overlap(a["name"], b["name"]), (a["id"], b["id"])
        assert not overlap(a["name"], b["mark"]), (a["id"], b["id"])
        assert not overlap(a["mark"], b["name"]), (a["id"], b["id"])


def _see_controls_cover_no_name(visitor: Visitor) -> None:
    boxes = visitor.in_map("""() => ['.pin .name', '.legend, .bar, .leaflet-control-attribution'].map((selector) =>
        [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect().toJSON()))""")
    assert not [(a, b) for a in boxes[0] for b in boxes[1] if overlap(a, b)]


def _see_all_sweden_fill_the_map(visitor: Visitor) -> None:
    north, south, west, east, map_width, map_height = visitor.in_map("""() => {
        const corner = (lat, lng) => map.latLngToContainerPoint([lat, lng]);
        return [corner(69.06, 20.5).y, corner(55.34, 13.4).y, corner(58.9, 10.97).x, corner(65.8, 24.16).x,
                innerWidth, innerHeight];
    }""")
    assert north >= 0
    assert south <= map_height
    assert west >= 0
    assert east <= map_width
    assert south - north >= 0.85 * map_height or east - west >= 0.75 * map_width


def _see_chosen_pins_hide_nothing(visitor: Visitor, codes: dict[str, str], size: tuple[int, int]) -> None:
    seen = visitor.map.locator("body").evaluate(_CHOSEN, codes)
    assert len(seen) == len(codes)
    wrong = {pilot: one for pilot, one in seen.items() if one["hidden"] > _MAX_HIDDEN or one["outside"]}
    assert wrong == {}, size
    assert {pilot: one["covered"] for pilot, one in seen.items() if one["covered"]} == {}, size
    assert seen["surahammar"]["aside"], size
    visitor.wait_for_rest()


def _sizes(visitor: Visitor) -> list[float]:
    """Return how large pins, icons, names and the legend's icons are, in pixels."""
    sizes: list[float] = visitor.in_map(
        """() => ['.pin', '.pin .icon', '.pin .name', '.legend .icon'].map((selector) => {
            const element = document.querySelector(selector);
            return selector === '.pin' ? element.offsetWidth : parseFloat(getComputedStyle(element).fontSize);
        })"""
    )
    return sizes


def _see_pins_and_names_grow(sizes: dict[int, list[float]]) -> None:
    """See that they do with the width of the window, in pixels."""
    for small, large in ((390, 1440), (1440, 1920), (1920, 3840)):
        assert all(a < b for a, b in zip(sizes[small][:3], sizes[large][:3], strict=True)), sizes
    assert sizes[1920][1] > 18
    assert sizes[1920][3] > 16
    assert sizes[390][2] >= 12
    assert sizes[3840][0] <= 48


def test_what_is_outside_the_filter_is_grey(visitor: Visitor) -> None:
    """Beside a pilot that the filter leaves out no colour is left, nor a bold name, by day and by night."""
    visitor.open("/?lang=sv&tema=boende")
    looks = """pin => [pin, pin.querySelector('.name'), pin.querySelector('.icon')].map((part) => {
        const [red, green, blue] = getComputedStyle(part).color.match(/[\\d.]+/g).map(Number);
        return Math.max(red, green, blue) - Math.min(red, green, blue);
    })"""
    for scheme in ("light", "dark"):
        visitor.page.emulate_media(color_scheme=scheme)
        expect(visitor.map.locator("html")).to_have_attribute("data-theme", scheme)
        assert max(max(pin.evaluate(looks)) for pin in visitor.map.locator(".pin.faded").all()) < 40
        strokes = "() => [...document.querySelectorAll('path.shape')].map((path) => path.getAttribute('stroke'))"
        assert len(set(visitor.in_map(strokes))) == 2, "grey, and the theme of the one that is left"
    expect(visitor.pin("flen").locator(".name")).to_have_css("font-weight", "400")
    row = visitor.panel.locator(".left-out li:not([hidden]) a").first
    expect(row).to_have_css("font-weight", "400")


def test_pins_and_legend(visitor: Visitor, atlas: Atlas) -> None:
    """Each marker has its main theme's colour and icon, and tells theme and county; the legend names each used theme.

    In the dark theme the map takes its dark colours, and the markers those meant for dark ground.
    """
    visitor.open()
    for pilot in atlas.pilots:
        theme = atlas.main_theme(pilot)
        pin = visitor.pin(pilot.id)
        expect(pin.locator(".icon")).to_have_attribute("data-icon", str(theme.icon))
        expect(pin).to_have_css("--theme", theme.colour)
        county = atlas.codebook.by_id[pilot.county].label.sv
        expect(pin).to_have_attribute("aria-label", f"{pilot.name}, {county}, huvudtema {theme.label.sv}")
    used = {atlas.main_theme(pilot).id for pilot in atlas.pilots}
    labels = [theme.label.sv for theme in atlas.codebook.codes("theme") if theme.id in used]
    expect(visitor.map.locator(".legend li > span:last-child")).to_have_text(labels)

    visitor.page.emulate_media(color_scheme="dark")
    expect(visitor.map.locator("html")).to_have_attribute("data-theme", "dark")
    expect(visitor.map.locator(".leaflet-container")).to_have_css("background-color", "rgb(20, 33, 43)")
    for pilot in atlas.pilots:
        expect(visitor.pin(pilot.id)).to_have_css("--theme", str(atlas.main_theme(pilot).colour_dark))


def test_pointer_filter_and_sources(visitor: Visitor) -> None:
    """Under the pointer stand municipality and county, over the sea nothing; nor over a pin, whose name is beside it.

    A pilot that is left out fades and may be chosen.

    The map names where its borders come from, and that they are schematic.
    """
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
    _point_at(visitor, 59.37, 17.9)
    expect(tip).to_have_count(1)
    visitor.pin("flen").locator(".icon").hover()
    expect(tip).to_have_count(0)

    visitor.go("/?tema=boende")
    expect(visitor.map.locator(".pin.faded")).to_have_count(9)
    expect(visitor.map.locator(".pin")).to_have_count(10)
    flen = visitor.pin("flen")
    expect(flen).to_have_attribute("aria-label", "Flen, Södermanlands län, huvudtema Besöksnäring, utanför filtret")
    flen.click()
    visitor.expect_chosen("flen", "Flen")

    visitor.go("/?lang=en")
    expect(visitor.map.locator(".leaflet-control-attribution")).to_have_text(
        "Borders: Statistics Sweden, Natural Earth (schematic)"
    )


def test_zooming_has_ends(visitor: Visitor) -> None:
    """After zooming and moving, one button shows all of Sweden as at first; no nearer than the borders are true."""
    visitor.open()
    before = visitor.zoom_and_center()
    # While it glides, the map takes no other order.
    visitor.in_map("() => { window.zoomed = new Promise((done) => map.once('zoomend', () => setTimeout(done))); }")
    visitor.map.get_by_role("button", name="Zooma in").click()
    visitor.in_map("() => window.zoomed")
    visitor.in_map("() => { map.setZoom(18, {animate: false}); }")
    assert visitor.zoom_and_center()[0] == 10, "the schematic borders stop there"
    visitor.in_map("() => { map.setView([66, 20], 7, {animate: false}); }")
    assert visitor.zoom_and_center() != before
    visitor.map.get_by_role("button", name="Hela Sverige").click()
    _wait_in_map(
        visitor,
        "before => Math.abs(map.getZoom() - before[0]) < 0.01 && Math.abs(map.getCenter().lat - before[1]) < 0.01",
        before,
    )


def test_colours_wait_for_the_style_sheet(visitor: Visitor) -> None:
    """A style sheet that comes late leaves no colour of Leaflet's own on the map."""
    held: list[Route] = []
    visitor.page.route(
        "**/assets/map.css*",
        lambda route: held.append(route) if route.request.frame.parent_frame else route.continue_(),
    )
    visitor.page.goto("/")
    visitor.map.locator(".leaflet-container").wait_for()
    for route in held:  # the frame in the first paint, which has gone, has asked for it too
        if not route.request.frame.is_detached():
            route.continue_()
    visitor.wait_for_map()
    fills = visitor.in_map("() => [...document.querySelectorAll('path')].map((path) => path.getAttribute('fill'))")
    assert "#3388ff" not in fills


def _point_at(visitor: Visitor, lat: float, lon: float) -> None:
    x, y = visitor.in_map(
        f"() => {{ const point = map.latLngToContainerPoint([{lat}, {lon}]); return [point.x, point.y]; }}"
    )
    visitor.map.locator(".leaflet-container").hover(position={"x": x, "y": y}, force=True)


def _wait_in_map(visitor: Visitor, condition: str, argument: object) -> None:
    frame = next(frame for frame in visitor.page.frames if "/component/" in frame.url)
    frame.wait_for_function(condition, arg=argument)

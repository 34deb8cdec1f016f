"""An eye can see it all: contrast measured in the pixels, the focus ring, forced colours, no movement unasked for."""

from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, expect

from tests.browser.visitor import Visitor
from tests.contrast import SHAPE, TEXT, Colour, colour, ratio

Pixel = tuple[int, int, int]

# Stems of letters and lines of a pixel show their own colour only where a pixel is more than one.
_SCALE = 2
_NEARLY = 1.05  # as alike as what an eye takes for the same
_TALL = {"width": 1440, "height": 1700}
PILOT = "/?tema=dialog&kommun=flen&plats=1480&q=dialog&lang=sv"
LIST = "/?tema=dialog&metod=enkat&q=dialog&jamfor=flen&lang=sv"
TEXTS_OF_LIST = (
    ".brand p", ".summary", ".st-key-menu a >> nth=1", ".copy-link", ".quiet >> visible=true >> nth=0",
    ".st-key-chips a >> nth=0", ".st-key-chips a >> nth=-1", '.st-key-search input[type="search"]',
    ".st-key-place_text input", ".option:has(:disabled) >> nth=0", ".st-key-sort button >> nth=0",
    ".st-key-sort button >> nth=1", ".card .place >> nth=0", "mark >> nth=0", ".left-out li:not([hidden]) a >> nth=0",
    ".left-out li:not([hidden]) .quiet >> nth=0", ".compare-hint", ".st-key-background label",
)  # fmt: skip
TEXTS_OF_PILOT = (
    ".ways a[aria-disabled] >> nth=0", ".ways .quiet >> nth=0",
    ".pilot .place a", ".status >> nth=0", ".theme >> nth=0", ".cite a >> nth=0", ".call >> nth=0",
)  # fmt: skip
FOCUSED = (
    ".st-key-menu a >> nth=1", ".copy-link", ".st-key-switch-language button", ".st-key-search input",
    ".facets [value=dialog]", ".facet summary >> nth=0", ".st-key-chips a >> nth=0",
    ".st-key-sort button >> nth=1", ".left-out li:not([hidden]) a >> nth=0",
)  # fmt: skip
EDGES = (
    ".st-key-search .react-aria-TextField", ".facets [value=boende]",
    ".facets [value=dialog]", ".facets [data-every]",
)  # fmt: skip
ALIKE_BUT_CHOSEN = (
    (".facets [value=dialog]", ".facets [value=boende]"),
    ('.st-key-sort button[aria-checked="true"]', '.st-key-sort button[aria-checked="false"] >> nth=0'),
)
# The element whose outline shows that an element has the focus.
RING_OF = """element => {
    const holder = element.closest('[data-testid="stTextInputRootElement"]') ||
        (element.type === "checkbox" && element.closest("label").querySelector("span + div")) || element;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(holder);
    return [outlineStyle, parseFloat(outlineWidth), outlineColor];
}"""
MOVING = """() => [...document.querySelectorAll("*")]
    .filter((element) => !element.closest('[data-testid="stSpinner"], [data-testid="stStatusWidget"]'))
    .filter((element) => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
        const longest = (list) => Math.max(...list.split(",").map(parseFloat));
        return longest(transitionDuration) > 0 || (animationName !== "none" && longest(animationDuration) > 0);
    }).map((element) => element.outerHTML.slice(0, 100))"""


class Sight:
    """A visitor who looks closely at what one moment shows, measured in pixels of a picture of the whole window."""

    def __init__(self, browser: Browser, arguments: dict[str, Any], path: str, **look: Any) -> None:
        close = {"device_scale_factor": _SCALE, "viewport": _TALL}
        self.page = browser.new_context(**{**arguments, **close, **look}).new_page()
        self.visitor = Visitor(self.page, [])
        self.visitor.open(path)
        self.look()

    def look(self) -> None:
        """Take the picture in which all is measured until the next look."""
        self.visitor.wait_for_map()
        self.visitor.map.locator("body.icons-ready").wait_for()
        self.picture = Image.open(BytesIO(self.page.screenshot(animations="disabled"))).convert("RGB")

    def colours(self, place: Locator) -> Counter[Pixel]:
        """Count the pixels of an element by colour."""
        box = place.bounding_box()
        assert box, f"{place} is not seen"
        left, top = box["x"] * _SCALE, box["y"] * _SCALE
        edges = (left, top, left + box["width"] * _SCALE, top + box["height"] * _SCALE)
        assert edges[3] <= self.picture.height, f"{place} is not in the picture"
        part = self.picture.crop(tuple(map(round, edges)))
        return Counter({pixel: count for count, pixel in part.getcolors(part.width * part.height)})

    def contrast(self, place: Locator) -> float:
        """Return the contrast of what is written or drawn to its ground, which is the colour seen most."""
        counted = self.colours(place)
        ground = counted.most_common(1)[0][0]
        return max(ratio(ground, ink) for ink, count in counted.items() if count > _SCALE)

    def along(self, west: Sequence[float], east: Sequence[float]) -> list[Pixel]:
        """Return the pixels on the map between two points of one latitude, in degrees."""
        ends = f"[{list(west)}, {list(east)}].map((point) => map.latLngToContainerPoint(point))"
        (start, stop) = self.visitor.in_map(f"() => {ends}.map(({{ x, y }}) => [x, y])")
        box = self.page.locator("iframe.stCustomComponentV1").bounding_box()
        assert box
        y = round((box["y"] + start[1]) * _SCALE)
        columns = range(round((box["x"] + start[0]) * _SCALE), round((box["x"] + stop[0]) * _SCALE))
        return [self.picture.getpixel((x, y)) for x in columns]

    def assert_seen(self, places: Sequence[str], least: float) -> None:
        """See that each place stands out from its ground."""
        measured = {place: round(self.contrast(self.page.locator(place)), 2) for place in places}
        assert {place: contrast for place, contrast in measured.items() if contrast < least} == {}

    def assert_ring(self, place: str, ground: Colour) -> None:
        """See that a place which the keyboard comes to has a strong ring around it."""
        self.page.locator(place).focus()
        style, width_px, ring = self.page.locator(place).evaluate(RING_OF)
        assert (style, width_px) == ("solid", 3), place
        assert ratio(rgb(ring), ground) >= SHAPE, place

    def assert_map(self) -> None:
        """See the coast, the pins and the names in the pixels of the map."""
        coast = self.along((61.4, 16.0), (61.4, 18.5))
        assert max(min(ratio(seen, coast[0]), ratio(seen, coast[-1])) for seen in coast) >= SHAPE
        for icon in self.visitor.map.locator(".pin .icon, .legend .icon").all():
            assert self.contrast(icon) >= SHAPE
        written = self.visitor.in_map("() => getComputedStyle(document.documentElement).getPropertyValue('--halo')")
        halo = colour(written)
        for name in self.visitor.map.locator(".pin .name").all():
            seen = self.colours(name)
            beneath = sum(count for pixel, count in seen.items() if ratio(pixel, halo) < _NEARLY)
            assert beneath > seen.total() / 10, name.inner_text()
            assert max(ratio(ink, halo) for ink, count in seen.items() if count > _SCALE) >= TEXT


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_as_seen(scheme: str, browser: Browser, browser_context_args: dict[str, Any]) -> None:
    """Texts are read 4.5:1 and map shapes seen 3:1 in the very pixels; what has the focus shows a strong ring."""
    sight = Sight(browser, browser_context_args, LIST, color_scheme=scheme)
    sight.assert_seen(TEXTS_OF_LIST, TEXT)
    sight.assert_seen(EDGES, SHAPE)
    ground = rgb(sight.page.locator(".stApp").evaluate("app => getComputedStyle(app).backgroundColor"))
    sight.page.keyboard.press("Tab")  # from now on the focus is the keyboard's
    for place in FOCUSED:
        sight.assert_ring(place, ground)
    sight.visitor.go(PILOT)
    sight.visitor.expect_chosen("flen", "Flen")
    sight.look()
    sight.assert_seen(TEXTS_OF_PILOT, TEXT)
    sight.assert_map()
    sight.page.context.close()


def test_forced_colours_and_no_movement(browser: Browser, browser_context_args: dict[str, Any]) -> None:
    """With the system's own colours every control, state and pin is told apart; and nothing moves if not wished."""
    look = {"forced_colors": "active", "color_scheme": "dark", "reduced_motion": "reduce"}
    sight = Sight(browser, browser_context_args, LIST, **look)
    visitor, page = sight.visitor, sight.page
    sight.assert_seen((*EDGES, *TEXTS_OF_LIST), SHAPE)
    for one, other in ALIKE_BUT_CHOSEN:
        background = "place => getComputedStyle(place).backgroundColor"
        assert page.locator(one).evaluate(background) != page.locator(other).evaluate(background), one
    page.keyboard.press("Tab")
    for place in FOCUSED:
        sight.assert_ring(place, (0, 0, 0))
    assert page.evaluate(MOVING) == []
    visitor.pin("vimmerby").click()
    expect(visitor.pin("vimmerby")).to_have_attribute("aria-pressed", "true")
    looks = "pin => [getComputedStyle(pin).backgroundColor, getComputedStyle(pin).borderTopWidth]"
    chosen, matching, outside = (visitor.pin(pilot).evaluate(looks) for pilot in ("vimmerby", "flen", "kramfors"))
    assert chosen[1] != matching[1]
    assert len({chosen[0], matching[0], outside[0]}) == 3
    assert visitor.in_map(MOVING) == []
    sight.look()
    for pin in visitor.map.locator(".pin").all():
        assert sight.contrast(pin) >= SHAPE
    visitor.go("/evidens?lang=sv")
    expect(page.locator(".evidence .legend .empty").first).to_have_css("-webkit-text-stroke-width", "0px")
    visitor.go("/presentera?steg=resultat&lang=sv")
    grounds = ["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)", "rgba(0, 0, 0, 0)"]  # what is planned is dashed
    for status, ground in zip(("done", "ongoing", "planned"), grounds, strict=True):
        expect(page.locator(f".story .bars-key .{status}")).to_have_css("background-color", ground)
    page.context.close()


def rgb(computed: str) -> Colour:
    """Return a computed colour such as `rgb(11, 83, 148)`."""
    red, green, blue = (float(part) for part in computed.partition("(")[2].rstrip(")").split(",")[:3])
    return red, green, blue

"""Every page from 320 pixels to a large desk: nothing cut or sideways, all large enough to hit, all on one grid."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from playwright.sync_api import CDPSession, Page, expect

from pilotkartan.editions.site_files import Files
from tests.browser.metrics import SIDEWAYS, clipped, misfits, settle
from tests.browser.test_copying import served
from tests.browser.visitor import Visitor

PAGES = (
    "/?kommun=vimmerby&tema=boende&tema=dialog",
    "/?tema=boende&metod=enkat",
    "/?q=zzzzz&plats=uppsala",
    "/jamfor?jamfor=flen&jamfor=gotland&jamfor=munkedal",
    "/presentera",
    "/programmet",
    "/underlag",
    "/underlag?tema=boende&kommun=flen",
    "/tillganglighet",
)
FINGER_PX, MOUSE_PX = 44, 24
# With a finger the smallest phone (as wide as a desk of 1280 is at 400 % zoom), and one that lies; with a mouse a desk.
SIZES = ((320, 640, FINGER_PX), (844, 390, FINGER_PX), (1280, 800, MOUSE_PX))
_UNFOLD = "document.querySelectorAll('details:not(.stExpander *)').forEach((one) => { one.open = true; })"

# Where it is looked besides whether all begins at one edge: where the window is wider than the page, and on tablets.
GRID_SIZES = ((1920, 1080), (1024, 768), (820, 1180))
SPACED_SIZES = ((1440, 900), (390, 844))
# The left edges, in whole pixels, of the name in the head, of what comes first below it, and of the foot.
_EDGES = """() => {
  const visible = (selector) => [...document.querySelectorAll(selector)].find((one) => one.checkVisibility());
  const left = [".brand h1", ".page-title, .filter-bar > *, .ways > *", ".foot"];
  return left.map((selector) => Math.round(visible(selector).getBoundingClientRect().left));
}"""

# The room above the name and below the tagline, and the lines that the years in the tagline take.
_BRAND = """() => {
  const [name, tagline] = document.querySelectorAll(".brand h1, .brand p");
  const head = document.querySelector(".st-key-head").getBoundingClientRect();
  const texts = document.createTreeWalker(tagline, NodeFilter.SHOW_TEXT);
  const years = document.createRange();
  let text, at = -1;
  while (at < 0) [text, at] = [texts.nextNode(), texts.currentNode.data.search(/\\d{4}.\\d{4}/)];
  years.setStart(text, at);
  years.setEnd(text, at + 9);
  return [name.getBoundingClientRect().top, head.bottom - tagline.getBoundingClientRect().bottom,
    new Set([...years.getClientRects()].map((line) => line.top)).size];
}"""
_AIR_PX = 4


class Ruler:
    """Measures a page as it stands, at all sizes, and keeps what does not fit."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.client: CDPSession = page.context.new_cdp_session(page)
        self.found: set[str] = set()

    def measure(self, told: str, sizes: Sequence[tuple[int, int, int]] = SIZES) -> None:
        """Measure what stands on the page, all that the page itself folds unfolded."""
        self.page.evaluate(_UNFOLD)
        for width, height, least in sizes:
            self.client.send("Emulation.setTouchEmulationEnabled", {"enabled": least == FINGER_PX})
            self._resize(width, height)
            self._note(told, width, misfits(self.page, least))

    def align(self, told: str) -> None:
        """See that head, content and foot begin at one edge, at this size and the grid's."""
        for size in (None, *GRID_SIZES):
            if size:
                self._resize(*size)
                self._note(told, size[0], self.page.evaluate(SIDEWAYS))
            edges = self.page.evaluate(_EDGES)
            self._note(told, size and size[0], [f"begins at {edges}"] if len(set(edges)) > 1 else [])

    def space(self, told: str) -> None:
        """See that no text is cut where a visitor sets the spacing of WCAG 1.4.12, at a desk and on a phone."""
        for width, height in SPACED_SIZES:
            self._resize(width, height)
            self._note(told, width, clipped(self.page))

    def _resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})
        settle(self.page)

    def _note(self, told: str, width: int | None, found: Iterable[str]) -> None:
        self.found |= {f"{told} {width or ''}: {what}" for what in found}


def test_pages(visitor: Visitor) -> None:
    """Each page fits in Swedish at all sizes, and in English, whose words may be longer, at the narrowest.

    Head, content and foot begin at the same edge on every page, so that the eye finds all from one line. No text is cut
    where a visitor spaces it.
    """
    page, ruler = visitor.page, Ruler(visitor.page)
    page.goto("/programmet?lang=en")
    for path in PAGES:
        # Each comes in another language than the one before, so that it tells when it stands.
        visitor.go(path)
        expect(page.locator("html")).to_have_attribute("lang", "sv")
        visitor.wait_for_rest()
        ruler.measure(path)
        ruler.align(path)
        page.locator(".st-key-switch-language button").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        visitor.wait_for_rest()
        ruler.space(f"{path}, in English and spaced")
        ruler.measure(f"{path}, in English", SIZES[:1])
    visitor.go("/?tema=boende&lang=sv")
    expect(page.locator(".st-key-chips")).to_be_attached()
    visitor.wait_for_rest()
    page.locator(".open-filters").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert ruler.found | clipped(page) == set()


def test_name_and_tagline(visitor: Visitor) -> None:
    """The name and the tagline have air above and below at a desk, and the years stay on one line at any width."""
    page = visitor.page
    for lang in ("sv", "en"):
        page.goto(f"/programmet?lang={lang}")
        for width in (390, 700, 960, 961, 1024, 1280, 1399, 1400, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            settle(page)
            above, below, lines = page.evaluate(_BRAND)
            assert lines == 1, (lang, width)
            assert width <= 960 or min(above, below) >= _AIR_PX, (lang, width, above, below)


def test_stage_and_one_file(visitor: Visitor, saved_file: bytes, tmp_path: Path) -> None:
    """The presentation fits, spaced text too, and so do the views of the one file."""
    page, ruler = visitor.page, Ruler(visitor.page)
    visitor.open("/presentera?steg=vimmerby")
    ruler.measure("stage")
    ruler.space("stage")
    path = tmp_path / "x.html"
    path.write_bytes(saved_file)
    page.goto(path.as_uri())
    page.wait_for_selector('html[data-map="ready"]', state="attached")
    for view in ("", "#kommun=vimmerby", "#sida=programmet&lang=en", "#steg=flen"):
        page.evaluate("view => { location.hash = view; }", view)
        ruler.measure(f"one file {view}")
    visitor.faults.clear()  # the file's own address is none of the app's
    assert ruler.found == set()


def test_static_pages_fit_a_phone(page: Page, app: str, site: Files) -> None:
    """On the pages of the static edition the name is on one line, and nothing is wider than the screen."""
    served(page, app, site)
    for width in (320, 390, 820, 1024):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(f"{app}/edition/en/kommun/flen/index.html", wait_until="load")
        name = page.locator(".brand h1")
        assert name.evaluate("h1 => h1.offsetHeight < 2 * parseFloat(getComputedStyle(h1).fontSize)"), width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert len(set(page.evaluate(_EDGES))) == 1, width

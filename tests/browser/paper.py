"""A printed page, read back from its PDF, whatever browser has printed it."""

import re
import unicodedata
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from playwright.sync_api import Locator, Page
from pypdf import PageObject, PdfReader

from pilotkartan.content.model import Atlas, Lang
from tests.browser import visitor

_FOOT = re.compile(r"Pilotkartan\s*\d+ / \d+\s*")
_ONLY_ON_SCREEN = "head.copy_link head.other_language filter.search story.leave downloads.xlsx".split()

# What a browser is asked, in JavaScript, before it prints.
APP_READY = (
    f"document.querySelector({visitor.AT_REST!r}) && !document.querySelector('#first-paint')"
    " && document.querySelector('.foot, #story')"
)
MAP_READY = f"document.querySelector({visitor.MAP_READY!r})"
# In WebKit a page hears of printing, but not the frames in it.
ONLY_PAGE_HEARS = """if (window !== top) ["beforeprint", "afterprint"].forEach((event) =>
  addEventListener(event, (heard) => heard.stopImmediatePropagation()))"""
# The text of each element, also of what is folded on the screen, without icons, numbers of sources and the like.
TEXTS = """all => all.map((element) => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(".icon, .on-screen, .cite").forEach((part) => part.remove());
  return copy.textContent.trim();
})"""


class Print:
    """A printed page."""

    def __init__(self, pdf: bytes) -> None:
        self.pages = PdfReader(BytesIO(pdf)).pages
        sheets = [_texts_on_sheet(page) for page in self.pages]
        self.text = "".join(together(_FOOT.sub("", "".join(text for text, _ in sheet))) for sheet in sheets)
        self._first_sheet: dict[int, str] = {}  # each line by its height in points
        for text, y_pt in sheets[0]:
            self._first_sheet[round(y_pt)] = self._first_sheet.get(round(y_pt), "") + together(text)

    @property
    def layouts(self) -> list[str]:
        """How each sheet lies: portrait or landscape."""
        boxes = [page.mediabox for page in self.pages]
        return ["landscape" if box.width > box.height else "portrait" for box in boxes]

    def lacks(self, *wanted: str) -> list[str]:
        """Return what of the wanted texts does not stand on the paper."""
        return [text for text in wanted if together(text) not in self.text]

    def height_pt(self, text: str) -> float:
        """Return how far up a text stands on the first sheet, 0 where it comes later."""
        wanted = together(text)
        # A line that is the text comes before one that holds it: the tagline begins like the head of the list.
        found = [(line != wanted, y_pt) for y_pt, line in self._first_sheet.items() if wanted in line]
        return min(found)[1] if found else 0

    def names_on_map(self, atlas: Atlas, below_map: str) -> list[str]:
        """Return the pilots named on the first sheet above the text `below_map`, where the map is."""
        end_pt = self.height_pt(below_map)
        on_map = "\n".join(line for y_pt, line in self._first_sheet.items() if y_pt > end_pt)
        return [pilot.name for pilot in atlas.pilots if together(pilot.name) in on_map]

    def expect_no_controls(self, atlas: Atlas, lang: Lang) -> None:
        """See that nothing stands there that could only be pressed on a screen."""
        words = [atlas.words[key].of(lang) for key in _ONLY_ON_SCREEN]
        assert self.lacks(*words) == words


def print_in_chromium(page: Page) -> Print:
    """Print what Chromium shows."""
    return Print(page.pdf(prefer_css_page_size=True))


def texts_of(found: Locator) -> Sequence[str]:
    """Return the text of each element, see TEXTS."""
    texts: Sequence[str] = found.evaluate_all(TEXTS)
    return texts


def together(text: str) -> str:
    """Return a text without what its setting adds: spaces, hyphenation, ligatures, capitals, and icons as glyphs."""
    return re.sub(r"[\s\u00ad\u2010\ue000-\uf8ff]", "", unicodedata.normalize("NFKC", text)).casefold()


def _texts_on_sheet(page: PageObject) -> Sequence[tuple[str, float]]:
    """Return a sheet's texts, each with its height in points, in the order in which they are drawn.

    What begins beside the sheet is left out: it is in the file, but nobody can read it.
    """
    texts: list[tuple[str, float]] = []

    def read(text: str, base: list[float], position: list[float], _font: Any, _size: Any) -> None:
        x, y = position[4:6]
        if x * base[0] + y * base[2] + base[4] < page.mediabox.width:
            texts.append((text, x * base[1] + y * base[3] + base[5]))

    page.extract_text(visitor_text=read)
    return texts

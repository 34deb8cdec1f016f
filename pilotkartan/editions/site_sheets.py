"""Make each pilot's sheet for the static edition, one page to bring to a meeting, and the link to it."""

from collections.abc import Iterator

from markupsafe import Markup

from pilotkartan.content.model import LANGS, Pilot
from pilotkartan.content.settings import PILOT_SHEETS
from pilotkartan.content.texts import Translator
from pilotkartan.editions.site_page import START, Page, in_lang
from pilotkartan.explore.index import Index
from pilotkartan.exports.sheet import sheet_pdf
from pilotkartan.render.html import render


def sheets(index: Index, base: str) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of every sheet; their QR codes lead to the map at `base`."""
    for lang in LANGS:
        for pilot in index.by_name:
            address = f"{base}/{in_lang(START, lang)}"
            yield in_lang(_path(pilot), lang), sheet_pdf(index, pilot.id, address, lang)


def sheet_link(index: Index, page: Page, pilot: Pilot, t: Translator) -> Markup:
    """Return the link from a pilot's page to its sheet."""
    link = page.link(_path(pilot))
    return Markup(render("take_away", index.atlas, t, page.lang, sheet=link, with_scripts=False))


def _path(pilot: Pilot) -> str:
    return f"{PILOT_SHEETS.removeprefix('/')}/{pilot.id}.pdf"

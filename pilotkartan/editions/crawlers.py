"""Make robots.txt and sitemap.xml of an edition. Pure.

They may read everything. The filters' many views all name the one of their page as canonical, and are let be: crawlers
that show a preview beside a link obey robots.txt too, and so do those that gather open data from the addresses for
programs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.pages import PAGES, START_PAGE
from pilotkartan.explore.selection import Selection
from pilotkartan.render.html import render

ROBOTS, SITEMAP = "/robots.txt", "/sitemap.xml"
# The addresses of a page by language.
Addresses = Mapping[Lang, str]


def robots_txt(base: str | None) -> bytes:
    """Return robots.txt; `base` is the address of the start page without the slash at its end, where it is known."""
    return ("User-agent: *\nAllow: /\n" + (f"\nSitemap: {base}{SITEMAP}\n" if base else "")).encode()


def sitemap_xml(atlas: Atlas, pages: Iterable[Addresses]) -> bytes:
    """Return sitemap.xml with these pages, each in all its languages."""
    t, date = translator(atlas.words, LANGS[0]), atlas.dataset.date.isoformat()
    return render("sitemap", atlas, t, LANGS[0], places=list(pages), date=date).encode()


def pages_of_the_app(index: Index, base: str) -> list[Addresses]:
    """Return every page of the app, and the view of each pilot on the map."""
    views = [(page, Selection()) for page in PAGES]
    views += [(START_PAGE, Selection(pilot=pilot.id)) for pilot in index.by_name]
    return [view_in_each_language(base, page, view) for page, view in views]


def view_in_each_language(base: str, page: str, view: Selection) -> Addresses:
    """Return the one address of a view in each language."""
    return {lang: base + replace(view, lang=lang).address(page) for lang in LANGS}

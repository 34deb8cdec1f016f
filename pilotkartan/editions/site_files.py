"""Make the static edition's files for servers and crawlers: 404 page, robots.txt, sitemap, catalogue, feed."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from pilotkartan.content.model import LANGS
from pilotkartan.content.settings import FEED, RDF_FILE
from pilotkartan.content.texts import translator
from pilotkartan.editions.crawlers import ROBOTS, SITEMAP, robots_txt, sitemap_xml
from pilotkartan.editions.site_page import (
    COMPARE,
    DATA,
    EVIDENCE,
    POLICY,
    PROGRAMME,
    START,
    STATEMENT,
    in_lang,
    picture_path,
    pilot_path,
)
from pilotkartan.explore.index import Index
from pilotkartan.explore.pages import START_PAGE
from pilotkartan.explore.selection import Selection
from pilotkartan.explore.shared_view import shared_view
from pilotkartan.exports.atom import atom_feed
from pilotkartan.exports.schema_org import STATIC
from pilotkartan.render.assets import asset_url
from pilotkartan.render.html import render
from pilotkartan.render.joined_files import joined_url
from pilotkartan.render.page_head import icon_links
from pilotkartan.render.share_picture import share_png

Files = dict[str, bytes]


def server_files(index: Index, base: str | None, sizes: Mapping[str, int]) -> Files:
    """Return these files by their paths; `base` is as in `site.site_files`, `sizes` are the bytes of the others."""
    files = {"404.html": _missing(index, base).encode(), ROBOTS.removeprefix("/"): robots_txt(base)}
    return files | (dict(_addressed(index, base, sizes)) if base else {})


def _missing(index: Index, base: str | None) -> str:
    """Return the 404 page, which may be shown at any depth: its links begin at the root."""
    atlas, root = index.atlas, f"{urlsplit(base or '').path}/"
    editions = [
        (
            translator(atlas.words, lang),
            lang,
            in_lang(START, lang),
            [(pilot, in_lang(pilot_path(pilot), lang)) for pilot in index.by_name],
        )
        for lang in LANGS
    ]
    return render(
        "site_missing",
        atlas,
        editions[0][0],
        LANGS[0],
        policy=POLICY,
        root=root,
        icons=icon_links(lambda name: root + asset_url(name).removeprefix("/")),
        style=joined_url("app.css").removeprefix("/"),
        editions=editions,
    )


def _addressed(index: Index, base: str, sizes: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    """Yield the files that need full addresses."""
    from pilotkartan.exports.dcat import catalogue_rdf  # Here, since without an address it is not needed.

    atlas = index.atlas
    views = {path: (path.rstrip("/"), Selection()) for path in (START, EVIDENCE, COMPARE, PROGRAMME, DATA, STATEMENT)}
    views |= {pilot_path(pilot): (START_PAGE, Selection(pilot=pilot.id)) for pilot in index.by_name}
    pages = ({lang: f"{base}/{in_lang(path, lang)}" for lang in LANGS} for path in views)
    yield SITEMAP.removeprefix("/"), sitemap_xml(atlas, pages)
    yield RDF_FILE.removeprefix("/"), catalogue_rdf(atlas, base, STATIC, sizes)
    for lang in LANGS:
        yield in_lang(FEED.removeprefix("/"), lang), atom_feed(atlas, base, lang, STATIC)
        t = translator(atlas.words, lang)
        for path, (page, part) in views.items():
            yield picture_path(path, lang), share_png(atlas, shared_view(index, page, part, t, lang), t, lang)

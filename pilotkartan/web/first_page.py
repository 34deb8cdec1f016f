"""Make the first page: Streamlit's index page with our head, and with content that needs no script."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from markupsafe import Markup

from pilotkartan.content import environment
from pilotkartan.content.load import interface_words
from pilotkartan.content.model import Lang
from pilotkartan.content.settings import FEED, MANIFEST, OPENAPI, RDF_FILE
from pilotkartan.content.texts import translator
from pilotkartan.editions.crawlers import view_in_each_language
from pilotkartan.explore.embed_views import FIRST_OF, oembed_address
from pilotkartan.explore.index import Index
from pilotkartan.explore.pages import DATA_PAGE, START_PAGE, page_description, page_title
from pilotkartan.explore.selection import Selection
from pilotkartan.explore.shared_view import alternative_text, picture_address, shared_view, shown_part
from pilotkartan.explore.unknown_params import UnknownParam, unknown_params
from pilotkartan.exports.formats import SERVED_FILES
from pilotkartan.exports.schema_org import APP
from pilotkartan.render.assets import asset_url, streamlit_static
from pilotkartan.render.joined_files import joined_url
from pilotkartan.render.page_head import Head, Picture, Shared, icon_links, manifest_link, page_head, text_font
from pilotkartan.render.stylesheets import PAGE_STYLES
from pilotkartan.render.urls import relative
from pilotkartan.web.first_content import first_paint
from pilotkartan.web.preload import element_scripts, frame_script

# Cached pages; each takes some 60 kB.
_MAX_KEPT = 64
_FETCHED = r'<link rel="modulepreload"\1 href=\2 id="app-script">'
# Links to the descriptions of the API and of the data: the same for every page.
_FOR_PROGRAMS = Markup(
    '<link rel="service-desc" type="application/vnd.oai.openapi+json;version=3.1" href="{openapi}">'
    '<link rel="service-doc" type="text/html" href="{page}">'
    '<link rel="describedby" type="application/rdf+xml" href="{rdf}">'
).format(openapi=OPENAPI, page=f"/{DATA_PAGE}", rdf=RDF_FILE)
# Hides what only works with scripts.
_NO_SCRIPT_STYLE = Markup("<noscript><style>.scripted { display: none !important; }</style></noscript>")


def first_page_html(index: Index, page: str, params: Mapping[str, Sequence[str]], base: str | None, lang: Lang) -> str:
    """Return the HTML of a page with the view that the parameters ask for; `base` is the app's address where known."""
    selection = Selection.from_params(params, index.atlas)
    return _made(index, page, selection, unknown_params(params, selection, index), base, lang)


def broken_page(lang: Lang) -> str:
    """Return the HTML of any page while the data cannot be read: a notice, and the app that gives details."""
    t = translator(interface_words(), lang)
    name = t("head.name")
    head = Head(name, t("broken.about"), lang, name, catalogue=RDF_FILE)
    return _filled(lang, page_head(head), Markup("<noscript><p>{}</p></noscript>").format(t("broken.no_script")))


@lru_cache(_MAX_KEPT)
def _made(
    index: Index, page: str, selection: Selection, unused: tuple[UnknownParam, ...], base: str | None, lang: Lang
) -> str:
    t = translator(index.atlas.words, lang)
    title = page_title(index.atlas, selection, page, t)
    description = page_description(index.atlas, page, selection, t, lang)
    feed = APP.in_lang(FEED, lang), t("versions.feed_title")
    head = Head(title, description, lang, t("head.name"), catalogue=RDF_FILE, feed=feed)
    if base is not None:
        shared, picture = _shared(index, page, selection, base, head)
        view = Selection(pilot=selection.pilot if page == START_PAGE else None)
        by_lang = view_in_each_language(base, page, view)
        any_language = base + view.address(page)
        oembed = oembed_address(base, shared.address) if page in FIRST_OF else ""
        head = replace(
            head, addresses=by_lang, any_language=any_language, shared=shared, picture=picture, oembed=oembed
        )
    marks = " data-first-paint" + " data-noticed" * bool(unused)
    body = first_paint(index, page, selection, unused, SERVED_FILES, t, lang)
    return _filled(lang, page_head(head) + _NO_SCRIPT_STYLE, body, marks, page == START_PAGE)


def _shared(index: Index, page: str, selection: Selection, base: str, head: Head) -> tuple[Shared, Picture]:
    """Return what other sites show of a link to the very view, of whose page `head` is."""
    lang, t = head.lang, translator(index.atlas.words, head.lang)
    part = shown_part(index, page, selection, lang)
    view = shared_view(index, page, part, t, lang)
    title = head.title if part == Selection(lang=lang) else f"{view.title} · {head.site_name}"
    description = view.detail if part.filtered or part.step else head.description
    own_address = base + replace(selection, lang=lang).address(page)
    shows = alternative_text(index, view, t, lang)
    return Shared(title, description, own_address), Picture(base + picture_address(page, part), shows)


def _filled(lang: Lang, head: str, body: str, marks: str = "", map_first: bool = False) -> str:
    """Return the page; `marks` are more attributes of its `html` element."""
    start, before, between, after = _shell(lang, map_first)
    return relative(f"{start}{marks}{before}{head}{between}{body}{after}")


@cache
def _shell(lang: Lang, map_first: bool) -> tuple[str, str, str, str]:
    """Return Streamlit's index page in `lang` without its title and inline script, in parts.

    The parts end within the tag of `html`, before `</head>`, before `</body>`, and at the end of the page.
    With `map_first`, Streamlit's script is only fetched: assets/js/app/first_page.js starts it once the map is drawn.
    """
    page = (streamlit_static() / "index.html").read_text("utf-8")
    for taken in (
        "<!--.*?-->",
        r"<script>\s*window\.prerenderReady = false\s*</script>",
        '<link rel="service-desc"[^>]*/?>',
        "<noscript>.*?</noscript>",
        "<title>.*?</title>",
    ):
        page = re.sub(taken, "", page, flags=re.S)
    # Before Streamlit's script, so that ours sees everything that it draws.
    own = f'<script src="{joined_url("app.js")}" defer></script>'
    page = page.replace('<script type="module"', f'{own}<script type="module"', 1)
    if map_first:
        page = re.sub(r'<script type="module"([^>]*) src=("[^"]*")></script>', _FETCHED, page, count=1)
        links = re.findall(r'<link rel="modulepreload"[^>]*>', page)
        page = re.sub(r'<link rel="modulepreload"[^>]*>', "", page)
        page = page.replace(
            "</body>",
            f'<template id="app-files">{"".join(links)}{element_scripts()}{frame_script()}</template></body>',
            1,
        )
    page = re.sub('<link rel="shortcut icon"[^>]*>', icon_links(asset_url), page, count=1)
    start, rest = page.split('<html lang="en"', 1)
    before, rest = rest.split("</head>", 1)
    between, after = rest.split("</body>", 1)
    return (
        f'{start}<html lang="{lang}"',
        before + _own_files() + _manifest(lang),
        f"</head>{between}",
        f"</body>{after}",
    )


def _own_files() -> str:
    """Return the links to our styles, and the font."""
    return f"{text_font()}{_FOR_PROGRAMS}" + "".join(
        f'<link rel="stylesheet" href="{joined_url(sheet)}">' for sheet in PAGE_STYLES
    )


def _manifest(lang: Lang) -> str:
    return str(manifest_link(APP.in_lang(MANIFEST, lang))) if environment.OFFLINE else ""

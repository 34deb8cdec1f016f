"""Serve the views that pages of other sites show in a frame, the code to paste there, and the script for its height."""

from functools import cache, lru_cache

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from pilotkartan.content.environment import CONFIGURED, OTHER_SITES
from pilotkartan.content.model import Lang
from pilotkartan.content.settings import EMBED_CODE
from pilotkartan.content.texts import join_list, other_lang, translator
from pilotkartan.editions.crawlers import view_in_each_language
from pilotkartan.explore.embed_views import COMPARISON, EMBED_PAGE, PANEL
from pilotkartan.explore.embedded import Embedded, unused_params
from pilotkartan.explore.index import Index
from pilotkartan.explore.pages import START_PAGE
from pilotkartan.explore.selection import Selection
from pilotkartan.explore.unknown_params import UnknownParam, notice
from pilotkartan.render.assets import asset_url, digest
from pilotkartan.render.frame_code import code_to_paste, keep_in_frame
from pilotkartan.render.html import render
from pilotkartan.render.joined_files import joined_url
from pilotkartan.render.page_head import icon_links, text_font
from pilotkartan.render.scripts import HEIGHT_MODULE, HEIGHT_SCRIPT
from pilotkartan.render.urls import relative
from pilotkartan.web.current_data import index_or_503
from pilotkartan.web.embedded_content import body
from pilotkartan.web.preferences import request_lang, request_params
from pilotkartan.web.responses import FOR_ANY_SITE, PACKERS, base_or_400, base_or_none, packed_answer

# Cached views; each takes some 30 kB.
_MAX_KEPT = 64
# Pages of other sites name it without a hash: a change must reach them within the hour.
_KEEP_SCRIPT = "public, max-age=3600"


def routes() -> list[Route]:
    """Return the routes of the views, of the code to paste, and of the script."""
    packed = [Middleware(GZipMiddleware)]
    return [
        Route(f"/{EMBED_PAGE}", _page, middleware=packed),
        Route(EMBED_CODE, _code, middleware=packed),
        Route(f"/{HEIGHT_SCRIPT}", _script),
    ]


def _page(request: Request) -> Response:
    index, lang = index_or_503(), request_lang(request)
    params = request_params(request)
    shown = Embedded.from_params(params, index.atlas, lang)
    unused = unused_params(params, shown, index)
    return _answer(index, lang, _made(index, shown, unused, base_or_none(request), lang))


def _code(request: Request) -> Response:
    """Answer with the dialog that has the code for a view, the other views of it to choose, and a preview."""
    index, lang, base = index_or_503(), request_lang(request), base_or_400(request)
    asked = Embedded.from_params(request_params(request), index.atlas, lang)
    return _answer(index, lang, _dialog(index, asked, base, lang))


def _answer(index: Index, lang: Lang, html: str) -> Response:
    headers = {"cache-control": "no-cache", "vary": "accept-language", "content-language": lang}
    return HTMLResponse(html, headers={**headers, "x-data-version": index.atlas.version})


@lru_cache(_MAX_KEPT)
def _made(index: Index, shown: Embedded, unused: tuple[UnknownParam, ...], base: str | None, lang: Lang) -> str:
    atlas, t = index.atlas, translator(index.atlas.words, lang)
    page = render(
        "embedded",
        atlas,
        t,
        lang,
        title=shown.title(index, lang, t),
        # These say themselves what they are: the article has a heading, the table a caption.
        article=shown.what == PANEL and shown.selection.pilot is not None,
        table=shown.what == COMPARISON,
        canonical=_canonical(shown, base, lang) if base is not None else None,
        icons=icon_links(asset_url),
        font=text_font(),
        files=[joined_url(name) for name in ("app.css", "embedded.css", "embedded.js")],
        notice=notice(unused, t),
        body=keep_in_frame(body(index, shown, t, lang), shown.what),
        ways=shown.ways(t),
        full=shown.full_address(),
        other=shown.in_lang(other_lang(lang)).address(),
    )
    return relative(page)


def _canonical(shown: Embedded, base: str, lang: Lang) -> str:
    """Return the one address of the app's page that shows the same."""
    view = Selection(pilot=shown.selection.pilot if shown.page == START_PAGE else None)
    return view_in_each_language(base, shown.page, view)[lang]


def _dialog(index: Index, asked: Embedded, base: str, lang: Lang) -> str:
    atlas, t = index.atlas, translator(index.atlas.words, lang)
    choices = []
    for view, name in asked.choices(atlas, t):
        title = f"{view.title(index, lang, t)} · {t('head.name')}"
        choices.append((view.what, name, title, view.address(), code_to_paste(base, view, title)))
    there = [what for what, *_ in choices]
    dialog = render(
        "embed_dialog",
        atlas,
        t,
        lang,
        choices=choices,
        chosen=asked.what if asked.what in there else there[0],
        sites=join_list(OTHER_SITES, t("summary.and")),
        # Where the operator has not set it, the browser knows the app's address better.
        base="" if CONFIGURED else base,
    )
    return relative(dialog)


def _script(request: Request) -> Response:
    """Answer with the script that pages of other sites include."""
    found = packed_answer(_packed_script, digest(HEIGHT_MODULE), request.headers, _KEEP_SCRIPT, "text/javascript")
    found.headers.update(FOR_ANY_SITE)
    return found


@cache
def _packed_script(encoding: str) -> bytes:
    return PACKERS[encoding](HEIGHT_MODULE.read_bytes())

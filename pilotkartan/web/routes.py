"""Route requests beside Streamlit's own, and set the headers of every answer."""

import asyncio
import gc
import html
import logging
import re
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from importlib import import_module
from urllib.parse import quote

from starlette.convertors import Convertor, PathConvertor, register_url_convertor
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pilotkartan.content.environment import FRAME_ANCESTORS
from pilotkartan.content.model import LANGS
from pilotkartan.content.texts import translator
from pilotkartan.explore.address_kinds import ReadAddress, ReadPath, read_path
from pilotkartan.explore.pages import PAGES, START_PAGE
from pilotkartan.explore.store import current_words
from pilotkartan.render.csp import frame_policy
from pilotkartan.render.folium_map import inline_script
from pilotkartan.render.joined_files import joined_url
from pilotkartan.render.urls import relative, relative_address
from pilotkartan.web import (
    comparison_files,
    contacts_page,
    downloads,
    embedded,
    feed,
    first_map,
    fixed_files,
    installing,
    large_headers,
    logs,
    memory,
    oembed,
    open_files,
    operator_page,
    panels,
    pilot_sheets,
    share_pictures,
    static_files,
    story_texts,
)
from pilotkartan.web.api.app import Addresses
from pilotkartan.web.current_data import index_or_none
from pilotkartan.web.first_page import broken_page, first_page_html
from pilotkartan.web.preferences import request_lang, request_params
from pilotkartan.web.responses import base_or_none
from pilotkartan.web.rooms import pages, process, relay
from pilotkartan.web.same_origin import SameOrigin
from pilotkartan.web.static_files import LibraryFiles
from pilotkartan.web.streamlit_texts import texts_element
from pilotkartan.web.under_path import STREAMLIT_FOLDERS, PutBack, TakeOff

# The start page is at the root; this path redirects to it.
_MAP_PAGE = "karta"
TILE_SERVER = "https://tile.openstreetmap.org"

_NOT_FOUND_HTML = """<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} · {app}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="{css}"></head>
<body class="not-found"><main><h1>{title}</h1><p>{text}</p>
<p><a href="/?lang={lang}">{link}</a></p></main></body></html>"""

_PAGE_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; "
    f"base-uri 'none'; form-action 'self'; frame-ancestors {FRAME_ANCESTORS}"
)
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_log = logging.getLogger(__name__)
_LOGGED_CHARACTERS = 100


def _unknown(base: str) -> Convertor[str]:
    """Return what matches any path but those that Streamlit serves."""

    class Unknown(PathConvertor):
        regex = rf"(?!{re.escape(f'{base}/'[1:])}(?:{'|'.join(STREAMLIT_FOLDERS)})/).+"

    return Unknown()


def routes(base: str = "") -> list[BaseRoute]:
    """Return the app's own routes, which come before Streamlit's; `base` is the start page's path, such as `/a`."""
    register_url_convertor("unknown", _unknown(base))
    return [
        *static_files.routes(),
        *fixed_files.routes(),
        *installing.routes(),
        *downloads.routes(),
        *comparison_files.routes(),
        *contacts_page.routes(),
        *feed.routes(),
        *pilot_sheets.routes(),
        *share_pictures.routes(),
        *embedded.routes(),
        *oembed.routes(),
        *panels.routes(),
        *story_texts.routes(),
        *first_map.routes(),
        *operator_page.routes(),
        *pages.routes(),
        *relay.routes(),
        Route(f"/{_MAP_PAGE}", _to_start_page),
        # Streamlit does not compress these pages.
        *(Route(f"/{page}", _page, middleware=[Middleware(GZipMiddleware)]) for page in PAGES),
        Route("/{name:unknown}", _not_found),
    ]


def middleware(base: str = "", *, own_pages_only: bool = True) -> list[Middleware]:
    """Return the middleware around Streamlit: headers, path, API, libraries' files, check of the origin, visitors."""
    return [
        Middleware(SecurityHeaders, base=base),
        *([Middleware(TakeOff, base=base)] if base else []),
        Middleware(Addresses),
        Middleware(LibraryFiles),
        *([Middleware(SameOrigin)] if own_pages_only else []),
        Middleware(memory.CountVisitors),
        *([Middleware(PutBack, base=base)] if base else []),
    ]


@asynccontextmanager
async def warm_up(_app: object) -> AsyncIterator[None]:
    """Import and build what the first visitor would wait for, then exempt it from garbage collection."""
    logs.set_up()
    open_files.allow_many()
    large_headers.allow()
    # The map's component needs these; the component itself can only be imported in a visitor's run.
    import_module("folium.plugins")
    if index := index_or_none():  # without data, the page shows why
        for lang in LANGS:
            static_files.warm_up(first_page_html(index, START_PAGE, {}, None, lang) + first_map.map_page())
    _send_at_once()
    await process.start()
    gc.collect()
    gc.freeze()
    giving_back = asyncio.create_task(memory.give_back_after_crowds())
    yield
    giving_back.cancel()


def _send_at_once() -> None:
    """Let small answers leave without waiting for the browser's acknowledgement, which takes 40 ms each time.

    asyncio does so for a socket that names its protocol, which the one that Streamlit listens on does not; accepted
    connections inherit the setting.
    """
    sockets = [found for found in gc.get_objects() if isinstance(found, socket.socket) and found.fileno() >= 0]
    for found in sockets:
        internet = found.family in (socket.AF_INET, socket.AF_INET6)
        if internet and found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


class SecurityHeaders:
    """Set the security headers on every HTTP answer, with a looser policy in the map's frame only; ASGI middleware."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app = app
        self._frames = f"{base}/component/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers that the answer lacks."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        policy = map_csp() if scope["path"].startswith(self._frames) and _map_is_registered() else _PAGE_CSP
        wanted = {**_HEADERS, "content-security-policy": policy}

        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                present = {name.lower() for name, _ in message["headers"]}
                extra = [(k.encode(), v.encode()) for k, v in wanted.items() if k.encode() not in present]
                message["headers"] = [*message["headers"], *extra]
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        except Exception:
            _log.exception("error while answering %s", quote(scope["path"])[:_LOGGED_CHARACTERS])
            if not started:
                await PlainTextResponse("500", 500)(scope, receive, send_with_headers)


def _map_is_registered() -> bool:
    """Tell whether a visitor's run has imported the component: importing it here would keep it from being served."""
    return "streamlit_folium" in sys.modules


@cache
def map_csp() -> str:
    """Return the policy of the map's frame, which may fetch background tiles once the visitor has asked for them."""
    return frame_policy(inline_script(), TILE_SERVER)


def _page(request: Request) -> Response:
    lang, page = request_lang(request), request.scope["path"].strip("/")
    headers = {"cache-control": "no-cache", "vary": "accept-language", "content-language": lang}
    index = index_or_none()
    if index is None:
        return HTMLResponse(broken_page(lang), headers=headers)
    headers["x-data-version"] = index.atlas.version
    html_page = first_page_html(index, page, request_params(request), base_or_none(request), lang)
    # At the end of the body, so that the page itself is shown first.
    described = f"{texts_element(index.atlas)}{downloads.json_ld(index.atlas, request, lang)}</body>"
    return HTMLResponse(html_page.replace("</body>", described, 1), headers=headers)


async def _not_found(request: Request) -> Response:
    meant = read_path(request.scope["path"])
    if not meant.above:
        return _moved(request, meant)
    lang = request_lang(request)
    t = translator(current_words(), lang)
    words = {
        "title": t("site.missing"),
        "text": t("site.missing_text"),
        "link": t("site.to_map"),
        "app": t("head.name"),
    }
    shown = {name: html.escape(text) for name, text in words.items()}
    page = _NOT_FOUND_HTML.format(lang=lang, css=joined_url("app.css"), **shown)
    return HTMLResponse(relative(page, _depth(request)), 404, {"vary": "accept-language", "content-language": lang})


async def _to_start_page(request: Request) -> Response:
    return _moved(request, read_path(START_PAGE))


def _moved(request: Request, to: ReadPath) -> Response:
    """Redirect to a page of this app by path alone, since the answer may be cached and the Host header forged."""
    query = ReadAddress(to, request.url.query).whole_query
    page = relative_address(to.page, _depth(request))
    return RedirectResponse(f"{page}?{query}" if query else page, 308)


def _depth(request: Request) -> int:
    """Return how many folders below the start page's a request is."""
    path: str = request.scope["path"]
    return path.count("/") - 1

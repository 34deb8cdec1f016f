"""Serve static files: compressed once, and cached by the browser if the address identifies the content.

Streamlit sends its own files uncompressed, and compresses other files anew for every visitor.
"""

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Match, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from pilotkartan.content.boundaries import GEO_FOLDER
from pilotkartan.render.assets import ASSETS, COMPONENT, LEAFLET, component_static, digest, font_url, streamlit_static
from pilotkartan.render.icons import font_file
from pilotkartan.render.joined_files import JOINED_FILES, joined_digest, joined_text
from pilotkartan.render.letters import SMALL_TEXT_FONT, TEXT_FONT
from pilotkartan.web.current_data import index_or_none
from pilotkartan.web.responses import FOR_EVER, PACKERS, packed_answer, unless_known

# Endings of files that are worth compressing, with their media types.
_TEXTS = {
    ".css": "text/css",
    ".geojson": "application/geo+json",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}


def routes() -> list[BaseRoute]:
    """Return the routes to our own files and Leaflet's; the browser caches those with `?v=` and the hash."""
    boundaries = Files(GEO_FOLDER, _asked_for_by_hash)

    async def layer(request: Request) -> Response:
        return await boundaries.get_response(f"{request.path_params['layer']}.geojson", request.scope)

    return [
        *(Route(f"/assets/{name}", partial(_joined, name)) for name in JOINED_FILES),
        Mount("/assets/leaflet", Files(LEAFLET, _asked_for_by_hash)),
        Mount("/assets", Files(ASSETS, _asked_for_by_hash)),
        Route("/geo/{layer}.geojson", layer),
    ]


def warm_up(page: str) -> None:
    """Compress the files that a page names with Brotli, which browsers accept; `page` is its text and its frames'."""
    for folder in (ASSETS, GEO_FOLDER, LEAFLET, component_static(), streamlit_static() / "static"):
        for path in folder.rglob("*"):
            if path.suffix in _TEXTS and path.name in page:
                _packed(path, "br")
    for name in JOINED_FILES:
        if name in page:
            _packed_joined(name, "br")


class Files(StaticFiles):
    """Serve a folder of files; `kept` tells whether a path and a query identify the content."""

    def __init__(self, folder: Path, kept: Callable[[Path, str], bool]) -> None:
        super().__init__(directory=folder)
        self._kept = kept

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return Starlette's answer, compressed and with the time that it may be cached."""
        response = await super().get_response(path, scope)
        if not isinstance(response, FileResponse):
            return response
        file = Path(response.path)
        kept = self._kept(file, scope["query_string"].decode("latin-1"))
        response.headers["cache-control"] = FOR_EVER if kept else "no-cache"
        if file.suffix not in _TEXTS:
            return response
        return await run_in_threadpool(_text, file, Headers(scope=scope), response.headers["cache-control"])


class LibraryFiles:
    """Serve Streamlit's files and the map component's as middleware, since no route may take their paths."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        folders = {"/static": streamlit_static() / "static", f"{COMPONENT}/static": component_static()}
        missing = [Middleware(ExceptionMiddleware)]
        self._routes: list[BaseRoute] = [
            Route(font_url("MaterialSymbols-Rounded"), _icons),
            Route(font_url(TEXT_FONT), _letters),
            *(Mount(path, Files(folder, _named_by_hash), middleware=missing) for path, folder in folders.items()),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on."""
        for route in self._routes if scope["type"] == "http" else ():
            match, found = route.matches(scope)
            if match is Match.FULL:
                await route.handle({**scope, **found}, receive, send)
                return
        await self.app(scope, receive, send)


def _asked_for_by_hash(file: Path, query: str) -> bool:
    return query == f"v={digest(file)}"


def _named_by_hash(file: Path, _query: str) -> bool:
    """Tell whether a bundler made the name, such as `main.521860b0.js`."""
    return len(file.suffixes) > 1


def _icons(request: Request) -> Response:
    """Answer with the font of the icons that the current data can show: new data may need more of them."""
    index = index_or_none()
    file = font_file(index.atlas if index else None)
    headers = {"cache-control": "no-cache", "etag": f'"{digest(file)}"'}
    return unless_known(request.headers, headers, lambda: Response(_packed(file, ""), media_type="font/woff2"))


def _letters(request: Request) -> Response:
    """Answer with the font of the letters that Swedish, English and their neighbours are written with."""
    headers = {"cache-control": FOR_EVER, "etag": f'"{digest(SMALL_TEXT_FONT)}"'}
    return unless_known(request.headers, headers, lambda: FileResponse(SMALL_TEXT_FONT, media_type="font/woff2"))


def _joined(name: str, request: Request) -> Response:
    """Answer with a style sheet or script, which is joined from several files."""
    mark = joined_digest(name)
    keep = FOR_EVER if request.url.query == f"v={mark}" else "no-cache"
    return packed_answer(partial(_packed_joined, name), mark, request.headers, keep, _TEXTS[Path(name).suffix])


def _text(file: Path, asked: Headers, keep: str) -> Response:
    return packed_answer(partial(_packed, file), digest(file), asked, keep, _TEXTS[file.suffix])


@cache
def _packed_joined(name: str, encoding: str) -> bytes:
    return PACKERS[encoding](joined_text(name).encode())


@cache
def _packed(file: Path, encoding: str) -> bytes:
    return PACKERS[encoding](file.read_bytes())

"""Serve the files that browsers and crawlers ask for at fixed addresses: icons, robots.txt, sitemap.xml."""

import hashlib
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from pilotkartan.content.problems import DataError
from pilotkartan.content.settings import base_url
from pilotkartan.editions.crawlers import ROBOTS, SITEMAP, pages_of_the_app, robots_txt, sitemap_xml
from pilotkartan.explore.store import current_index
from pilotkartan.render.assets import ASSETS, FAVICON, LOGO, TOUCH_ICON
from pilotkartan.web.static_files import PACKERS, answer

# Where each is asked for though no page may have named it: (path, file, media type).
_ICONS = (
    ("/favicon.ico", FAVICON, "image/x-icon"),
    ("/favicon.png", LOGO, "image/svg+xml"),
    ("/apple-touch-icon.png", TOUCH_ICON, "image/png"),
    ("/apple-touch-icon-precomposed.png", TOUCH_ICON, "image/png"),
)
_NO_HOST = "The Host header names no host."
_NO_DATA = "The data cannot be read just now."


def routes() -> list[Route]:
    """Return the routes of these files."""
    icons = [Route(path, _icon(name, media_type)) for path, name, media_type in _ICONS]
    return [*icons, Route(ROBOTS, _robots), Route(SITEMAP, _sitemap)]


def _icon(name: str, media_type: str) -> Callable[[Request], Awaitable[Response]]:
    async def send(_request: Request) -> Response:
        return FileResponse(ASSETS / name, media_type=media_type, headers={"cache-control": "no-cache"})

    return send


def _robots(request: Request) -> Response:
    try:
        base = base_url(str(request.url))
    except ValueError:
        base = None
    return _answer(request, robots_txt(base), "text/plain")


def _sitemap(request: Request) -> Response:
    try:
        index, base = current_index(), base_url(str(request.url))
    except DataError:
        return PlainTextResponse(_NO_DATA, 503)
    except ValueError:
        return PlainTextResponse(_NO_HOST, 400)
    return _answer(request, sitemap_xml(index.atlas, pages_of_the_app(index, base)), "application/xml")


def _answer(request: Request, content: bytes, media_type: str) -> Response:
    """Return a text, made from the Host header where no address is set: nobody in between may keep it for others."""
    name = hashlib.sha256(content).hexdigest()[:16]
    return answer(lambda encoding: PACKERS[encoding](content), name, request.headers, "no-cache", media_type)

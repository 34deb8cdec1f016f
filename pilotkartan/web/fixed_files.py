"""Serve what browsers, crawlers and hosts ask for at fixed addresses: icons, robots.txt, sitemap.xml, health."""

import hashlib
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from pilotkartan.editions.crawlers import ROBOTS, SITEMAP, pages_of_the_app, robots_txt, sitemap_xml
from pilotkartan.render.assets import ASSETS, FAVICON, LOGO, TOUCH_ICON
from pilotkartan.web.current_data import index_or_503
from pilotkartan.web.responses import PACKERS, base_or_400, base_or_none, packed_answer

# Browsers ask for these paths even where no page links to them: (path, file, media type).
_ICONS = (
    ("/favicon.ico", FAVICON, "image/x-icon"),
    ("/favicon.png", LOGO, "image/svg+xml"),
    ("/apple-touch-icon.png", TOUCH_ICON, "image/png"),
    ("/apple-touch-icon-precomposed.png", TOUCH_ICON, "image/png"),
)
# Where Streamlit Community Cloud asks whether the app is up. Streamlit itself answers with its page, as to any address.
_OLD_HEALTH_ADDRESSES = ("/healthz", "/script-health-check")


def routes() -> list[Route]:
    """Return the routes of these addresses."""
    icons = [Route(path, _icon(name, media_type)) for path, name, media_type in _ICONS]
    health = [Route(path, _health) for path in _OLD_HEALTH_ADDRESSES]
    return [*icons, Route(ROBOTS, _robots), Route(SITEMAP, _sitemap), *health]


def _icon(name: str, media_type: str) -> Callable[[Request], Awaitable[Response]]:
    async def send(_request: Request) -> Response:
        return FileResponse(ASSETS / name, media_type=media_type, headers={"cache-control": "no-cache"})

    return send


async def _health(_request: Request) -> Response:
    """Say that the app is up: the server lets requests wait until it is."""
    return PlainTextResponse("ok", headers={"cache-control": "no-store"})


def _robots(request: Request) -> Response:
    return _answer(request, robots_txt(base_or_none(request)), "text/plain")


def _sitemap(request: Request) -> Response:
    index, base = index_or_503(), base_or_400(request)
    return _answer(request, sitemap_xml(index.atlas, pages_of_the_app(index, base)), "application/xml")


def _answer(request: Request, content: bytes, media_type: str) -> Response:
    """Return a text that no proxy may cache for others, since it can depend on the Host header."""
    name = hashlib.sha256(content).hexdigest()[:16]
    return packed_answer(lambda encoding: PACKERS[encoding](content), name, request.headers, "no-cache", media_type)

"""Make the map of a first page: folium's document for a frame, the same in every view; the page holds its state."""

import hashlib
import re
from functools import cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pilotkartan.render.assets import COMPONENT_DEPTH
from pilotkartan.render.csp import frame_policy
from pilotkartan.render.folium_map import build_map, whole_document
from pilotkartan.render.urls import relative_address
from pilotkartan.web.responses import FOR_EVER, PACKERS, packed_answer

_PATH = "/map.html"


def routes() -> list[Route]:
    """Return the route of the map's document; the browser keeps it by `?v=`, which names its content."""
    return [Route(_PATH, _answer)]


def map_address() -> str:
    """Return the address of the map's document."""
    return f"{_PATH}?v={_digest()}"


@cache
def map_page() -> str:
    """Return the map's document."""
    # Where Streamlit has it, its files are further up.
    return whole_document(build_map()[0]).replace(f'="{relative_address("", COMPONENT_DEPTH)}', '="./')


@cache
def _digest() -> str:
    return hashlib.sha256(map_page().encode()).hexdigest()[:12]


@cache
def _policy() -> str:
    (script,) = re.findall(r"<script>(.*?)</script>", map_page(), re.DOTALL)
    return frame_policy(script)


@cache
def _packed(encoding: str) -> bytes:
    return PACKERS[encoding](map_page().encode())


def _answer(request: Request) -> Response:
    keep = FOR_EVER if request.url.query == f"v={_digest()}" else "no-cache"
    found = packed_answer(_packed, _digest(), request.headers, keep, "text/html")
    found.headers["content-security-policy"] = _policy()
    return found

"""Serve the pages on which one follows a presentation: light ones, without Streamlit."""

import hashlib
from functools import lru_cache, partial
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from pilotkartan.content.environment import ROOMS
from pilotkartan.content.model import Lang
from pilotkartan.content.settings import FOLLOW
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import LANG
from pilotkartan.render.follow import follow_html, join_html
from pilotkartan.render.urls import relative, relative_address
from pilotkartan.web.current_data import index_or_503
from pilotkartan.web.preferences import request_lang
from pilotkartan.web.responses import PACKERS, packed_answer
from pilotkartan.web.rooms.hub import Hub
from pilotkartan.web.rooms.process import hub
from pilotkartan.web.rooms.rules import Rooms, tidy_code
from pilotkartan.web.rooms.store import StoreAwayError

_CODE = "kod"
_MAX_SHOWN_CHARACTERS = 12
_HEADERS = {"vary": "accept-language, accept-encoding", "x-robots-tag": "noindex"}
# In each language and encoding, of the present data and of those before.
_MAX_KEPT = 12


def routes(of: Hub = hub, is_on: bool = ROOMS) -> list[Route]:
    """Return the routes of the pages; none where the operator has turned rooms off."""
    pages = [Route(FOLLOW, _join_page), Route(f"{FOLLOW}/{{code}}", partial(_follow_page, of.rooms))]
    return pages if is_on else []


async def _join_page(request: Request) -> Response:
    """Return the field for a code; a code that was written there leads to its page."""
    written = request.query_params.get(_CODE, "")
    if code := tidy_code(written):
        lang = f"?{urlencode({LANG: request_lang(request)})}" if LANG in request.query_params else ""
        return RedirectResponse(relative_address(f"{FOLLOW}/{code}{lang}"), 303)
    return _join(request, written, 0)


async def _follow_page(rooms: Rooms, request: Request) -> Response:
    """Return the page of a room, the same for all rooms; where there is none under the code, say so."""
    written = request.path_params["code"]
    code = tidy_code(written)
    try:
        known = bool(code) and await rooms.state(code) is not None
    except StoreAwayError:
        known = True  # Its script says that the line is lost, and gets the step once it is back.
    if not known:
        return _join(request, written, 1)
    index, lang = index_or_503(), request_lang(request)
    mark = hashlib.sha256(_page(index, lang)).hexdigest()[:16]
    answer = packed_answer(lambda way: _packed(index, lang, way), mark, request.headers, "no-cache", "text/html")
    answer.headers.update(_HEADERS | {"content-language": lang})
    return answer


def _join(request: Request, written: str, depth: int) -> Response:
    index, lang = index_or_503(), request_lang(request)
    t = translator(index.atlas.words, lang)
    page = relative(join_html(index.atlas, t, lang, written[:_MAX_SHOWN_CHARACTERS].upper()), depth)
    headers = _HEADERS | {"cache-control": "no-cache", "content-language": lang}
    return HTMLResponse(page, 404 if written else 200, headers)


@lru_cache(_MAX_KEPT)
def _packed(index: Index, lang: Lang, encoding: str) -> bytes:
    return PACKERS[encoding](_page(index, lang))


@lru_cache(_MAX_KEPT)
def _page(index: Index, lang: Lang) -> bytes:
    return relative(follow_html(index, translator(index.atlas.words, lang), lang), 1).encode()

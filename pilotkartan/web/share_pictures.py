"""Serve the picture of each view that other sites show beside a link to it."""

from functools import lru_cache, partial
from threading import BoundedSemaphore, Lock

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.pages import PAGES
from pilotkartan.explore.selection import Selection
from pilotkartan.explore.shared_view import picture_address, shared_view, shown_part
from pilotkartan.web.current_data import index_or_503
from pilotkartan.web.preferences import request_lang, request_params
from pilotkartan.web.responses import BY_LANGUAGE, FOR_ANY_SITE, file_answer

# Some 7 MB.
_MAX_KEPT = 64
# One takes a fifth of a second of the processor: many at once would keep all others waiting.
_one_at_a_time = Lock()
# No more may wait: whoever asks for all filters there are takes nothing from the visitors.
_MAX_WAITING = 8
_places = BoundedSemaphore(_MAX_WAITING)
# Other sites keep it for days; a browser need not ask again at once.
_CACHE = {"cache-control": "public, max-age=3600"}


def routes() -> list[Route]:
    """Return a route for each page, whose picture takes the parameters of the page."""
    return [Route(picture_address(page, Selection()), partial(_answer, page)) for page in PAGES]


async def _answer(page: str, request: Request) -> Response:
    """Return the picture of the view; what is no part of a view is passed over, as the page does."""
    index, lang = index_or_503(), request_lang(request)
    part = shown_part(index, page, Selection.from_params(request_params(request), index.atlas), lang)
    if not _places.acquire(blocking=False):
        raise HTTPException(503, headers={"retry-after": "10"})
    try:
        body = await run_in_threadpool(_made_alone, index, page, part, lang)
    finally:
        _places.release()
    return file_answer(request, index.atlas.version, body, "image/png", FOR_ANY_SITE | BY_LANGUAGE | _CACHE)


def _made_alone(index: Index, page: str, part: Selection, lang: Lang) -> bytes:
    with _one_at_a_time:
        return _made(index, page, part, lang)


@lru_cache(_MAX_KEPT)
def _made(index: Index, page: str, part: Selection, lang: Lang) -> bytes:
    from pilotkartan.render.share_picture import share_png  # Here, since most processes never need it.

    t = translator(index.atlas.words, lang)
    return share_png(index.atlas, shared_view(index, page, part, t, lang), t, lang)

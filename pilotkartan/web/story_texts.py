"""Serve what a presentation needs to find a word in the pilots' texts by itself, with the network gone."""

from functools import lru_cache, partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pilotkartan.explore.index import Index
from pilotkartan.render.story_texts import PATH, texts, version
from pilotkartan.web.current_data import index_or_503
from pilotkartan.web.responses import FOR_EVER, PACKERS, packed_answer


def routes() -> list[Route]:
    """Return the route of the texts; the browser keeps them by `?v=`, which names their content."""
    return [Route(PATH, _answer)]


@lru_cache(3)
def _packed(index: Index, encoding: str) -> bytes:
    return PACKERS[encoding](texts(index))


async def _answer(request: Request) -> Response:
    index = index_or_503()
    mark = await run_in_threadpool(version, index)
    keep = FOR_EVER if request.url.query == f"v={mark}" else "no-cache"
    packed = partial(_packed, index)
    return await run_in_threadpool(packed_answer, packed, mark, request.headers, keep, "application/json")

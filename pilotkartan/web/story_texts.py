"""Serve what a presentation needs to find a word in the pilots' texts by itself, with the network gone."""

import hashlib
from functools import lru_cache, partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pilotkartan.explore.index import Index
from pilotkartan.explore.script_index import script_index, script_passages
from pilotkartan.render.html import inert_json
from pilotkartan.web.current_data import index_or_503
from pilotkartan.web.responses import FOR_EVER, PACKERS, packed_answer

_PATH = "/story-texts.json"


def routes() -> list[Route]:
    """Return the route of the texts; the browser keeps them by `?v=`, which names their content."""
    return [Route(_PATH, _answer)]


def address(index: Index) -> str:
    """Return the address of the texts of these data."""
    return f"{_PATH}?v={_version(index)}"


@lru_cache(1)
def _texts(index: Index) -> bytes:
    return inert_json({"index": script_index(index), "passages": script_passages(index)}).encode()


@lru_cache(1)
def _version(index: Index) -> str:
    return hashlib.sha256(_texts(index)).hexdigest()[:12]


@lru_cache(3)
def _packed(index: Index, encoding: str) -> bytes:
    return PACKERS[encoding](_texts(index))


async def _answer(request: Request) -> Response:
    index = index_or_503()
    version = await run_in_threadpool(_version, index)
    keep = FOR_EVER if request.url.query == f"v={version}" else "no-cache"
    packed = partial(_packed, index)
    return await run_in_threadpool(packed_answer, packed, version, request.headers, keep, "application/json")

"""Serve the panels of all pilots in one file, so that the page can show a chosen pilot before the server answers."""

import hashlib
import json
from functools import lru_cache, partial

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from pilotkartan.render.panel import render_panel
from pilotkartan.web.current_data import index_or_503
from pilotkartan.web.responses import FOR_EVER, PACKERS, packed_answer


def routes() -> list[Route]:
    """Return the route of the panels; the browser keeps them by `?v=`, which names their content."""
    return [Route("/panels/{language}.json", _answer)]


@lru_cache(len(LANGS))
def panels_address(index: Index, lang: Lang) -> str:
    """Return the address of the panels of these data."""
    return f"/panels/{lang}.json?v={_digest(index, lang)}"


@lru_cache(len(LANGS))
def panels(index: Index, lang: Lang) -> bytes:
    """Return JSON with the panel of each pilot by its id, without what depends on the filter."""
    t = translator(index.atlas.words, lang)
    made = {
        pilot.id: render_panel(index, None, Selection(lang=lang), pilot, "", t, lang) for pilot in index.atlas.pilots
    }
    return json.dumps(made, ensure_ascii=False).encode()


def _digest(index: Index, lang: Lang) -> str:
    return hashlib.sha256(panels(index, lang)).hexdigest()[:12]


async def _answer(request: Request) -> Response:
    lang = next((lang for lang in LANGS if lang == request.path_params["language"]), None)
    if lang is None:
        raise HTTPException(404)
    index = index_or_503()
    name = _digest(index, lang)
    keep = FOR_EVER if request.url.query == f"v={name}" else "no-cache"
    packed = partial(_packed, index, lang)
    return await run_in_threadpool(packed_answer, packed, name, request.headers, keep, "application/json")


@lru_cache(len(LANGS) * len(PACKERS))
def _packed(index: Index, lang: Lang, encoding: str) -> bytes:
    return PACKERS[encoding](panels(index, lang))

"""Serve the panel of each pilot by itself, so that the page can show a chosen pilot before the server answers."""

import hashlib
from functools import cache, lru_cache, partial
from pathlib import Path

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
from pilotkartan.render.urls import relative
from pilotkartan.web.current_data import index_or_503
from pilotkartan.web.responses import FOR_EVER, PACKERS, packed_answer

_CODE = Path(__file__).resolve().parents[1]
_CODE_FILES = (".py", ".html")
# Those of ten pilots in both languages and all encodings, many times over; each takes 4 kB.
_MAX_KEPT = 1024


def routes() -> list[Route]:
    """Return the route of the panels; the browser keeps them by `?v=`, which names their content."""
    return [Route("/panels/{language}/{pilot}.html", _answer)]


def panel_addresses(index: Index, lang: Lang) -> str:
    """Return the address of the panels of these data, with `*` for the id of a pilot."""
    return f"/panels/{lang}/*.html?v={_version(index, lang)}"


def panel(index: Index, lang: Lang, pilot: str) -> bytes:
    """Return the HTML of a pilot's panel, without what depends on the filter."""
    t = translator(index.atlas.words, lang)
    shown = render_panel(index, None, Selection(lang=lang), index.atlas.by_id[pilot], "", t, lang)
    return relative(shown).encode()


@lru_cache(len(LANGS))
def _version(index: Index, lang: Lang) -> str:
    """Return a short hash of what panels are made of, so that none needs to be made to name it.

    That is data, words and code; one panel brings in the settings of the operator.
    """
    parts = (_code(), index.atlas.model_dump_json().encode(), panel(index, lang, index.atlas.pilots[0].id))
    return hashlib.sha256(b"".join(parts)).hexdigest()[:12]


@cache
def _code() -> bytes:
    files = sorted(file for file in _CODE.rglob("*") if file.suffix in _CODE_FILES)
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).digest()


async def _answer(request: Request) -> Response:
    pilot = request.path_params["pilot"]
    lang = next((lang for lang in LANGS if lang == request.path_params["language"]), None)
    index = index_or_503()
    if lang is None or pilot not in index.atlas.by_id:
        raise HTTPException(404)
    version = _version(index, lang)
    keep = FOR_EVER if request.url.query == f"v={version}" else "no-cache"
    packed = partial(_packed, index, lang, pilot)
    return await run_in_threadpool(packed_answer, packed, f"{version}-{pilot}", request.headers, keep, "text/html")


@lru_cache(_MAX_KEPT)
def _packed(index: Index, lang: Lang, pilot: str, encoding: str) -> bytes:
    return PACKERS[encoding](panel(index, lang, pilot))

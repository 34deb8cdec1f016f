"""Serve the sheet of each pilot, one page to bring to a meeting, as a PDF."""

from functools import lru_cache
from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pilotkartan.content.model import Lang
from pilotkartan.content.settings import PILOT_SHEETS
from pilotkartan.explore.index import Index
from pilotkartan.exports.file_names import dated_name
from pilotkartan.web.current_data import index_or_503
from pilotkartan.web.preferences import request_lang
from pilotkartan.web.responses import BY_LANGUAGE, base_or_400, file_answer

# Half a megabyte for ten pilots; the address of the app is on each sheet, and is whatever the asker calls it.
_MAX_KEPT = 50
# A sheet takes half a second of the processor: many at once would keep all others waiting.
_one_at_a_time = Lock()


def routes() -> list[Route]:
    """Return the route of the sheets, by the pilot's id."""
    return [Route(f"{PILOT_SHEETS}/{{pilot}}.pdf", _sheet)]


async def _sheet(request: Request) -> Response:
    """Return the sheet, shown in the browser and saved by a name that says what it is."""
    index, pilot, base = index_or_503(), request.path_params["pilot"], base_or_400(request)
    if pilot not in index.atlas.by_id:
        raise HTTPException(404)
    lang = request_lang(request)
    body = await run_in_threadpool(_made_alone, index, pilot, base, lang)
    name = dated_name(index.atlas, pilot, lang, "pdf")
    headers = {"content-disposition": f'inline; filename="{name}"'}
    return file_answer(request, index.atlas.version, body, "application/pdf", headers | BY_LANGUAGE)


def _made_alone(index: Index, pilot: str, base: str, lang: Lang) -> bytes:
    with _one_at_a_time:
        return _made(index, pilot, base, lang)


@lru_cache(_MAX_KEPT)
def _made(index: Index, pilot: str, base: str, lang: Lang) -> bytes:
    from pilotkartan.exports.sheet import sheet_pdf  # Here, since most processes never need it.

    return sheet_pdf(index, pilot, base, lang)

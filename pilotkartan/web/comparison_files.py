"""Serve the comparison of pilots as files; the query names the pilots, as that of the page does."""

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pilotkartan.content.texts import translator
from pilotkartan.explore.comparison import FEWEST_COMPARED
from pilotkartan.explore.selection import Selection
from pilotkartan.exports.comparison_files import COMPARISON_FILES
from pilotkartan.web.current_data import index_or_503
from pilotkartan.web.preferences import request_lang, request_params
from pilotkartan.web.responses import BY_LANGUAGE, FOR_ANY_SITE, as_attachment, base_or_400, file_answer

_BY_PATH = {file.path: file for file in COMPARISON_FILES.values()}


def routes() -> list[Route]:
    """Return a route for each file."""
    return [Route(path, _file) for path in _BY_PATH]


async def _file(request: Request) -> Response:
    index, base, lang = index_or_503(), base_or_400(request), request_lang(request)
    file = _BY_PATH[request.url.path]
    compared = Selection.from_params(request_params(request), index.atlas).compared
    if len(compared) < FEWEST_COMPARED:
        raise HTTPException(400, translator(index.atlas.words, lang)("compare.choose"))
    body = await run_in_threadpool(file.make, index, compared, base, lang)
    headers = FOR_ANY_SITE | as_attachment(file.saved_name(index, lang)) | {"content-language": lang} | BY_LANGUAGE
    return file_answer(request, index.atlas.version, body, file.media_type, headers)

"""Serve the feed of the published versions of the data."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pilotkartan.content.settings import FEED
from pilotkartan.exports.atom import MEDIA_TYPE, atom_feed
from pilotkartan.web.current_data import index_or_503
from pilotkartan.web.preferences import request_lang
from pilotkartan.web.responses import BY_LANGUAGE, base_or_400, file_answer


def routes() -> list[Route]:
    """Return the route of the feed."""
    return [Route(FEED, _feed)]


def _feed(request: Request) -> Response:
    """Return the feed in the language that the address names, else in the one that the reader prefers."""
    atlas, lang = index_or_503().atlas, request_lang(request)
    headers = BY_LANGUAGE | {"content-language": lang}
    return file_answer(request, atlas.version, atom_feed(atlas, base_or_400(request), lang), MEDIA_TYPE, headers)

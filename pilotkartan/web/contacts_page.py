"""Serve the contacts of a presentation's last step, for phones: a light page, without Streamlit."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from pilotkartan.content.settings import CONTACTS_PAGE
from pilotkartan.content.texts import translator
from pilotkartan.explore.contact_page import contacts_about
from pilotkartan.explore.selection import Selection
from pilotkartan.render.contacts import contacts_html
from pilotkartan.render.urls import relative
from pilotkartan.web.current_data import index_or_503
from pilotkartan.web.preferences import request_lang, request_params

_HEADERS = {"cache-control": "no-cache", "vary": "accept-language", "x-robots-tag": "noindex"}


def routes() -> list[Route]:
    """Return the route of the page."""
    return [Route(f"/{CONTACTS_PAGE}", _page)]


def _page(request: Request) -> Response:
    """Return the contacts of the pilots that are named, of all where none is; there is none where they are hidden."""
    atlas, lang = index_or_503().atlas, request_lang(request)
    named = Selection.from_params(request_params(request), atlas).compared
    pilots = [atlas.by_id[pilot] for pilot in named] or atlas.pilots
    if not contacts_about(atlas, pilots):
        raise HTTPException(404)
    page = contacts_html(atlas, pilots, translator(atlas.words, lang), lang)
    return HTMLResponse(relative(page), headers=_HEADERS | {"content-language": lang})

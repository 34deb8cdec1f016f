"""Serve the files to download: DCAT catalogue, the files that it lists, contacts, offline edition.

Also describe the data set to search engines, in the first page.
"""

from collections.abc import Mapping
from functools import lru_cache
from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pilotkartan.content.load import DATA_DIR
from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.settings import CONTACT_FILES, OFFLINE_EDITION, RDF_FILE, VERSION_FILES
from pilotkartan.content.versions import read_package
from pilotkartan.explore.contacts import contact_file, contacts_of
from pilotkartan.explore.extract import everything
from pilotkartan.explore.index import Index
from pilotkartan.explore.published import package_address
from pilotkartan.exports.formats import SERVED_FILES
from pilotkartan.exports.schema_org import schema_org, sized
from pilotkartan.exports.vcard import MEDIA_TYPE, vcard
from pilotkartan.render.html import inert_json
from pilotkartan.web.api.addresses import ADDRESSES
from pilotkartan.web.api.resources import Page, answer
from pilotkartan.web.current_data import index_or_503
from pilotkartan.web.preferences import request_lang
from pilotkartan.web.responses import BY_LANGUAGE, FOR_ANY_SITE, as_attachment, base_or_400, base_or_none, file_answer

# Offline editions, 1.2 MB each: the address of the app is in them, and is whatever the asker calls it.
_MAX_EDITIONS = 2 * len(LANGS)
# One takes seconds of the processor: many at once would keep all others waiting.
_one_at_a_time = Lock()


def routes() -> list[Route]:
    """Return the routes of the catalogue and its files, of the contacts and of the offline edition."""
    return [
        Route(RDF_FILE, _catalogue),
        *(Route(path, _file) for path in SERVED_FILES),
        Route(f"{VERSION_FILES}/{{file}}", _version),
        Route(f"/{CONTACT_FILES}/{{file}}", _contact),
        Route(OFFLINE_EDITION, _offline_edition, middleware=[Middleware(GZipMiddleware)]),
    ]


def json_ld(atlas: Atlas, request: Request, lang: Lang) -> str:
    """Return the description of the data set as an element of the page; empty where the app's address is unknown.

    A browser runs no script of this type, so the page's policy needs no exception for it.
    """
    base = base_or_none(request)
    if base is None:
        return ""
    return f'<script type="application/ld+json">{inert_json(schema_org(atlas, base, lang))}</script>'


def _catalogue(request: Request) -> Response:
    from pilotkartan.exports.dcat import catalogue_rdf  # Here, since most processes never need it.

    index, base = index_or_503(), base_or_400(request)
    body = catalogue_rdf(index.atlas, base, sizes=_sizes(index))
    return file_answer(request, index.atlas.version, body, "application/rdf+xml", FOR_ANY_SITE)


@lru_cache(1)
def _sizes(index: Index) -> Mapping[str, int]:
    """Return the bytes of each file that has one size; they are counted once for each version of the data."""
    return {path: len(_whole(index, path)) for path in sized()}


def _whole(index: Index, path: str) -> bytes:
    if path in SERVED_FILES:
        return _made(index, path, LANGS[0])
    return answer(index, ADDRESSES[path], everything(index.atlas), Page()).body


async def _file(request: Request) -> Response:
    index = index_or_503()
    body = await run_in_threadpool(_made, index, request.url.path, request_lang(request))
    media_type = SERVED_FILES[request.url.path].media_type
    return file_answer(request, index.atlas.version, body, media_type, FOR_ANY_SITE | BY_LANGUAGE)


def _version(request: Request) -> Response:
    """Return the package of a published version, as it was on that day."""
    atlas, asked = index_or_503().atlas, request.url.path
    version = next((each for each in atlas.published if package_address(each) == asked), None)
    package = read_package(DATA_DIR, version) if version else None
    if not version or package is None:
        raise HTTPException(404)
    headers = FOR_ANY_SITE | as_attachment(f"{atlas.dataset.id}-{version.id}.zip")
    return file_answer(request, version.id, package, "application/zip", headers)


@lru_cache(2 * len(SERVED_FILES))
def _made(index: Index, path: str, lang: Lang) -> bytes:
    return SERVED_FILES[path].make(index, None, False, lang)


def _contact(request: Request) -> Response:
    """Return a contact to save; there is none where the contacts are hidden."""
    atlas, asked = index_or_503().atlas, request.path_params["file"]
    for lang in LANGS:
        for each in contacts_of(atlas):
            if contact_file(atlas, each, lang) == asked:
                headers = as_attachment(asked) | {"content-language": lang}
                return file_answer(request, atlas.version, vcard(atlas, each, lang), MEDIA_TYPE, headers)
    raise HTTPException(404)


async def _offline_edition(request: Request) -> Response:
    index = index_or_503()
    body = await run_in_threadpool(_made_alone, index, request_lang(request), base_or_none(request))
    headers = as_attachment(OFFLINE_EDITION[1:]) | BY_LANGUAGE
    return file_answer(request, index.atlas.version, body, "text/html", headers)


def _made_alone(index: Index, lang: Lang, base: str | None) -> bytes:
    with _one_at_a_time:
        return _made_offline_edition(index, lang, base)


@lru_cache(_MAX_EDITIONS)
def _made_offline_edition(index: Index, lang: Lang, base: str | None) -> bytes:
    from pilotkartan.editions.one_file import one_file  # Here, since most processes never need it.

    return one_file(index, lang, app=f"{base}/" if base else "")

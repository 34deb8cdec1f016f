"""Serve the API over HTTP: methods, ETags, compression, CORS, errors."""

import gzip
import hashlib
import logging
from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from pilotkartan.content.load import interface_words
from pilotkartan.content.settings import API, OPENAPI
from pilotkartan.content.texts import translator
from pilotkartan.explore.extract import Extract, everything, extract_from
from pilotkartan.explore.index import Index
from pilotkartan.exports.csvw import SUFFIX
from pilotkartan.web.api.addresses import ADDRESSES, CSV, CSV_METADATA, ONE_PILOT, TOTAL, Address
from pilotkartan.web.api.openapi import document
from pilotkartan.web.api.problem import PROBLEM, RequestError, problem, shown, suggestion
from pilotkartan.web.api.query import read
from pilotkartan.web.api.resources import Answer, Page, answer, as_json
from pilotkartan.web.current_data import index_or_none
from pilotkartan.web.negotiation import takes
from pilotkartan.web.preferences import preferred_lang, request_params
from pilotkartan.web.responses import BY_LANGUAGE, unless_known

METHODS = ("GET", "HEAD", "OPTIONS")
_ALLOW = ", ".join(METHODS)
_OPEN_TO_ALL = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": f"ETag, Link, X-Data-Version, {TOTAL}",
    "cross-origin-resource-policy": "cross-origin",
}
_PREFLIGHT = {
    "allow": _ALLOW,
    "access-control-allow-methods": _ALLOW,
    "access-control-allow-headers": "If-None-Match",
    "access-control-max-age": "86400",
}
_ROOT = "/api"
_A_PILOT = ONE_PILOT.removesuffix("{id}")
_NO_LANG_ASKED = "en"
_MAX_ANSWERS_KEPT = 128
_LOG = logging.getLogger(__name__)
_INTERNAL = RequestError("internal_error", lambda t: t("problem.went_wrong"), lambda t: t("problem.try_again"))


class Addresses:
    """Answer everything under /api, as ASGI middleware.

    It comes before Streamlit's own, which would refuse some paths in plain text and give both encodings one ETag.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer in a thread beside the pages' server loop, or pass the request on."""
        if scope["type"] == "http" and f"{scope['path']}/".startswith(f"{_ROOT}/"):
            response = await run_in_threadpool(respond, Request(scope))
            await response(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def respond(request: Request) -> Response:
    """Return the answer to a request under /api."""
    index = index_or_none()
    try:
        response = _response(request, index)
    except RequestError as error:
        response = _refusal(request, index, error)
    except Exception:  # whatever it is, the client is answered in the form that it expects
        _LOG.exception("error while answering a request of the API")
        response = _refusal(request, index, _INTERNAL)
    version = {"x-data-version": index.atlas.version} if index else {}
    response.headers.update({"cache-control": "no-cache"} | _OPEN_TO_ALL | version)
    if request.method == "HEAD":
        response.body = b""  # Content-Length stays that of a GET
    return response


def _refusal(request: Request, index: Index | None, error: RequestError) -> Response:
    """Return the details of a problem, in the language that the request asks for, else in English."""
    lang = preferred_lang(request_params(request), request.headers.get("accept-language") or _NO_LANG_ASKED)
    body = problem(error, request.scope["path"], translator(index.atlas.words if index else interface_words(), lang))
    allow = {"allow": _ALLOW} if error.status == 405 else {}
    headers = {"content-language": lang} | BY_LANGUAGE | allow
    return Response(as_json(body), error.status, headers, PROBLEM)


def _response(request: Request, index: Index | None) -> Response:
    address = _address(request.scope["path"])
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=_PREFLIGHT)
    if request.method not in METHODS:
        raise RequestError(
            "method_not_allowed",
            lambda t: t("problem.no_method", method=shown(request.method)),
            lambda t: t("problem.methods", methods=_ALLOW),
        )
    if not index:
        raise RequestError("data_unavailable", lambda t: t("problem.no_data"), lambda t: t("problem.try_again"))
    return _data(request, index, address)


def _address(path: str) -> Address:
    if path in ADDRESSES:
        return ADDRESSES[path]
    if path.startswith(_A_PILOT):
        return ADDRESSES[ONE_PILOT]
    raise RequestError(
        "unknown_address",
        lambda t: t("problem.nothing_at", address=shown(path)),
        lambda t: f"{suggestion(path, tuple(ADDRESSES), t)}{t('problem.listed_at', address=API)}",
    )


def _data(request: Request, index: Index, address: Address) -> Response:
    """Return the answer of an address, or 304 if the client has it already."""
    extract, page = _asked_for(request, index, address)
    gzipped = takes(request.headers.get("accept-encoding", ""), "gzip")
    (body, total), etag = _rendered(index, address, extract, page, gzipped)
    headers = {"etag": etag, "vary": "Accept-Encoding"} | ({} if total is None else {TOTAL.lower(): str(total)})
    return unless_known(request.headers, headers, lambda: _whole(index, address, body, gzipped))


def _whole(index: Index, address: Address, body: bytes, gzipped: bool) -> Response:
    headers = {}
    if address.ending:
        name = f"{index.atlas.dataset.id}-{address.table}-{index.atlas.version}{address.ending}"
        headers["content-disposition"] = f'inline; filename="{name}"'
    if address.media_type == CSV:
        headers["link"] = f'<{address.file_name}{SUFFIX}>; rel="describedby"; type="{CSV_METADATA}"'
    if gzipped:
        headers["content-encoding"] = "gzip"
    return Response(body, headers=headers, media_type=address.media_type)


def _asked_for(request: Request, index: Index, address: Address) -> tuple[Extract, Page]:
    """Return the part of the data that a request asks for, and the page of its rows."""
    asked = read(request.scope["query_string"], index.atlas, address.parameters)
    page = Page(asked.limit, asked.offset)
    if address.filtered:
        return asked.extract(index), page
    if address.path != ONE_PILOT:
        return everything(index.atlas), page
    pilot = request.scope["path"].removeprefix(_A_PILOT)
    if pilot in index.atlas.by_id:
        return extract_from(index.atlas, [pilot]), page
    raise RequestError(
        "unknown_pilot",
        lambda t: t("problem.no_pilot", pilot=shown(pilot)),
        lambda t: f"{suggestion(pilot, tuple(index.atlas.by_id), t)}{t('problem.pilots_at', address=f'{API}/pilots')}",
    )


@lru_cache(_MAX_ANSWERS_KEPT)
def _rendered(index: Index, address: Address, extract: Extract, page: Page, gzipped: bool) -> tuple[Answer, str]:
    """Return an answer and the strong entity tag of its bytes."""
    found = Answer(as_json(document(index))) if address.path == OPENAPI else answer(index, address, extract, page)
    body = found.body
    # Two encodings are two representations, each with a tag of its own.
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}{"-gzip" if gzipped else ""}"'
    return found._replace(body=gzip.compress(body, 9, mtime=0)) if gzipped else found, etag

"""Answer conditional requests, in an encoding that the client accepts."""

import gzip
import hashlib
from collections.abc import Callable, Mapping

import brotli
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from pilotkartan.content.environment import base_url
from pilotkartan.web.negotiation import has, takes
from pilotkartan.web.under_path import BASE_PATH

_NO_HOST = "The Host header names no host."
# Of what is in the language that the request prefers.
BY_LANGUAGE = {"vary": "Accept-Language"}
# Of data that any page or program may read.
FOR_ANY_SITE = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag, X-Data-Version",
    "cross-origin-resource-policy": "cross-origin",
}
FOR_EVER = "public, max-age=31536000, immutable"
# Of Streamlit's own files level 9 would save 1 per cent, and level 11 8 per cent but three seconds more of each start.
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=7),
    "gzip": lambda content: gzip.compress(content, 6, mtime=0),
    "": bytes,
}


def base_or_none(request: Request) -> str | None:
    """Return the app's own address, or None where neither a setting nor the Host header names it."""
    try:
        return base_url(str(request.url), request.scope.get(BASE_PATH, ""))
    except ValueError:
        return None


def base_or_400(request: Request) -> str:
    """Return the app's own address; raise HTTPException where nothing names it."""
    base = base_or_none(request)
    if base is None:
        raise HTTPException(400, _NO_HOST)
    return base


def as_attachment(file_name: str) -> dict[str, str]:
    """Return the header that saves a file under a name instead of showing it."""
    return {"content-disposition": f'attachment; filename="{file_name}"'}


def unless_known(asked: Headers, headers: Mapping[str, str], make: Callable[[], Response]) -> Response:
    """Return the response of `make` with these headers, `etag` among them, or 304 if the client has it."""
    response = Response(status_code=304) if has(asked.getlist("if-none-match"), headers["etag"]) else make()
    response.headers.update(headers)
    return response


def file_answer(request: Request, version: str, body: bytes, media_type: str, more: Mapping[str, str]) -> Response:
    """Return a file made of the data of a version with its ETag and `more` headers, or 304 if the client has it."""
    headers = {
        # Weak: it is the same for the compressed answer.
        "etag": f'W/"{hashlib.sha256(body).hexdigest()[:16]}"',
        "x-data-version": version,
        "cache-control": "no-cache",
        **more,
    }
    return unless_known(request.headers, headers, lambda: Response(body, media_type=media_type))


def packed_answer(
    packed: Callable[[str], bytes], name: str, asked: Headers, cache_control: str, media_type: str
) -> Response:
    """Return a text in the best encoding that the client accepts, or 304.

    `packed` returns the bytes by encoding (`br`, `gzip` or none); `name` identifies the content.
    """
    accepted = asked.get("accept-encoding", "")
    encoding = next((way for way in ("br", "gzip") if takes(accepted, way)), "")
    etag = f'"{name}{"-" if encoding else ""}{encoding}"'
    headers = {"cache-control": cache_control, "etag": etag, "vary": "Accept-Encoding"}
    content_encoding = {"content-encoding": encoding} if encoding else None

    def make() -> Response:
        return Response(packed(encoding), headers=content_encoding, media_type=media_type)

    return unless_known(asked, headers, make)

"""The data set told to programs: JSON-LD in the served page, and the catalogue for data portals at /dcat.rdf."""

import hashlib
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pilotkartan.address import base_url
from pilotkartan.current import current_index
from pilotkartan.mapview import inert_json
from pilotkartan.metadata import RDF_FILE, schema_org
from pilotkartan.model import Lang
from pilotkartan.problems import DataError


def routes() -> list[Route]:
    """Return the routes of the catalogue."""
    return [Route(RDF_FILE, _catalogue)]


def json_ld(request: Request, lang: Lang) -> str:
    """Return the data set as an element for the page; nothing where the data is broken or no address is known.

    A browser runs no script of this type, so the page's policy needs no exception for it.
    """
    with suppress(DataError, ValueError):
        dataset = schema_org(current_index().atlas, base_url(str(request.url)), lang)
        return f'<script type="application/ld+json">{inert_json(dataset)}</script>'
    return ""


def _catalogue(request: Request) -> Response:
    from pilotkartan.dcat import catalogue_rdf  # Here, since most processes are never asked for it.

    try:
        atlas, base = current_index().atlas, base_url(str(request.url))
    except DataError:
        return PlainTextResponse("The data cannot be read just now.", 503)
    except ValueError:
        return PlainTextResponse("The Host header names no host.", 400)
    body = catalogue_rdf(atlas, base)
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    headers = {
        "etag": f"W/{tag}",  # Weak: it is the same for the compressed answer.
        "x-data-version": atlas.version,
        "cache-control": "no-cache",
        "access-control-allow-origin": "*",
        "access-control-expose-headers": "ETag, X-Data-Version",
    }
    known = request.headers.get("if-none-match", "")
    if known == "*" or tag in (other.strip().removeprefix("W/") for other in known.split(",")):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/rdf+xml", headers=headers)

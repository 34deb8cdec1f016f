"""Describe the API as OpenAPI 3.1, from the data and its tables. Pure."""

import re
from typing import Any

from pilotkartan.content.model import Atlas
from pilotkartan.content.settings import OPENAPI
from pilotkartan.content.texts import source_copy, translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.pages import DATA_PAGE
from pilotkartan.web.api.addresses import (
    ADDRESSES,
    API_INFO,
    CSV,
    CSV_METADATA,
    GEOJSON,
    ONE_PILOT,
    TOTAL,
    VERSIONS,
    Address,
)
from pilotkartan.web.api.filters import FILTERS, NAMING, OF_THE_PAGE, PAGING, described
from pilotkartan.web.api.problem import DESCRIBED, PROBLEM, PROBLEMS, title
from pilotkartan.web.api.query import MAX_QUERY_BYTES
from pilotkartan.web.api.schemas import Schema, ref, schemas
from pilotkartan.web.api.service import base, info

_DETAILS = """The filters are those of the page's address, with the same names and meaning. `{named}` name
pilots: of those that match the other filters, only the ones that either of them names. A search (`q`) is in Swedish
unless `lang=en` is given.

Every table, here and in all files, has one order: the programme's own rows first, then those of the pilots in the order
of the list (by name unless `sortering` says otherwise), then as in the data. `n` is a row's number in the whole data.
A response's `query`, after the question mark here or with `export --select`, gives the same rows once more.

Unlike the page, an address answers 400 to a parameter or value that it does not know, and says which was meant, as
application/problem+json (RFC 9457), in Swedish or English as `lang` or Accept-Language asks, else in English. These
parameters of the page choose no rows and are ignored: {ignored}. A query may be {bytes} bytes long.

The contacts are not here: no response contains a person's name, telephone or e-mail address. A search for a
person's name finds the pilot that the page finds, without the name.

Facts: {source} ({publisher}), {address}. {copy}

Terms:
{terms}"""
_DATA_PAGE = "The sources, the terms and all files, as a page to read."
_HEADERS = {
    "ETag": "Tag of this response in this encoding; send it as If-None-Match.",
    "Cache-Control": "Keep it, but ask again before use: a response of 304 costs little.",
    "Vary": "Which headers of the request decide: data may be compressed with gzip, an error is in a language.",
    "Content-Language": "The language of an error: `sv` or `en`.",
    TOTAL: "How many rows there are on all pages together, a whole number.",
    "X-Data-Version": "The version of the data, as `version` in the answers has it.",
    "Access-Control-Allow-Origin": "Always `*`: any site's scripts may read.",
    "Content-Disposition": "A name for the file, with the version.",
    "Link": "Where the file's metadata is, as CSV on the Web (`describedby`).",
    "Allow": "The allowed methods.",
}
_IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "description": "Tags of responses that the client has; where this response is one of them, 304 says so.",
    "schema": {"type": "string"},
}
_OF_ALL = ("Cache-Control", "Access-Control-Allow-Origin")
_OF_DATA = ("ETag", "Vary", "X-Data-Version", *_OF_ALL)
_ERRORS = {
    "400": "A parameter or value that this address does not know, or a query that cannot be read.",
    "404": "There is no such pilot.",
    "405": "A method other than GET, HEAD and OPTIONS.",
    "500": "Something went wrong in the app itself.",
    "503": "The data cannot be read right now, and there has been no good version of it since the start.",
}


def document(index: Index) -> dict[str, Any]:
    """Return the whole description."""
    atlas = index.atlas
    english = translator(atlas.words, "en")
    return {
        "openapi": "3.1.0",
        "info": info(atlas, _details(atlas)),
        **({"externalDocs": {"description": _DATA_PAGE, "url": f"{base()}/{DATA_PAGE}"}} if base() else {}),
        # Where nobody has named the app's address, relative to this description, one folder below the start page.
        "servers": [{"url": base() or ".."}],
        "paths": {address.path: _path(atlas, address) for address in ADDRESSES.values()},
        "components": {
            "schemas": schemas(index),
            "parameters": {name: described(index, name) for name in (*FILTERS, *PAGING)}
            | {"If-None-Match": _IF_NONE_MATCH},
            "headers": {
                name: {"description": text, "required": True, "schema": {"type": "string"}}
                for name, text in _HEADERS.items()
            },
            "responses": {status: _error(status, text) for status, text in _ERRORS.items()},
            DESCRIBED: {code: {"title": title(code, english), "status": status} for code, status in PROBLEMS.items()},
        },
    }


def _details(atlas: Atlas) -> str:
    terms = (f"- {licence.id}, {licence.holder}: {licence.what.en}" for licence in atlas.dataset.licence)
    return _DETAILS.format(
        named="` and `".join(NAMING),
        ignored=", ".join(OF_THE_PAGE),
        bytes=MAX_QUERY_BYTES,
        source=atlas.source.title,
        publisher=atlas.source.publisher,
        address=atlas.source.address,
        copy=source_copy(atlas.source, translator(atlas.words, "en")),
        terms="\n".join(terms),
    )


def _path(atlas: Atlas, address: Address) -> Schema:
    ids = [pilot.id for pilot in atlas.pilots]
    one = address.path == ONE_PILOT
    filters = [{"$ref": f"#/components/parameters/{name}"} for name in address.parameters]
    asking: list[Schema] = [
        *([_pilot_id(enum=ids)] if one else []),
        *filters,
        {"$ref": "#/components/parameters/If-None-Match"},
    ]
    name = re.sub(r"\W+", "_", address.path.removeprefix("/api/")).strip("_")
    meaning = address.meaning(atlas)
    return {
        "get": {
            "operationId": f"get_{name}",
            "summary": meaning,
            "description": " ".join(filter(None, (meaning, address.rule(atlas)))),
            "parameters": asking,
            "responses": _responses(address, with_content=True),
        },
        "head": {
            "operationId": f"head_{name}",
            "summary": f"Only the headers. {meaning}",
            "parameters": asking,
            "responses": _responses(address, with_content=False),
        },
        "options": {
            "operationId": f"options_{name}",
            "summary": "What may be asked here, also by another site's scripts.",
            "parameters": [_pilot_id()] if one else [],
            "responses": {"204": {"description": "Headers alone.", "headers": _headers("Allow", *_OF_ALL)}},
        },
    }


def _pilot_id(**rule: list[str]) -> Schema:
    return {"name": "id", "in": "path", "required": True, "schema": {"type": "string", **rule}}


def _responses(address: Address, with_content: bool) -> Schema:
    """Return the answers to expect; those to HEAD have no content."""
    content = {"content": {address.media_type: {"schema": _schema(address)}}} if with_content else {}
    of_rows = (TOTAL,) if address.paged else ()
    of_files = [*(["Content-Disposition"] if address.ending else []), *(["Link"] if address.media_type == CSV else [])]
    errors = [status for status in _ERRORS if status != "404" or address.path == ONE_PILOT]
    return {
        "200": {"description": "The data.", "headers": _headers(*_OF_DATA, *of_rows, *of_files), **content},
        "304": {"description": "The client already has this response.", "headers": _headers(*_OF_DATA, *of_rows)},
        **{status: {"$ref": f"#/components/responses/{status}"} for status in errors},
    }


def _schema(address: Address) -> Schema:
    if address.media_type == CSV:
        return {"type": "string", "description": f"The rows of {address.table}_row: a line of names, then one per row."}
    if address.media_type == GEOJSON:
        return ref("feature_collection")
    if address.path == ONE_PILOT:
        return ref("pilot_answer")
    if address.path == OPENAPI or address.media_type == CSV_METADATA:
        return {"type": "object"}
    if address.path == API_INFO:
        return ref("api_info")
    return ref("versions_answer" if address.path == VERSIONS else f"{address.table or 'addresses'}_answer")


def _headers(*names: str) -> Schema:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _error(status: str, text: str) -> Schema:
    names = (*_OF_ALL, "Content-Language", "Vary", *(("Allow",) if status == "405" else ()))
    return {"description": text, "headers": _headers(*names), "content": {PROBLEM: {"schema": ref("problem")}}}

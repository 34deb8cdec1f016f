"""Read the query of an API request strictly: mistakes that a page ignores are errors here. Pure."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs

from pilotkartan.content.model import Atlas
from pilotkartan.content.plaintext import as_id, cut_short
from pilotkartan.content.problems import nearest
from pilotkartan.content.settings import OPENAPI
from pilotkartan.explore.damaged_links import mended_params
from pilotkartan.explore.extract import MATCHING_ROWS, ROWS, Extract, Rows, extract_of
from pilotkartan.explore.index import Index
from pilotkartan.explore.param_kinds import MAX_TEXT, FreeText, Number
from pilotkartan.explore.selection import LANG, Selection
from pilotkartan.explore.url_params import Param
from pilotkartan.web.api.filters import (
    DEFAULT_LANG,
    LIMIT,
    NAMING,
    OF_THE_PAGE,
    OFFSET,
    SEARCHABLE,
    TAKEN,
    repeatable,
    where_listed,
)

MAX_QUERY_BYTES = 8_000
_SHOWN_CHARACTERS = 80


@dataclass(eq=False)
class RequestError(Exception):
    """Refuse a request: an HTTP `status`, a `code` for programs, what is wrong and what to do."""

    status: int
    code: str
    message: str
    hint: str


@dataclass(frozen=True)
class Request:
    """Hold what a query asks for: filters, the ids of pilots, which of their rows, and a page of these."""

    selection: Selection
    only: tuple[str, ...] = ()
    rows: Rows = MATCHING_ROWS
    limit: int | None = None
    offset: int = 0

    def extract(self, index: Index, rows: Rows | None = None) -> Extract:
        """Return the part of the data that the query asks for, with other `rows` where they are given.

        Texts are searched in the query's language or in Swedish, whoever asks from wherever.
        """
        lang = self.selection.lang or DEFAULT_LANG
        listed = index.view(self.selection, lang).ids
        return extract_of(index.atlas, listed, self.selection, lang, self.only, rows or self.rows)


def read(query: bytes, atlas: Atlas, known: tuple[str, ...]) -> Request:
    """Return what a query asks for; raise RequestError for any mistake that a page would ignore.

    `known` are the parameters that there are.
    """
    params = mended_params(_parsed(query))
    for name, values in params.items():
        if name in known:
            _check(TAKEN[name], values, atlas)
        elif name not in OF_THE_PAGE and name != LANG:
            raise _unknown_parameter(name, known)
    limit, offset, rows = (TAKEN[name].kind.read(params.get(name, ()), atlas) for name in (LIMIT, OFFSET, ROWS))
    return Request(
        selection=Selection.from_params(params, atlas),
        only=tuple(as_id(pilot) for name in NAMING if name in known for pilot in params.get(name, ())),
        rows=rows,
        limit=limit,
        offset=offset,
    )


def suggestion(value: str, known: tuple[str, ...]) -> str:
    """Return a question that suggests the nearest known value, or nothing."""
    near = nearest(as_id(value)[:_SHOWN_CHARACTERS], known)
    return f"Did you mean '{near}'? " if near else ""


def shown(value: str) -> str:
    """Return a value in quotes, cut to a length that fits a line."""
    return f"'{cut_short(value, _SHOWN_CHARACTERS)}'"


def _parsed(query: bytes) -> dict[str, list[str]]:
    if len(query) > MAX_QUERY_BYTES:
        message = f"The query is {len(query)} bytes long."
        raise RequestError(400, "query_too_long", message, f"At most {MAX_QUERY_BYTES} bytes are read.")
    if not re.search(rb"%(?![0-9A-Fa-f]{2})", query):
        try:
            return parse_qs(query.decode(), keep_blank_values=True, errors="strict")
        except UnicodeDecodeError:
            pass
    message = "The query is not percent-encoded UTF-8."
    raise RequestError(400, "malformed_query", message, "Write å as %C3%A5 and a percent sign as %25.")


def _check(param: Param, values: list[str], atlas: Atlas) -> None:
    name, kind = param.name, param.kind
    if len(values) > 1 and not repeatable(param):
        message = f"The parameter '{name}' is given {len(values)} times."
        raise RequestError(400, "repeated_parameter", message, "Give it once.")
    if isinstance(kind, FreeText):
        _check_text(name, values[0])
        return
    if isinstance(kind, Number):
        _check_number(name, values[0], kind)
        return
    there = kind.known(atlas) or ()
    for value in values:
        if as_id(value) not in {known.casefold() for known in there}:
            message = f"The parameter '{name}' has no value {shown(value)}."
            raise RequestError(400, "unknown_value", message, suggestion(value, there) + where_listed(name, there))


def _check_text(name: str, text: str) -> None:
    if len(text) > MAX_TEXT:
        message = f"The parameter '{name}' is {len(text)} characters long: {shown(text)}."
        raise RequestError(400, "text_too_long", message, f"At most {MAX_TEXT} characters are searched for.")
    if not re.fullmatch(SEARCHABLE, text):
        message = f"The parameter '{name}' holds a control character: {shown(text)}."
        raise RequestError(400, "control_character", message, "Search for words, on one line.")


def _check_number(name: str, text: str, kind: Number) -> None:
    # As JSON writes a whole number: no other digits, no sign, no leading nought.
    if not re.fullmatch("0|[1-9][0-9]{0,8}", text) or not kind.least <= int(text) <= kind.most:
        message = f"The parameter '{name}' has no value {shown(text)}."
        raise RequestError(400, "unknown_value", message, f"It is a whole number from {kind.least} to {kind.most}.")


def _unknown_parameter(name: str, known: tuple[str, ...]) -> RequestError:
    hint = f"{suggestion(name, known)}Its parameters: {', '.join(known)}." if known else "It takes no filters."
    return RequestError(
        400, "unknown_parameter", f"This address has no parameter {shown(name)}.", f"{hint} See {OPENAPI}."
    )

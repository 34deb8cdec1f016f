"""Read the query of an API request strictly: what the page forgives is refused here. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast
from urllib.parse import parse_qs

from pilotkartan.content.model import Atlas
from pilotkartan.content.problems import nearest
from pilotkartan.content.settings import OPENAPI
from pilotkartan.explore.damaged_links import as_id, mended_params
from pilotkartan.explore.extract import NAMING, Extract, choices, extract_of
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import LANG, MATCHING_ROWS, MAX_TEXT, ROWS, SEARCH, Rows, Selection
from pilotkartan.web.api.filters import (
    BOUNDS,
    DEFAULT_LANG,
    GIVEN_ONCE,
    LIMIT,
    OF_THE_PAGE,
    OFFSET,
    SEARCHABLE,
    where_listed,
)

MAX_QUERY_BYTES = 8_000
_SHOWN_CHARACTERS = 80


@dataclass(eq=False)
class RequestError(Exception):
    """A request that is not answered: an HTTP `status`, a `code` for programs, what is wrong and what to do."""

    status: int
    code: str
    message: str
    hint: str


@dataclass(frozen=True)
class Request:
    """What a query asks for: filters, the ids of the pilots that it names, which of their rows, and a page of these."""

    selection: Selection
    only: tuple[str, ...] = ()
    rows: Rows = MATCHING_ROWS
    limit: int | None = None
    offset: int = 0

    def extract(self, index: Index, rows: Rows | None = None) -> Extract:
        """Return the part of the data that is asked for, with other `rows` where they are given.

        Texts are searched in the query's language or in Swedish, whoever asks from wherever.
        """
        lang = self.selection.lang or DEFAULT_LANG
        return extract_of(index, self.selection, lang, self.only, rows or self.rows)


def read(query: bytes, atlas: Atlas, known: tuple[str, ...]) -> Request:
    """Return what a query asks for; raise RequestError for whatever the page would forgive.

    `known` are the parameters that there are.
    """
    params = mended_params(_parsed(query))
    known_values = choices(atlas)
    for name, values in params.items():
        if name in known:
            _check(name, values, known_values)
        elif name not in OF_THE_PAGE and name != LANG:
            raise _unknown_parameter(name, known)
    return Request(
        selection=Selection.from_params(params, atlas),
        only=tuple(pilot for name in NAMING if name in known for pilot in params.get(name, ())),
        rows=cast(Rows, next(iter(params.get(ROWS, ())), MATCHING_ROWS)),
        limit=int(params[LIMIT][0]) if LIMIT in params else None,
        offset=int(params[OFFSET][0]) if OFFSET in params else 0,
    )


def suggestion(value: str, known: tuple[str, ...]) -> str:
    """Return a question that names the nearest of the known, or nothing."""
    near = nearest(as_id(value)[:_SHOWN_CHARACTERS], known)
    return f"Did you mean '{near}'? " if near else ""


def shown(value: str) -> str:
    """Return a value in quotes, cut to a length that fits a line."""
    return f"'{value if len(value) <= _SHOWN_CHARACTERS else f'{value[: _SHOWN_CHARACTERS - 1]}…'}'"


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


def _check(name: str, values: list[str], known_values: Mapping[str, tuple[str, ...]]) -> None:
    if name in GIVEN_ONCE and len(values) > 1:
        message = f"The parameter '{name}' is given {len(values)} times."
        raise RequestError(400, "repeated_parameter", message, "Give it once.")
    if name == SEARCH:
        _check_search(values[0])
        return
    if name in BOUNDS:
        _check_number(name, values[0])
        return
    for value in values:
        if as_id(value) not in {known.casefold() for known in known_values[name]}:
            message = f"The parameter '{name}' has no value {shown(value)}."
            hint = suggestion(value, known_values[name]) + where_listed(name, known_values[name])
            raise RequestError(400, "unknown_value", message, hint)


def _check_search(text: str) -> None:
    if len(text) > MAX_TEXT:
        message = f"The parameter '{SEARCH}' is {len(text)} characters long: {shown(text)}."
        raise RequestError(400, "text_too_long", message, f"At most {MAX_TEXT} characters are searched for.")
    if not re.fullmatch(SEARCHABLE, text):
        message = f"The parameter '{SEARCH}' holds a control character: {shown(text)}."
        raise RequestError(400, "control_character", message, "Search for words, on one line.")


def _check_number(name: str, text: str) -> None:
    least, most = BOUNDS[name]
    # As JSON writes a whole number: no other digits, no sign, no leading nought.
    if not re.fullmatch("0|[1-9][0-9]{0,8}", text) or not least <= int(text) <= most:
        message = f"The parameter '{name}' has no value {shown(text)}."
        raise RequestError(400, "unknown_value", message, f"It is a whole number from {least} to {most}.")


def _unknown_parameter(name: str, known: tuple[str, ...]) -> RequestError:
    hint = f"{suggestion(name, known)}Its parameters: {', '.join(known)}." if known else "It takes no filters."
    return RequestError(
        400, "unknown_parameter", f"This address has no parameter {shown(name)}.", f"{hint} See {OPENAPI}."
    )

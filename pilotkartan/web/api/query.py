"""Read the query of an API request strictly: mistakes that a page ignores are errors here. Pure."""

import re
from dataclasses import dataclass
from functools import partial
from urllib.parse import parse_qs

from pilotkartan.content.model import Atlas
from pilotkartan.content.plaintext import as_id
from pilotkartan.content.settings import OPENAPI
from pilotkartan.content.texts import Translator
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
from pilotkartan.web.api.problem import RequestError, Sentence, shown, suggestion

MAX_QUERY_BYTES = 8_000


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


def _parsed(query: bytes) -> dict[str, list[str]]:
    if len(query) > MAX_QUERY_BYTES:
        raise RequestError(
            "query_too_long",
            lambda t: t("problem.query_bytes", bytes=len(query)),
            lambda t: t("problem.most_bytes", most=MAX_QUERY_BYTES),
        )
    if not re.search(rb"%(?![0-9A-Fa-f]{2})", query):
        try:
            return parse_qs(query.decode(), keep_blank_values=True, errors="strict")
        except UnicodeDecodeError:
            pass
    raise RequestError("malformed_query", lambda t: t("problem.no_utf8"), lambda t: t("problem.write_utf8"))


def _check(param: Param, values: list[str], atlas: Atlas) -> None:
    name, kind = param.name, param.kind
    if len(values) > 1 and not repeatable(param):
        raise RequestError(
            "repeated_parameter",
            lambda t: t("problem.repeated", name=name, count=len(values)),
            lambda t: t("problem.give_once"),
        )
    if isinstance(kind, FreeText):
        _check_text(name, values[0])
        return
    if isinstance(kind, Number):
        _check_number(name, values[0], kind)
        return
    there = kind.known(atlas) or ()
    for value in values:
        if as_id(value) not in {known.casefold() for known in there}:
            raise _unknown_value(name, value, partial(_near_and_listed, name, value, there))


def _check_text(name: str, text: str) -> None:
    if len(text) > MAX_TEXT:
        raise RequestError(
            "text_too_long",
            lambda t: t("problem.text_characters", name=name, count=len(text), text=shown(text)),
            lambda t: t("problem.most_characters", most=MAX_TEXT),
        )
    if not re.fullmatch(SEARCHABLE, text):
        raise RequestError(
            "control_character",
            lambda t: t("problem.holds_control", name=name, text=shown(text)),
            lambda t: t("problem.search_words"),
        )


def _check_number(name: str, text: str, kind: Number) -> None:
    # As JSON writes a whole number: no other digits, no sign, no leading nought.
    if not re.fullmatch("0|[1-9][0-9]{0,8}", text) or not kind.least <= int(text) <= kind.most:
        raise _unknown_value(name, text, lambda t: t("problem.whole_number", least=kind.least, most=kind.most))


def _near_and_listed(name: str, value: str, there: tuple[str, ...], t: Translator) -> str:
    return f"{suggestion(value, there, t)}{where_listed(name, there, t)}"


def _unknown_value(name: str, value: str, hint: Sentence) -> RequestError:
    return RequestError("unknown_value", lambda t: t("problem.no_value", name=name, value=shown(value)), hint)


def _unknown_parameter(name: str, known: tuple[str, ...]) -> RequestError:
    def hint(t: Translator) -> str:
        there = t("problem.parameters", names=", ".join(known)) if known else t("problem.no_filters")
        return f"{suggestion(name, known, t)}{there} {t('problem.see', address=OPENAPI)}"

    return RequestError("unknown_parameter", lambda t: t("problem.no_parameter", name=shown(name)), hint)

"""Refuse a request with the details of a problem, as RFC 9457 has them, in the language asked for. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from pilotkartan.content import environment
from pilotkartan.content.plaintext import as_id, cut_short
from pilotkartan.content.problems import nearest
from pilotkartan.content.settings import OPENAPI
from pilotkartan.content.texts import Translator

PROBLEM = "application/problem+json"
# Every problem that an address may have, by its code for programs, with the HTTP status.
PROBLEMS: Mapping[str, int] = {
    "query_too_long": 400,
    "malformed_query": 400,
    "unknown_parameter": 400,
    "repeated_parameter": 400,
    "unknown_value": 400,
    "text_too_long": 400,
    "control_character": 400,
    "unknown_address": 404,
    "unknown_pilot": 404,
    "method_not_allowed": 405,
    "internal_error": 500,
    "unsupported_format": 501,
    "data_unavailable": 503,
}
# Where the description has them, one by one.
DESCRIBED = "x-problems"
_MAX_SHOWN_CHARACTERS = 80
# A sentence in the language of a translator.
Sentence = Callable[[Translator], str]


@dataclass(eq=False)
class RequestError(Exception):
    """Refuse a request: a `code` of PROBLEMS, what is wrong and what to do."""

    code: str
    message: Sentence
    hint: Sentence

    @property
    def status(self) -> int:
        """Return the HTTP status."""
        return PROBLEMS[self.code]

    def detail(self, t: Translator) -> str:
        """Return what is wrong, and what to do."""
        return f"{self.message(t)} {self.hint(t)}"


def problem(error: RequestError, path: str, t: Translator) -> dict[str, Any]:
    """Return the details of a problem at a path.

    Its addresses are relative where the operator has not set the app's own.
    """
    return {
        "type": f"{environment.CONFIGURED or ''}{OPENAPI}#/components/{DESCRIBED}/{error.code}",
        "title": title(error.code, t),
        "status": error.status,
        "detail": error.detail(t),
        "instance": (environment.CONFIGURED or "") + quote(path[:_MAX_SHOWN_CHARACTERS]),
        "code": error.code,
    }


def title(code: str, t: Translator) -> str:
    """Return what every problem with this code is called."""
    return t(f"problem.{code}")


def suggestion(value: str, known: tuple[str, ...], t: Translator) -> str:
    """Return a question that suggests the nearest known value, or nothing."""
    near = nearest(as_id(value)[:_MAX_SHOWN_CHARACTERS], known)
    return f"{t('problem.meant', near=near)} " if near else ""


def shown(value: str) -> str:
    """Return a value cut to a length that fits a line."""
    return cut_short(value, _MAX_SHOWN_CHARACTERS)

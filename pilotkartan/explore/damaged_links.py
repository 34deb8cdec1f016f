"""Repair a link that a mail program, a web page or a person copying it has damaged. Pure.

Every reader of a query follows these rules: the pages, the API, `--select`. What cannot be repaired is
reported to the visitor, never ignored silently.
"""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs

from pilotkartan.content.plaintext import normalise

_ESCAPED_AMPERSAND = re.compile(r"&(?:(?:amp|#0*38|#x0*26);)+", re.IGNORECASE)
# Where a query is split at its ampersands, the rest of an escaped one is left in front of the next name.
_REST_OF_AMPERSAND = re.compile(r"^(?:amp;)+", re.IGNORECASE)


def with_ampersands(address: str) -> str:
    """Return an address with every `&amp;` as `&`, however often it was escaped."""
    return _ESCAPED_AMPERSAND.sub("&", address)


def mended_params(params: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Repair the parameters of a query whose `&` became `&amp;`, or which was percent-encoded as a whole.

    Names and values are normalised: a link may have been copied from a typeset text.
    """
    mended: dict[str, list[str]] = {}
    for name, values in params.items():
        if "=" in name and not any(values):
            for inner, meant in parse_qs(with_ampersands(name), keep_blank_values=True).items():
                mended.setdefault(normalise(inner), []).extend(map(normalise, meant))
        else:
            mended.setdefault(_REST_OF_AMPERSAND.sub("", normalise(name)), []).extend(map(normalise, values))
    return mended

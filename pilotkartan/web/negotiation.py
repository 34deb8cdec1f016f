"""Parse Accept-Encoding and If-None-Match."""

import re
from collections.abc import Sequence


def takes(accept_encoding: str, encoding: str) -> bool:
    """Tell whether an Accept-Encoding header allows an encoding, by name or by `*`, at any weight but 0."""
    parts = (part.lower().replace(" ", "").partition(";") for part in accept_encoding.split(","))
    weights = {name: weight for name, _, weight in parts}
    return not re.fullmatch(r"q=0(\.0*)?", weights.get(encoding, weights.get("*", "q=0")))


def has(if_none_match: Sequence[str], etag: str) -> bool:
    """Tell whether an If-None-Match header names the tag: `*`, one tag or a list, weak or strong."""
    named = ",".join(if_none_match)
    return named.strip() == "*" or etag.removeprefix("W/") in re.findall(r'"[^"]*"', named)

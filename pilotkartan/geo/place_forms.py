"""Read a place's name out of the forms in which people write it, such as `SE-642 81 Flen`. Pure."""

import re
from dataclasses import dataclass

from pilotkartan.content.plaintext import normalise

_COUNTRY = frozenset({"sweden", "sverige", "se", "swe"})
_COUNTRY_BEHIND = re.compile(r"(?<=\S)\s+(?:sweden|sverige)$", re.IGNORECASE)
# A municipality's code or a postcode, such as "1440 Ale" and "SE-642 81 Flen".
_NUMBER_BEFORE = re.compile(r"^(?:(?:SE?-?\s?)?\d{3}\s?\d{2}|\d{4})\s+(?=\D)", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"^(?:the\s+)?(?:(?:city|town|municipality|province)\s+of|landskapet|kommunen|staden)\s+(?=\S)", re.IGNORECASE
)
_OF_A_COUNTY = re.compile(
    r"^(?:the\s+)?(?:(?:county|region)\s+of|region(?:en)?|länsstyrelsen\s+i|landstinget(?:\s+i)?)\s+(?=\S)",
    re.IGNORECASE,
)
_POSTCODE_BEHIND = re.compile(r"(?:^|(?<=\S)\s+)(?:SE?-?\s?)?\d{3}\s?\d{2}$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_STREET_NUMBER = re.compile(r"\D\s*\d+\s*[a-z]?$", re.IGNORECASE)


@dataclass(frozen=True)
class WrittenPlace:
    """The `names` that a text may give a place, the likeliest first, and the areas that it is said to lie `within`."""

    names: tuple[str, ...]
    within: tuple[str, ...] = ()


def read_place(text: str) -> WrittenPlace:
    """Return what a text says of a place; a country is left out, since all places are in Sweden."""
    parts = [part.strip() for part in _IN_BRACKETS.sub(r", \1", normalise(text)).split(",")]
    parts = [_POSTCODE_BEHIND.sub("", _COUNTRY_BEHIND.sub("", part)) for part in parts]
    parts = [part for part in parts if part and part.casefold() not in _COUNTRY]
    if len(parts) > 1 and _STREET_NUMBER.search(parts[0]):
        parts = parts[1:]
    if not parts:
        return WrittenPlace(())
    bare = _NUMBER_BEFORE.sub("", parts[0])
    county = _OF_A_COUNTY.sub("", bare)
    names = [parts[0], bare, *([f"{county} län", county] if county != bare else []), _ORGANISATION.sub("", bare)]
    names += bare.split("/") if "/" in bare else []
    return WrittenPlace(tuple(dict.fromkeys(names)), tuple(parts[1:]))

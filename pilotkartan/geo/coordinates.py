"""Parse a written pair of coordinates, or a link to a map that holds one. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal
from urllib.parse import unquote

from pilotkartan.content.model import in_sweden
from pilotkartan.content.plaintext import normalise
from pilotkartan.geo.grids import grid_of, is_regional, to_degrees

_MAX_CHARACTERS = 2000  # A longer text is no pair and no link.

# Signs that look like those of degrees, minutes, seconds and minus, as keyboards and web pages write them.
_ALIKE = str.maketrans(
    dict.fromkeys("º˚⁰∘", "°")
    | dict.fromkeys("′’‘ʹʼ´`‵＇", "'")
    | dict.fromkeys("″”“„ʺ˝＂", '"')
    | dict.fromkeys("−–—‐‑‒―﹣－", "-")
)

# A minus apart from its number, or in words.
_MINUS = re.compile(r"(^|[,;/(:NSEWÖOV])(\s*)(?:-|&?minus\b;?)\s*(?=\d)", re.IGNORECASE)

# Where a link holds a pair, the surest first: a pin before the middle of the view.
_DEGREES = r"(-?\d{1,3}(?:\.\d+)?)"
_IN_A_LINK = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"!3d{_DEGREES}!4d{_DEGREES}",
        rf"\bm?lat(?:itude)?={_DEGREES}&m?(?:lon|lng|longitude)={_DEGREES}",
        rf"[?&](?:q|query|s?ll|c|center|destination|daddr|coordinate)=(?:loc:)?{_DEGREES},[ +]*{_DEGREES}",
        rf"\bcp={_DEGREES}~{_DEGREES}",
        rf"\bgeo:{_DEGREES},{_DEGREES}",
        rf"[@~]{_DEGREES},{_DEGREES}",
        rf"#map=[\d.]+/{_DEGREES}/{_DEGREES}",
        r"(?<![\d.,-])(-?\d{1,3}\.\d+),[ +]*(-?\d{1,3}\.\d+)(?![.,]?\d)",
    )
)
_GRID_IN_A_LINK = re.compile(r"(?<![\d.])\d{6,7}(?:\.\d+)?(?![\d.])")

_NUMBER = r"\d{1,2}(?:[.,]\d+)?"
# Degrees with a point or a comma, perhaps with minutes and seconds: by their signs or, beside a letter, by spaces.
_ANGLE = rf"(-?\d{{1,3}}(?:[.,]\d+)?)\s*°?\s*(?:({_NUMBER})'\s*)?(?:({_NUMBER})(?:\"|'')\s*)?"
_LOOSE = rf"(-?\d{{1,3}}(?:[.,]\d+)?)(?:[°:\s]+({_NUMBER}))?(?:[':\s]+({_NUMBER}))?\s*(?:°|\"|'{{1,2}})?\s*"
_BARE = re.compile(rf"{_ANGLE}[,;/\s]\s*{_ANGLE}")
# Letters of the compass in English and Swedish, all before the angles or all behind them.
_BEFORE = re.compile(rf"([NSEWÖOV])\s*{_LOOSE}[,;/\s]*([NSEWÖOV])\s*{_LOOSE}")
_BEHIND = re.compile(rf"{_LOOSE}([NSEWÖOV])[,;/\s]*{_LOOSE}([NSEWÖOV])")
_LABEL = re.compile(r"\b(?:LAT|LONG?|LNG|LATITUDE?|LONGITUDE?)\b\s*[.:=]*|[()\[\]]")
_COMPASS = {r"NOR(?:R|D|TH)": "N", r"S(?:YD|ÖDER|OUTH)": "S", r"(?:ÖST|ÖSTER|EAST)": "E", r"(?:VÄST|VÄSTER|WEST)": "W"}

# The national grids: metres, the thousands perhaps apart; the letters and names that may be beside them.
_GRID_LABEL = re.compile(
    r"\b(?:SWEREF ?99(?: ?TM)?|RT ?90(?: ?2[.,]5 ?GON ?V)?|NORTH|EAST|M)\b|[NEXYÖ](?=[\s:=\d])|[:=()]"
)
_METRES = r"(\d{6,7}(?:[.,]\d+)?)"
_GRID = re.compile(rf"{_METRES}[\s,;/]+{_METRES}|(\d{{7}})(\d{{6,7}})|(\d{{6}})(\d{{7}})")


@dataclass(frozen=True)
class Coordinates:
    """A pair in degrees WGS 84; `swapped` would lie in Sweden the other way round.

    Of `regional_grid`, whose pairs fit several grids, only the problem is known: `lat` and `lon` are 0.
    """

    lat: float
    lon: float
    problem: Literal[None, "outside_sweden", "swapped", "regional_grid"] = None


def parse_coordinates(text: str) -> Coordinates | None:
    """Return the pair of coordinates that a text or a pasted link holds, None if it holds none."""
    if len(text) > _MAX_CHARACTERS:
        return None
    text = normalise(unicodedata.normalize("NFKC", normalise(unquote(text)).translate(_ALIKE)))
    text = _MINUS.sub(r"\1\2-", text.strip())
    written = text.upper()
    if (grid := _in_a_grid(written)) or ((pair := _written(written)) is None and (grid := _grid_linked(text))):
        return grid
    pair = pair or _linked(text)
    return _checked(*pair) if pair else None


def _linked(text: str) -> tuple[float, float] | None:
    match = next((match for pattern in _IN_A_LINK if (match := pattern.search(text))), None)
    return (float(match[1]), float(match[2])) if match else None


def _grid_linked(text: str) -> Coordinates | None:
    """Return the first two neighbouring numbers of a link that lie in a grid, such as `e=647000&n=6638000`."""
    if "=" not in text and "/" not in text:
        return None
    numbers = [float(number) for number in _GRID_IN_A_LINK.findall(text)]
    return next(filter(None, (_from_grid(*pair) for pair in pairwise(numbers))), None)


def _in_a_grid(text: str) -> Coordinates | None:
    """Return the point of a written pair of a national grid, whichever number comes first."""
    bare = " ".join(_GRID_LABEL.sub(" ", text).split())
    joined = re.sub(r"(?<=\d)[ '](?=\d{3}(?!\d))", "", bare)
    match = _GRID.fullmatch(joined)
    return _from_grid(*(float(part.replace(",", ".")) for part in match.groups() if part)) if match else None


def _from_grid(one: float, other: float) -> Coordinates | None:
    northing_m, easting_m = max(one, other), min(one, other)
    if grid := grid_of(northing_m, easting_m):
        lat, lon = to_degrees(northing_m, easting_m, grid)
        return _checked(round(lat, 5), round(lon, 5))
    return Coordinates(0.0, 0.0, "regional_grid") if is_regional(northing_m, easting_m) else None


def _written(text: str) -> tuple[float, float] | None:
    text = _LABEL.sub(" ", text).strip()
    for word, letter in _COMPASS.items():
        text = re.sub(rf"\b{word}\b", letter, text)
    if match := _BARE.fullmatch(text):
        # Without decimals or minutes anywhere, "59,86" is one number.
        marked = any(match.group(2, 5)) or any(mark in part for part in match.group(1, 4) for mark in ".,")
        lat, lon = _degrees(*match.group(1, 2, 3)), _degrees(*match.group(4, 5, 6))
        return (lat, lon) if marked and lat is not None and lon is not None else None
    if match := _BEFORE.fullmatch(text):
        angles = {match[1]: match.group(2, 3, 4), match[5]: match.group(6, 7, 8)}
    elif match := _BEHIND.fullmatch(text):
        angles = {match[4]: match.group(1, 2, 3), match[8]: match.group(5, 6, 7)}
    else:
        return None
    found = {letter: _degrees(*angle) for letter, angle in angles.items()}
    known = {letter: angle for letter, angle in found.items() if angle is not None}
    lat = next((angle if letter == "N" else -angle for letter, angle in known.items() if letter in "NS"), None)
    lon = next((-angle if letter in "WV" else angle for letter, angle in known.items() if letter not in "NS"), None)
    return (lat, lon) if lat is not None and lon is not None else None


def _degrees(degrees: str, *parts: str | None) -> float | None:
    """Return an angle in degrees, None where its minutes or seconds are sixty or more."""
    minutes, seconds = (float((part or "0").replace(",", ".")) for part in parts)
    if max(minutes, seconds) >= 60:
        return None
    size = abs(float(degrees.replace(",", "."))) + minutes / 60 + seconds / 3600
    return -size if degrees.startswith("-") else size


def _checked(lat: float, lon: float) -> Coordinates | None:
    if max(abs(lat), abs(lon)) > 180 or min(abs(lat), abs(lon)) > 90:
        return None  # Nowhere on Earth, either way round.
    if in_sweden(lat, lon):
        return Coordinates(lat, lon)
    return Coordinates(lat, lon, "swapped" if in_sweden(lon, lat) else "outside_sweden")

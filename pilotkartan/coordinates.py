"""From a written pair of coordinates, or a link to a map that holds one, to a point. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from pilotkartan.model import SWEDEN_LAT, SWEDEN_LON

_LONGEST = 2000  # A longer text is no pair and no link.

# Where a link holds a pair, the surest first: a pin before the middle of the view.
_DEGREES = r"(-?\d{1,3}(?:\.\d+)?)"
_IN_A_LINK = tuple(
    re.compile(pattern)
    for pattern in (
        rf"!3d{_DEGREES}!4d{_DEGREES}",
        rf"[?&]mlat={_DEGREES}&mlon={_DEGREES}",
        rf"[?&](?:q|query|ll|c|center|destination|daddr)=(?:loc:)?{_DEGREES},[ +]*{_DEGREES}",
        rf"[@~]{_DEGREES},{_DEGREES}",
        rf"#map=[\d.]+/{_DEGREES}/{_DEGREES}",
        r"(?<![\d.,-])(-?\d{1,3}\.\d+),[ +]*(-?\d{1,3}\.\d+)(?![.,]?\d)",
    )
)

# Degrees with a point or a comma, perhaps with minutes and seconds.
_ANGLE = r"(-?\d{1,3}(?:[.,]\d+)?)\s*°?\s*(?:(\d{1,2}(?:[.,]\d+)?)['′’]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)[\"″”]\s*)?"
_BARE = re.compile(rf"{_ANGLE}[,;/\s]\s*{_ANGLE}")
# Letters of the compass in English and Swedish, all before the angles or all behind them.
_BEFORE = re.compile(rf"([NSEWÖOV])\s*{_ANGLE}[,;/\s]*([NSEWÖOV])\s*{_ANGLE}")
_BEHIND = re.compile(rf"{_ANGLE}([NSEWÖOV])[,;/\s]*{_ANGLE}([NSEWÖOV])")
_LABEL = re.compile(r"\b(?:LAT|LONG?|LNG|LATITUDE?|LONGITUDE?)\b\s*[.:=]*|[()]")


@dataclass(frozen=True)
class Coordinates:
    """A pair as written, in degrees WGS 84; `swapped` would lie in Sweden the other way round."""

    lat: float
    lon: float
    problem: Literal[None, "outside_sweden", "swapped"] = None


def parse_coordinates(text: str) -> Coordinates | None:
    """Return the pair of coordinates that a text or a pasted link holds, None if it holds none."""
    if len(text) > _LONGEST:
        return None
    text = unicodedata.normalize("NFC", unquote(text))
    pair = _written(_LABEL.sub(" ", text.upper()).strip()) or _linked(text)
    return _checked(*pair) if pair else None


def _linked(text: str) -> tuple[float, float] | None:
    match = next((match for pattern in _IN_A_LINK if (match := pattern.search(text))), None)
    return (float(match[1]), float(match[2])) if match else None


def _written(text: str) -> tuple[float, float] | None:
    if match := _BARE.fullmatch(text):
        # Without decimals or minutes anywhere, "59,86" is one number.
        told = any(match.group(2, 5)) or any(mark in part for part in match.group(1, 4) for mark in ".,")
        return (_degrees(*match.group(1, 2, 3)), _degrees(*match.group(4, 5, 6))) if told else None
    if match := _BEFORE.fullmatch(text):
        angles = {match[1]: match.group(2, 3, 4), match[5]: match.group(6, 7, 8)}
    elif match := _BEHIND.fullmatch(text):
        angles = {match[4]: match.group(1, 2, 3), match[8]: match.group(5, 6, 7)}
    else:
        return None
    lat = [_degrees(*angle) * (-1 if letter == "S" else 1) for letter, angle in angles.items() if letter in "NS"]
    lon = [_degrees(*angle) * (-1 if letter in "WV" else 1) for letter, angle in angles.items() if letter not in "NS"]
    return (lat[0], lon[0]) if lat and lon else None


def _degrees(degrees: str, *parts: str | None) -> float:
    minutes, seconds = (float((part or "0").replace(",", ".")) for part in parts)
    return float(degrees.replace(",", ".")) + minutes / 60 + seconds / 3600


def _checked(lat: float, lon: float) -> Coordinates | None:
    if max(abs(lat), abs(lon)) > 180 or min(abs(lat), abs(lon)) > 90:
        return None  # Nowhere on Earth, either way round.
    if _in_sweden(lat, lon):
        return Coordinates(lat, lon)
    return Coordinates(lat, lon, "swapped" if _in_sweden(lon, lat) else "outside_sweden")


def _in_sweden(lat: float, lon: float) -> bool:
    return SWEDEN_LAT[0] <= lat <= SWEDEN_LAT[1] and SWEDEN_LON[0] <= lon <= SWEDEN_LON[1]

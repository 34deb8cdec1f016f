"""Measure from a place to the pilots: how far, in which direction, and which of them fit. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

import numpy as np
from geographiclib.geodesic import Geodesic
from numpy.typing import NDArray

from pilotkartan.content.model import Atlas, Pilot
from pilotkartan.content.plaintext import swedish_order

Direction = Literal["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"]
_DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
# A sphere is wrong by less than 0.6 %: what is so much farther than another on it is farther on the globe too.
_SURELY_FARTHER = 1.02


@dataclass(frozen=True)
class Near:
    """A pilot as seen from a place: geodesic distance to its seat in km, and the direction to it."""

    pilot: Pilot
    distance_km: float
    direction: Direction


@dataclass(frozen=True)
class Fit:
    """How a pilot fits a visitor's questions: the `themes` that it shares, the same type of municipality, the way.

    `own` tells that the visitor's place lies in that pilot municipality.
    """

    pilot: Pilot
    themes: tuple[str, ...]
    same_type: bool
    near: Near | None
    own: bool = False


def by_distance(pilots: Iterable[Pilot], lat: float, lon: float) -> tuple[Near, ...]:
    """Return the pilots by distance from a point, in degrees WGS 84, the nearest first."""
    near = (_near(pilot, lat, lon) for pilot in pilots)
    return tuple(sorted(near, key=lambda item: item.distance_km))


def nearest(pilots: Sequence[Pilot], lat: float, lon: float, count: int) -> tuple[Near, ...]:
    """Return the first `count` of `by_distance`; measures exactly only those that may be among them."""
    if count >= len(pilots):
        return by_distance(pilots, lat, lon)
    rough = _on_a_sphere(lat, lon, np.radians([(pilot.seat.lat, pilot.seat.lon) for pilot in pilots]))
    farthest = np.partition(rough, count - 1)[count - 1] * _SURELY_FARTHER
    return by_distance((pilots[place] for place in np.flatnonzero(rough <= farthest).tolist()), lat, lon)[:count]


def _on_a_sphere(lat: float, lon: float, seats: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the angles to seats, in radians, by the haversine formula; the seats in radians too."""
    down, right = np.radians((lat, lon))
    lats, lons = seats.T
    half = np.sin((lats - down) / 2) ** 2 + np.cos(down) * np.cos(lats) * np.sin((lons - right) / 2) ** 2
    angles: NDArray[np.float64] = 2 * np.arcsin(np.sqrt(half))
    return angles


def distance_km(one: Pilot, other: Pilot) -> float:
    """Return the geodesic distance between the seats of two pilots, in km."""
    metres: float = Geodesic.WGS84.Inverse(
        one.seat.lat, one.seat.lon, other.seat.lat, other.seat.lon, Geodesic.DISTANCE
    )["s12"]
    return metres / 1000


def ranked(
    atlas: Atlas,
    themes: Iterable[str],
    own_type: str | None,
    point: tuple[float, float] | None,
    code: str | None = None,
) -> tuple[Fit, ...]:
    """Return all pilots, the best fit first.

    The rule: most of the themes asked for; among equals those of the visitor's type of municipality; then the nearer
    to `point` (latitude, longitude), or by name where there is none. `code` is that of the visitor's municipality.
    """
    asked = tuple(themes)
    fits = (
        Fit(
            pilot,
            themes=tuple(theme.id for theme in atlas.codes_of(pilot, "theme") if theme.id in asked),
            same_type=pilot.skr_group == own_type,
            near=_near(pilot, *point) if point else None,
            own=pilot.code == code,
        )
        for pilot in atlas.pilots
    )
    return tuple(sorted(fits, key=_fit_order))


def type_of(atlas: Atlas, code: str | None) -> str | None:
    """Return the type of the municipality with a code; only those of the pilots are known."""
    return next((pilot.skr_group for pilot in atlas.pilots if pilot.code == code), None)


def _fit_order(fit: Fit) -> tuple[int, bool, float, str]:
    distance = fit.near.distance_km if fit.near else 0.0
    return (-len(fit.themes), not fit.same_type, distance, swedish_order(fit.pilot.name))


def _near(pilot: Pilot, lat: float, lon: float) -> Near:
    return Near(pilot, *_way(lat, lon, pilot.seat.lat, pilot.seat.lon))


# A place's ways are asked for by the map, the card and the ranking, and again at every run.
@lru_cache(maxsize=4096)
def _way(lat: float, lon: float, to_lat: float, to_lon: float) -> tuple[float, Direction]:
    line = Geodesic.WGS84.Inverse(lat, lon, to_lat, to_lon)
    sector = round(line["azi1"] % 360 / 45) % len(_DIRECTIONS)
    return line["s12"] / 1000, _DIRECTIONS[sector]

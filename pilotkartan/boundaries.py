"""Sweden's municipalities: their codes and names, and in which of them a point lies. Pure."""

import json
import math
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).resolve().parent.parent / "data" / "geo" / "municipalities.geojson"
_KM_PER_DEGREE = 111.2

Ring = list[tuple[float, float]]  # Of (longitude, latitude), the first again at the end.


class _Area(NamedTuple):
    """A municipality's name, its borders and their bounds, in degrees."""

    code: str
    name: str
    west: float
    south: float
    east: float
    north: float
    rings: list[Ring]


def municipality_at(lat: float, lon: float, *, reach_km: float = 0.0) -> str | None:
    """Return the code of the municipality that holds a point, else of the nearest one within reach.

    The borders are schematic: some quays and islands lie outside all of them.
    """
    high = reach_km / _KM_PER_DEGREE
    wide = high / math.cos(math.radians(lat)) if high else 0.0
    near = [
        area
        for area in _areas()
        if area.west - wide <= lon <= area.east + wide and area.south - high <= lat <= area.north + high
    ]
    for area in near:
        if _holds(area, lat, lon):
            return area.code
    distances = ((_distance_km(area, lat, lon), area.code) for area in near if reach_km)
    km, code = min(distances, default=(math.inf, None))
    return code if km <= reach_km else None


def distance_km(code: str, lat: float, lon: float) -> float:
    """Return how far from a municipality a point lies: zero inside its borders."""
    area = next(area for area in _areas() if area.code == code)
    return 0.0 if _holds(area, lat, lon) else _distance_km(area, lat, lon)


@cache
def municipality_names() -> Mapping[str, str]:
    """Return the name of each of Sweden's municipalities by its code."""
    return {area.code: area.name for area in _areas()}


def _holds(area: _Area, lat: float, lon: float) -> bool:
    return sum(_crossings(lat, lon, ring) for ring in area.rings) % 2 == 1


def _distance_km(area: _Area, lat: float, lon: float) -> float:
    return min(_km(lat, lon, ring) for ring in area.rings)


@cache
def _areas() -> tuple[_Area, ...]:
    areas = []
    for feature in json.loads(_FILE.read_bytes())["features"]:
        shape = feature["geometry"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        rings = [[(lon, lat) for lon, lat in ring] for polygon in polygons for ring in polygon]
        lons, lats = zip(*(point for ring in rings for point in ring), strict=True)
        code, name = feature["properties"]["code"], feature["properties"]["name"]
        areas.append(_Area(code, name, min(lons), min(lats), max(lons), max(lats), rings))
    return tuple(areas)


def _crossings(lat: float, lon: float, ring: Ring) -> int:
    """Return how often a line from the point due east crosses the ring."""
    return sum(
        (south > lat) != (north > lat) and lon < west + (lat - south) * (east - west) / (north - south)
        for (west, south), (east, north) in pairwise(ring)
    )


def _km(lat: float, lon: float, ring: Ring) -> float:
    """Return the distance from the point to the ring, as on a flat map around the point."""
    shrink = math.cos(math.radians(lat))
    flat = [complex((x - lon) * shrink, y - lat) for x, y in ring]
    nearest = math.inf
    for start, end in pairwise(flat):
        step = end - start
        along = -(start * step.conjugate()).real / abs(step) ** 2 if step else 0.0
        nearest = min(nearest, abs(start + step * min(1.0, max(0.0, along))))
    return nearest * _KM_PER_DEGREE

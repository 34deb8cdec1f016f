"""In which municipality a point lies. Pure."""

import json
import math
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).resolve().parent.parent / "data" / "geo" / "municipalities.geojson"
_KM_PER_DEGREE = 111.2

Ring = list[tuple[float, float]]  # Of (longitude, latitude), the first again at the end.


class _Area(NamedTuple):
    """A municipality's borders and their bounds, in degrees."""

    code: str
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
        if sum(_crossings(lat, lon, ring) for ring in area.rings) % 2:
            return area.code
    distances = ((min(_km(lat, lon, ring) for ring in area.rings), area.code) for area in near if reach_km)
    km, code = min(distances, default=(math.inf, None))
    return code if km <= reach_km else None


@cache
def _areas() -> tuple[_Area, ...]:
    areas = []
    for feature in json.loads(_FILE.read_bytes())["features"]:
        shape = feature["geometry"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        rings = [[(lon, lat) for lon, lat in ring] for polygon in polygons for ring in polygon]
        lons, lats = zip(*(point for ring in rings for point in ring), strict=True)
        areas.append(_Area(feature["properties"]["code"], min(lons), min(lats), max(lons), max(lats), rings))
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

"""Read the boundaries, and look up Sweden's municipalities by code, name or point."""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

GEO_FOLDER = Path(__file__).resolve().parents[2] / "data" / "geo"
# The map's layers, each a file in the folder.
LAYERS = ("municipalities", "counties", "neighbours")
_KM_PER_DEGREE = 111.2
# The schematic shore lacks most islands. Measured on sixty towns and islands on both sides: the farthest island,
# Gotska Sandön, lies 41 km out; towns right at a land border up to half a kilometre on the wrong side of it.
_ISLANDS_KM, _BORDER_KM = 42.0, 0.5
_SWEDEN_ITSELF = "752"  # among the neighbours: a band that fills gaps in the drawing

Ring = Sequence[Sequence[float]]  # Of (longitude, latitude), the first again at the end.


class Area(NamedTuple):
    """The name, borders and bounds, in degrees, of a municipality, a county or a country; `shape` is in GeoJSON."""

    code: str
    name: str
    west: float
    south: float
    east: float
    north: float
    shape: Mapping[str, Any]
    rings: Sequence[Ring]


def layer_path(layer: str) -> Path:
    """Return the file of a layer."""
    return GEO_FOLDER / f"{layer}.geojson"


@cache
def areas(layer: str) -> tuple[Area, ...]:
    """Return the areas of a layer."""
    found = []
    for feature in json.loads(layer_path(layer).read_bytes())["features"]:
        about, shape = feature["properties"], feature["geometry"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        rings = [ring for polygon in polygons for ring in polygon]
        lons, lats = zip(*(point for ring in rings for point in ring), strict=True)
        found.append(Area(about["code"], about["name"], min(lons), min(lats), max(lons), max(lats), shape, rings))
    return tuple(found)


def municipality_at(lat: float, lon: float, *, reach_km: float = 0.0) -> str | None:
    """Return the code of the municipality that holds a point, else of the nearest one within reach.

    The borders are schematic: some quays and islands lie outside all of them.
    """
    near = [area for area in areas("municipalities") if _in_reach(lat, lon, area, reach_km)]
    for area in near:
        if is_inside(lat, lon, area):
            return area.code
    distances = ((_km_to(lat, lon, area), area.code) for area in near if reach_km)
    km, code = min(distances, default=(math.inf, None))
    return code if km <= reach_km else None


def distance_km(code: str, lat: float, lon: float) -> float:
    """Return how far from a municipality a point lies: zero inside its borders."""
    return _km_to(lat, lon, next(area for area in areas("municipalities") if area.code == code))


@cache
def municipality_names() -> Mapping[str, str]:
    """Return the name of each of Sweden's municipalities by its code."""
    return {area.code: area.name for area in areas("municipalities")}


def county_codes() -> tuple[str, ...]:
    """Return the codes of Sweden's counties, in order: the first two digits of their municipalities' codes."""
    return tuple(sorted({code[:2] for code in municipality_names()}))


def swedish_municipality_at(lat: float, lon: float) -> str | None:
    """Return the code of the municipality that a point belongs to, islands included; None outside Sweden.

    Off the schematic shore a point belongs to Sweden where no neighbouring country is nearer.
    """
    if near := municipality_at(lat, lon, reach_km=_BORDER_KM):
        return near
    code = municipality_at(lat, lon, reach_km=_ISLANDS_KM)
    if code is None:
        return None
    own_km = distance_km(code, lat, lon)
    abroad = (area for area in areas("neighbours") if area.code != _SWEDEN_ITSELF)
    return (
        code if all(_km_to(lat, lon, area) > own_km for area in abroad if _in_reach(lat, lon, area, own_km)) else None
    )


def _km_to(lat: float, lon: float, area: Area) -> float:
    """Return the distance from a point to an area, 0 inside it."""
    return 0.0 if is_inside(lat, lon, area) else min(_km(lat, lon, ring) for ring in area.rings)


def is_inside(lat: float, lon: float, area: Area) -> bool:
    """Tell whether a point is within the borders of an area."""
    return sum(_crossings(lat, lon, ring) for ring in area.rings) % 2 == 1


def _in_reach(lat: float, lon: float, area: Area, reach_km: float) -> bool:
    """Tell whether a point lies within the bounds of an area, or no farther than `reach_km` from them."""
    high = reach_km / _KM_PER_DEGREE
    wide = high / max(math.cos(math.radians(lat)), 0.01)
    return area.west - wide <= lon <= area.east + wide and area.south - high <= lat <= area.north + high


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

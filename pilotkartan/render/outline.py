"""Draw a light outline of Sweden as SVG paths of whole numbers, shown until a page's map has come. Pure."""

import json
import math
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from pilotkartan.render.assets import GEO

# The canvas: Sweden with its islands from edge to edge, as the map on the page shows it at first (degrees).
_SOUTH, _NORTH, _WEST, _EAST = 55.3, 69.1, 10.9, 24.2
HEIGHT = 640
# The size of a detail, in units of the canvas. Every point is moved to a grid, so that shapes still meet.
_SWEDEN_GRID, _NEIGHBOURS_GRID = 1, 4
# As far as land is drawn beside the canvas, in widths of it: a wide column shows more than Sweden.
_BESIDE = 1.5
_FEWEST_POINTS = 3

Point = tuple[float, float]


def _mercator(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


_SCALE = HEIGHT / (_mercator(_NORTH) - _mercator(_SOUTH))
WIDTH = round(_SCALE * math.radians(_EAST - _WEST))


def place_percent(lat: float, lon: float) -> Point:
    """Return how far from the left and the upper edge of the canvas a point lies, in per cent of its sides."""
    x, y = _project(lon, lat)
    return round(100 * x / WIDTH, 2), round(100 * y / HEIGHT, 2)


@cache
def land_path() -> str:
    """Return the land around Sweden as SVG path data."""
    return "".join(path for _, path in _paths("neighbours", _NEIGHBOURS_GRID))


@cache
def counties_path() -> str:
    """Return Sweden's counties as SVG path data."""
    return "".join(path for _, path in _paths("counties", _SWEDEN_GRID))


@cache
def municipality_paths() -> dict[str, str]:
    """Return the SVG path data of every municipality, by its code."""
    return dict(_paths("municipalities", _SWEDEN_GRID))


def _project(lon: float, lat: float) -> Point:
    return _SCALE * math.radians(lon - _WEST), _SCALE * (_mercator(_NORTH) - _mercator(lat))


def _paths(layer: str, grid: int) -> Iterator[tuple[str, str]]:
    """Yield the code and the path of every area of a layer in data/geo/ that can be in sight."""
    for feature in json.loads((GEO / f"{layer}.geojson").read_bytes())["features"]:
        yield feature["properties"]["code"], "".join(_ring(ring, grid) for ring in _rings(feature["geometry"]))


def _rings(geometry: dict[str, Any]) -> Iterator[list[Point]]:
    shapes = geometry["coordinates"]
    for polygon in [shapes] if geometry["type"] == "Polygon" else shapes:
        yield from polygon


def _ring(ring: list[Point], grid: int) -> str:
    """Return a ring of (longitude, latitude) as a closed path; nothing where it is too small or out of sight."""
    points: list[tuple[int, int]] = []
    for lon, lat in ring:
        x, y = _project(lon, lat)
        point = (round(x / grid) * grid, round(y / grid) * grid)
        if not points or point != points[-1]:
            points.append(point)
    corners = points[:-1]
    in_sight = any(-_BESIDE * WIDTH < x < (1 + _BESIDE) * WIDTH and -HEIGHT / 4 < y < HEIGHT * 1.25 for x, y in corners)
    if len(corners) < _FEWEST_POINTS or not in_sight:
        return ""
    steps = (f"{x - was_x} {y - was_y}" for (was_x, was_y), (x, y) in pairwise(corners))
    return f"M{corners[0][0]} {corners[0][1]}l{' '.join(steps)}z".replace(" -", "-")

"""Draw a light outline of Sweden as SVG paths of whole numbers, shown until a page's map has come. Pure."""

from functools import cache, partial
from itertools import pairwise
from urllib.parse import quote

from pilotkartan.content.boundaries import Ring
from pilotkartan.geo.geometry import SHOWN_LAT, SHOWN_LON, Mercator, Point, layer_paths

# The canvas: Sweden from edge to edge.
HEIGHT = 640
_ON_CANVAS = Mercator.as_high(*SHOWN_LAT, HEIGHT, lon=SHOWN_LON[0])
WIDTH = round(_ON_CANVAS.point(SHOWN_LON[1], 0)[0])
# The size of a detail, in units of the canvas. Every point is moved to a grid, so that shapes still meet.
_SWEDEN_GRID, _NEIGHBOURS_GRID, _SMALL_GRID = 1, 4, 8
# As far as land is drawn beside the canvas, in widths of it: a wide column shows more than Sweden.
_BESIDE = 1.5
_FEWEST_POINTS = 3


def place(lat: float, lon: float) -> Point:
    """Return the place of a point on the canvas, from its left upper corner."""
    x, y = _ON_CANVAS.point(lon, lat)
    return round(x, 1), round(y, 1)


def place_percent(lat: float, lon: float) -> Point:
    """Return how far from the left and the upper edge of the canvas a point lies, in per cent of its sides."""
    x, y = _ON_CANVAS.point(lon, lat)
    return round(100 * x / WIDTH, 2), round(100 * y / HEIGHT, 2)


@cache
def land_path() -> str:
    """Return the land around Sweden as SVG path data."""
    return "".join(layer_paths("neighbours", partial(_ring, _NEIGHBOURS_GRID)).values())


@cache
def counties_path() -> str:
    """Return Sweden's counties as SVG path data."""
    return "".join(layer_paths("counties", partial(_ring, _SWEDEN_GRID)).values())


@cache
def small_sweden() -> str:
    """Return Sweden's shape as the address of a picture, light enough for a map as high as two lines of text."""
    shape = "".join(layer_paths("counties", partial(_ring, _SMALL_GRID)).values())
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"><path d="{shape}"/></svg>'
    return f"data:image/svg+xml,{quote(picture, safe=' =/:')}"


@cache
def municipality_paths() -> dict[str, str]:
    """Return the SVG path data of every municipality, by its code."""
    return layer_paths("municipalities", partial(_ring, _SWEDEN_GRID))


def _ring(grid: int, ring: Ring) -> str:
    """Return a ring of (longitude, latitude) as a closed path; nothing where it is too small or out of sight."""
    points: list[tuple[int, int]] = []
    for lon, lat in ring:
        x, y = _ON_CANVAS.point(lon, lat)
        point = (round(x / grid) * grid, round(y / grid) * grid)
        if not points or point != points[-1]:
            points.append(point)
    corners = points[:-1]
    in_sight = any(-_BESIDE * WIDTH < x < (1 + _BESIDE) * WIDTH and -HEIGHT / 4 < y < HEIGHT * 1.25 for x, y in corners)
    if len(corners) < _FEWEST_POINTS or not in_sight:
        return ""
    steps = (f"{x - was_x} {y - was_y}" for (was_x, was_y), (x, y) in pairwise(corners))
    return f"M{corners[0][0]} {corners[0][1]}l{' '.join(steps)}z".replace(" -", "-")

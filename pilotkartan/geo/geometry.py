"""Project degrees to a canvas, as the page's map does, and draw boundaries there as SVG paths. Pure."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from pilotkartan.content.boundaries import Ring, areas

# Sweden with its islands from edge to edge, as the map on the page shows it at first: from south to north, from west to
# east, in degrees.
SHOWN_LAT, SHOWN_LON = (55.3, 69.1), (10.9, 24.2)
Point = tuple[float, float]


@dataclass(frozen=True)
class Mercator:
    """The Mercator projection to a canvas on which the point (`lon`, `lat`) has the place (`x`, `y`).

    `scale` is the number of the canvas's units for one radian of longitude.
    """

    lon: float
    lat: float
    scale: float
    x: float = 0.0
    y: float = 0.0

    @classmethod
    def as_high(cls, south: float, north: float, height: float, lon: float, x: float = 0.0, y: float = 0.0) -> Self:
        """Return the projection in which it is `height` from `south` to `north`, which is at `y`; `lon` is at `x`."""
        return cls(lon, north, height / (_stretched(north) - _stretched(south)), x, y)

    def point(self, lon: float, lat: float) -> Point:
        """Return the place of a point on the canvas."""
        down = self.scale * (_stretched(self.lat) - _stretched(lat))
        return self.x + self.scale * math.radians(lon - self.lon), self.y + down

    def degrees(self, x: float, y: float) -> Point:
        """Return the longitude and latitude of a place on the canvas."""
        up = _stretched(self.lat) - (y - self.y) / self.scale
        return self.lon + math.degrees((x - self.x) / self.scale), math.degrees(2 * math.atan(math.exp(up))) - 90


def layer_paths(layer: str, draw: Callable[[Ring], str]) -> dict[str, str]:
    """Return the SVG path of each area of a layer by its code; `draw` draws a ring."""
    return {area.code: "".join(map(draw, area.rings)) for area in areas(layer)}


def _stretched(lat: float) -> float:
    """Return how far north of the equator a latitude is drawn, in radians."""
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))

"""Convert coordinates of Sweden's national grids, SWEREF 99 TM and RT 90, to degrees. Pure.

The formulas are those that Lantmäteriet publishes as "Gauss Conformal Projection (Transverse Mercator), Krüger's
formulas", on the ellipsoid GRS 80. RT 90 is reached straight from SWEREF 99 by Lantmäteriet's adjusted parameters.
"""

import math
from dataclasses import dataclass

from pilotkartan.content import settings
from pilotkartan.content.settings import REGIONAL_EASTINGS_M, SWEDEN_NORTHINGS_M

_AXIS_M, _FLATTENING = 6378137.0, 1 / 298.257222101


@dataclass(frozen=True)
class Grid:
    """A transverse Mercator grid: central meridian in degrees, false origin in metres, and Sweden's eastings in it."""

    meridian: float
    scale: float
    false_northing_m: float
    false_easting_m: float
    eastings_m: tuple[float, float]


SWEREF_99_TM, RT_90 = Grid(*settings.SWEREF_99_TM), Grid(*settings.RT_90)


def grid_of(northing_m: float, easting_m: float) -> Grid | None:
    """Return the grid in which a pair can lie in Sweden, None where there is none."""
    if not SWEDEN_NORTHINGS_M[0] <= northing_m <= SWEDEN_NORTHINGS_M[1]:
        return None
    return next((grid for grid in (SWEREF_99_TM, RT_90) if grid.eastings_m[0] <= easting_m <= grid.eastings_m[1]), None)


def is_regional(northing_m: float, easting_m: float) -> bool:
    """Tell whether a pair is of one of the regional grids, such as SWEREF 99 18 00."""
    in_north = SWEDEN_NORTHINGS_M[0] <= northing_m <= SWEDEN_NORTHINGS_M[1]
    return in_north and REGIONAL_EASTINGS_M[0] <= easting_m < REGIONAL_EASTINGS_M[1]


def to_degrees(northing_m: float, easting_m: float, grid: Grid) -> tuple[float, float]:
    """Return latitude and longitude, in degrees WGS 84 (within a metre), of a point in a grid."""
    n = _FLATTENING / (2 - _FLATTENING)
    radius = _AXIS_M / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    deltas = (
        n / 2 - 2 * n**2 / 3 + 37 * n**3 / 96 - n**4 / 360,
        n**2 / 48 + n**3 / 15 - 437 * n**4 / 1440,
        17 * n**3 / 480 - 37 * n**4 / 840,
        4397 * n**4 / 161280,
    )
    xi = (northing_m - grid.false_northing_m) / (grid.scale * radius)
    eta = (easting_m - grid.false_easting_m) / (grid.scale * radius)
    xi_0, eta_0 = xi, eta
    for order, delta in enumerate(deltas, 1):
        xi_0 -= delta * math.sin(2 * order * xi) * math.cosh(2 * order * eta)
        eta_0 -= delta * math.cos(2 * order * xi) * math.sinh(2 * order * eta)
    conformal = math.asin(math.sin(xi_0) / math.cosh(eta_0))
    lon = math.radians(grid.meridian) + math.atan2(math.sinh(eta_0), math.cos(xi_0))
    return math.degrees(_geodetic_latitude(conformal)), math.degrees(lon)


def _geodetic_latitude(conformal: float) -> float:
    """Return the latitude, in radians, on the ellipsoid of a latitude on the conformal sphere."""
    e2 = _FLATTENING * (2 - _FLATTENING)
    factors = (
        e2 + e2**2 + e2**3 + e2**4,
        -(7 * e2**2 + 17 * e2**3 + 30 * e2**4) / 6,
        (224 * e2**3 + 889 * e2**4) / 120,
        -(4279 * e2**4) / 1260,
    )
    sin2 = math.sin(conformal) ** 2
    series = sum(factor * sin2**power for power, factor in enumerate(factors))
    return conformal + math.sin(conformal) * math.cos(conformal) * series

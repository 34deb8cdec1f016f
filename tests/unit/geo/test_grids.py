"""Coordinates of the national grids give the right degrees."""

import pytest

from pilotkartan.geo.grids import RT_90, SWEREF_99_TM, to_degrees

# Of Lantmäteriet's control points for SWEREF 99 TM: northing and easting in metres, latitude and longitude in degrees.
SWEREF_POINTS = (
    (6097106.672, 356083.438, 55.0, 12.75),
    (6095048.642, 452024.069, 55.0, 14.25),
    (6326392.707, 773251.054, 57.0, 19.5),
    (6548757.206, 758410.519, 59.0, 19.5),
)
# The seats of Flen and Överkalix in RT 90 2.5 gon V, worked out with PROJ 9 (EPSG:3021).
RT_90_POINTS = ((6548794.737, 1544905.786, 59.0583, 16.5878), (7376475.000, 1814974.632, 66.3275, 22.8441))


@pytest.mark.parametrize(("northing", "easting", "lat", "lon"), SWEREF_POINTS)
def test_sweref_99_tm(northing: float, easting: float, lat: float, lon: float) -> None:
    """Control points come out to the millimetre."""
    assert to_degrees(northing, easting, SWEREF_99_TM) == pytest.approx((lat, lon), abs=2e-8)


@pytest.mark.parametrize(("northing", "easting", "lat", "lon"), RT_90_POINTS)
def test_rt_90(northing: float, easting: float, lat: float, lon: float) -> None:
    """Points of the older grid come out to a metre, all over the country."""
    assert to_degrees(northing, easting, RT_90) == pytest.approx((lat, lon), abs=1e-5)

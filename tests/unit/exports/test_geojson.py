"""The GeoJSON file follows RFC 7946 and holds each pilot's area and seat."""

import json
from typing import Any

import pytest
import shapely  # type: ignore[import-untyped]  # shapely ships no type hints

from pilotkartan.explore.index import Index
from pilotkartan.exports.geojson import geojson
from pilotkartan.exports.tables import records, tables

KM_PER_DEGREE = 111.2


@pytest.fixture(scope="module")
def collection(index: Index) -> dict[str, Any]:
    """The whole file, read."""
    return json.loads(geojson(index))


def shapes(collection: dict[str, Any], kind: str) -> dict[str, Any]:
    """The shapes of a kind, by pilot."""
    return {
        feature["properties"]["pilot"]: shapely.geometry.shape(feature["geometry"])
        for feature in collection["features"]
        if feature["properties"]["feature"] == kind
    }


def test_every_pilot_has_both_shapes(collection: dict[str, Any], index: Index) -> None:
    """Each pilot is there as an area and as a seat, by name, with ids of their own."""
    ids = [pilot.id for pilot in index.by_name]
    assert list(shapes(collection, "area")) == list(shapes(collection, "seat")) == ids
    assert len({feature["id"] for feature in collection["features"]}) == 2 * len(ids) == len(collection["features"])


def test_properties_are_those_of_the_table(collection: dict[str, Any], index: Index) -> None:
    """Both features of a pilot have all columns of the table of pilots, by the same names."""
    rows = {row["pilot"]: row for row in records(tables(index)["pilots"])}
    for feature in collection["features"]:
        own = {name: value for name, value in feature["properties"].items() if name != "feature"}
        assert own == rows[own["pilot"]]


def test_areas_are_valid_and_wound_by_the_right_hand_rule(collection: dict[str, Any]) -> None:
    """Every area is a valid shape whose outer rings run counter-clockwise, its inner ones clockwise."""
    for area in shapes(collection, "area").values():
        assert area.is_valid
        for part in getattr(area, "geoms", [area]):
            assert shapely.is_ccw(part.exterior)
            assert not any(shapely.is_ccw(ring) for ring in part.interiors)


def test_seat_lies_in_its_area(collection: dict[str, Any], index: Index) -> None:
    """Positions are longitude, latitude: each seat lies in its area, or within 5 km of its schematic coast."""
    areas = shapes(collection, "area")
    for pilot, seat in shapes(collection, "seat").items():
        place = index.atlas.by_id[pilot].seat
        assert (seat.x, seat.y) == (place.lon, place.lat)
        assert areas[pilot].distance(seat) * KM_PER_DEGREE < 5


def test_collection_says_what_it_is(collection: dict[str, Any], index: Index) -> None:
    """Version, licences and source stand beside the features; the coordinate system is the standard's own."""
    assert collection["version"] == index.atlas.version
    assert [licence["id"] for licence in collection["licence"]] == ["CC-BY-4.0", "CC0-1.0"]
    assert collection["source"]["address"] == index.atlas.source.address
    assert collection["selection"] is None
    assert "crs" not in collection


def test_selection_only(index: Index) -> None:
    """A selection holds its pilots alone, and names them; an empty one is a collection without features."""
    some = json.loads(geojson(index, ("gotland", "flen")))
    assert list(shapes(some, "area")) == ["gotland", "flen"]
    assert some["selection"] == ["flen", "gotland"]
    assert json.loads(geojson(index, ()))["features"] == []


def test_municipality_without_borders(index: Index) -> None:
    """A pilot whose borders nobody has drawn is there with its seat, and says that its area is unknown."""
    pilot = index.atlas.pilots[0].model_copy(update={"code": "9999"})
    found = json.loads(geojson(Index(index.atlas.model_copy(update={"pilots": (pilot,)}))))
    assert [feature["geometry"] and feature["geometry"]["type"] for feature in found["features"]] == [None, "Point"]

"""The pilots as GeoJSON."""

from typing import Any

import pytest
import shapely  # type: ignore[import-untyped]  # shapely ships no type hints

from pilotkartan.boundaries import municipality_at
from pilotkartan.geojson import feature_collection
from pilotkartan.model import Atlas
from pilotkartan.query import Index
from pilotkartan.tables import records, tables


@pytest.fixture(scope="module")
def collection(index: Index) -> dict[str, Any]:
    """All pilots, from the north."""
    return feature_collection(index, [pilot.id for pilot in reversed(index.by_name)])


def test_each_pilot_has_borders_and_a_seat(collection: dict[str, Any], index: Index) -> None:
    """The borders, then the seat, of each pilot asked for, in the order asked for, with ids of their own."""
    found = [(feature["properties"]["pilot"], feature["properties"]["part"]) for feature in collection["features"]]
    assert found == [(pilot.id, part) for pilot in reversed(index.by_name) for part in ("municipality", "seat")]
    assert [feature["id"] for feature in collection["features"]] == ["-".join(pair) for pair in found]


def test_properties_are_the_columns(collection: dict[str, Any], index: Index) -> None:
    """Both features of a pilot carry its row of the table of pilots under the table's names."""
    rows = {row["pilot"]: row for row in records(tables(index)["pilots"])}
    for feature in collection["features"]:
        properties = feature["properties"]
        assert properties == {"part": properties["part"], **rows[properties["pilot"]]}


def test_geometry_is_where_it_says(collection: dict[str, Any]) -> None:
    """Borders are valid, run as RFC 7946 asks, and are those of the pilot's code; a seat lies in its municipality."""
    for feature in collection["features"]:
        code = feature["properties"]["municipality_code"]
        shape = shapely.geometry.shape(feature["geometry"])
        assert shape.is_valid
        if feature["properties"]["part"] == "seat":
            assert municipality_at(shape.y, shape.x, reach_km=5) == code
            continue
        inside = shape.representative_point()
        assert municipality_at(inside.y, inside.x) == code
        for polygon in getattr(shape, "geoms", [shape]):
            assert polygon.exterior.is_ccw
            assert not any(ring.is_ccw for ring in polygon.interiors)


def test_terms_and_version(collection: dict[str, Any], atlas: Atlas) -> None:
    """The file names its version, its licence, and the terms of the borders that it holds."""
    assert collection["version"] == atlas.version
    assert collection["licence"] == atlas.dataset.licence[0].model_dump()
    assert "CC0-1.0" in {licence["id"] for licence in collection["licences"]}


def test_unknown_code_has_a_seat_alone(atlas: Atlas) -> None:
    """A municipality whose borders the file lacks is not lost."""
    moved = atlas.pilots[0].model_copy(update={"code": "9999"})
    found = feature_collection(Index(atlas.model_copy(update={"pilots": (moved,)})), [moved.id])
    assert [feature["geometry"]["type"] for feature in found["features"]] == ["Point"]


def test_no_pilots(index: Index) -> None:
    """No pilots are no features, not all of them."""
    assert feature_collection(index, ())["features"] == []

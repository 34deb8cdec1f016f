"""The pilots as GeoJSON: each municipality's schematic borders and its seat. Pure but for reading the borders."""

import json
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from pilotkartan.assets import GEO
from pilotkartan.query import Index
from pilotkartan.tables import Row, records, tables

# The property that tells a municipality's borders from its seat.
PART = "part"
BORDERS, SEAT = "municipality", "seat"


def feature_collection(index: Index, pilots: Collection[str]) -> dict[str, Any]:
    """Return the borders and the seats of these pilots (ids), in this order, as an RFC 7946 FeatureCollection.

    The properties are the columns of the pilots' table, and PART. Coordinates are longitude, latitude in degrees
    WGS 84. Foreign members: `version`, `licence` of what is our own, `licences` of every source, the borders' too.
    """
    dataset = index.atlas.dataset
    rows = {row["pilot"]: row for row in records(tables(index, pilots)["pilots"])}
    return {
        "type": "FeatureCollection",
        "version": index.atlas.version,
        "licence": dataset.licence[0].model_dump(),
        "licences": [licence.model_dump() for licence in dataset.licence],
        "features": [feature for pilot in pilots for feature in _features(rows[pilot])],
    }


def _features(row: Row) -> Iterator[dict[str, Any]]:
    # A municipality without borders of its own in the file has its seat all the same.
    if borders := _borders().get(row["municipality_code"]):
        yield _feature(row, BORDERS, borders)
    yield _feature(row, SEAT, {"type": "Point", "coordinates": [row["lon"], row["lat"]]})


def _feature(row: Row, part: str, geometry: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": f"{row['pilot']}-{part}",
        "properties": {PART: part, **row},
        "geometry": geometry,
    }


@cache
def _borders() -> dict[str, dict[str, Any]]:
    """Return the geometry of every municipality by its code."""
    features = json.loads((GEO / "municipalities.geojson").read_bytes())["features"]
    return {feature["properties"]["code"]: feature["geometry"] for feature in features}

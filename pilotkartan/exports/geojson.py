"""Make GeoJSON (RFC 7946) of the pilots: the area and the seat of each, with its row of the table of pilots."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pilotkartan.explore.extract import Wanted
from pilotkartan.explore.index import Index
from pilotkartan.exports.columns import AREA, FEATURE, SEAT, Row
from pilotkartan.exports.readme import facts
from pilotkartan.exports.tables import records, table
from pilotkartan.render.assets import GEO


def geojson(index: Index, wanted: Wanted = None) -> bytes:
    """Return feature_collection as JSON in UTF-8."""
    collection = feature_collection(index, wanted)
    return json.dumps(collection, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def feature_collection(index: Index, wanted: Wanted = None) -> dict[str, Any]:
    """Return a FeatureCollection: two features a pilot, told apart by FEATURE, in the order of the table of pilots.

    Positions are longitude, latitude in degrees WGS 84. An area whose municipality has no borders has no geometry.
    """
    rows = records(table(index, "pilots", wanted))
    return {
        "type": "FeatureCollection",
        **facts(index, wanted),
        "features": [feature for row in rows for feature in _features(row)],
    }


def _features(row: Row) -> Iterator[Row]:
    shapes = {
        AREA: _areas().get(row["municipality_code"]),
        SEAT: {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
    }
    for kind, shape in shapes.items():
        yield {
            "type": "Feature",
            "id": f"{row['pilot']}-{kind}",
            "properties": {FEATURE: kind, **row},
            "geometry": shape,
        }


@cache
def _areas() -> Mapping[str, dict[str, Any]]:
    """Return the geometry of each municipality, by its code."""
    features = json.loads((GEO / "municipalities.geojson").read_bytes())["features"]
    return {feature["properties"]["code"]: feature["geometry"] for feature in features}

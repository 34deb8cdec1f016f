"""Make GeoJSON (RFC 7946) of the pilots: the area and the seat of each, with its row of the table of pilots."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pilotkartan.content.boundaries import areas
from pilotkartan.explore.extract import Wanted
from pilotkartan.explore.index import Index
from pilotkartan.exports.columns import AREA, FEATURE, SEAT, Row
from pilotkartan.exports.readme import facts
from pilotkartan.exports.tables import records, table


def geojson(index: Index, wanted: Wanted = None) -> bytes:
    """Return the FeatureCollection as JSON in UTF-8."""
    collection = feature_collection(index, wanted)
    return json.dumps(collection, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def feature_collection(index: Index, wanted: Wanted = None) -> dict[str, Any]:
    """Return a FeatureCollection: two features a pilot, distinguished by FEATURE, in the order of the table of pilots.

    Positions are longitude, latitude in degrees WGS 84. An area whose municipality has no borders has no geometry.
    """
    rows = records(table(index, "pilots", wanted))
    shapes = {area.code: area.shape for area in areas("municipalities")}
    return {
        "type": "FeatureCollection",
        **facts(index, wanted),
        "features": [feature for row in rows for feature in _features(row, shapes.get(row["municipality_code"]))],
    }


def _features(row: Row, area: Mapping[str, Any] | None) -> Iterator[Row]:
    shapes = {
        AREA: area,
        SEAT: {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
    }
    for kind, shape in shapes.items():
        yield {
            "type": "Feature",
            "id": f"{row['pilot']}-{kind}",
            "properties": {FEATURE: kind, **row},
            "geometry": shape,
        }

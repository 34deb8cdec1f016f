"""The programs that people read such files with read ours."""

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import feedparser
import pytest
import rispy
from datacite import schema45
from pybtex.database import parse_string

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.explore.index import Index
from pilotkartan.exports.atom import atom_feed
from pilotkartan.exports.citation import Citations, citations
from pilotkartan.exports.csv_format import EXCEL_SV, PLAIN
from pilotkartan.exports.datacite import datacite_json
from pilotkartan.exports.formats import csv
from pilotkartan.exports.geojson import geojson

BASE = "https://pilotkartan.example"
ADDRESS = f"{BASE}/?tema=boende&lang=sv"
each_citation = pytest.mark.parametrize("view", [None, "Boende & plats"])
each_lang = pytest.mark.parametrize("lang", LANGS)


def cited(atlas: Atlas, view: str | None, lang: Lang) -> Citations:
    """A citation of the data set or of a view."""
    return citations(atlas, ADDRESS, view, lang, date(2026, 12, 1), BASE)


@each_citation
@each_lang
def test_pybtex_reads_the_citation(atlas: Atlas, view: str | None, lang: Lang) -> None:
    """BibTeX as pybtex reads it: one entry with the facts."""
    ((_, entry),) = parse_string(cited(atlas, view, lang).bibtex, "bibtex").entries.items()
    assert entry.type == "misc"
    assert f"ersion {atlas.version}. " in entry.fields["note"]
    assert entry.fields["note"].endswith(f"{BASE}/data/versions/{atlas.version}.zip")
    assert entry.fields["url"] == ADDRESS
    assert [str(person) for person in entry.persons["author"]] == [f"{{{atlas.dataset.creator}}}"]


@each_citation
@each_lang
def test_rispy_reads_the_citation(atlas: Atlas, view: str | None, lang: Lang) -> None:
    """RIS as rispy reads it: one record with the facts."""
    (record,) = rispy.loads(cited(atlas, view, lang).ris)
    assert record["type_of_reference"] == "DATA"
    assert record["authors"] == [atlas.dataset.creator]
    assert record["title"] == (view or atlas.dataset.title.of(lang))
    assert record["edition"] == atlas.version
    assert ADDRESS in record["urls"]
    assert record["notes"][0].endswith(f"{BASE}/data/versions/{atlas.version}.zip")


@each_lang
def test_feedparser_reads_the_feed(atlas: Atlas, lang: Lang) -> None:
    """The feed as feed readers read it: no fault, an entry for each version with its package."""
    found = feedparser.parse(atom_feed(atlas, "https://pilotkartan.example", lang))
    assert (found.bozo, found.version, found.feed.language) == (False, "atom10", lang)
    assert found.feed.author == atlas.dataset.creator
    assert len(found.entries) == len(atlas.published)
    for entry, version in zip(found.entries, reversed(atlas.published), strict=True):
        assert version.id in entry.title
        assert entry.content[0].value == version.change.of(lang)
        assert entry.updated_parsed[:3] == version.date.timetuple()[:3]
        assert [link.href.endswith(f"{version.id}.zip") for link in entry.enclosures] == [True]


@pytest.mark.skipif(not shutil.which("ogrinfo"), reason="GDAL's ogrinfo is not installed (Debian: gdal-bin)")
def test_gdal_reads_the_pilots(index: Index, tmp_path: Path) -> None:
    """GDAL, and so QGIS, reads GeoJSON and CSV: every pilot in its place, its name and its codes letter by letter."""
    (tmp_path / "pilots.geojson").write_bytes(geojson(index))
    for folder, dialect in (("plain", PLAIN), ("excel", EXCEL_SV)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "pilots.csv").write_bytes(csv("pilots", index, dialect=dialect))
    pilot = next(each for each in index.by_name if each.name == "Härjedalen")
    where = f"name='{pilot.name}' AND municipality_code='{pilot.code}'"

    def read(file: str, *options: str) -> str:
        command = ["ogrinfo", "-ro", "-so", "-al", *options, str(tmp_path / file), "-where", where]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout

    found = read("pilots.geojson")
    assert "Feature Count: 2\n" in found
    assert '"EPSG",4326' in found
    place = f"({pilot.seat.lon:.6f}, {pilot.seat.lat:.6f})"
    found = read("plain/pilots.csv", "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat")
    assert "Feature Count: 1\n" in found
    assert f"Extent: {place} - {place}" in found
    assert "Feature Count: 1\n" in read("excel/pilots.csv")


def test_datacite_takes_the_description(index: Index) -> None:
    """The JSON is valid by DataCite's schema, and DataCite's library makes the same XML elements of it."""
    found = json.loads(datacite_json(index, None))
    assert list(schema45.validator.iter_errors(found)) == []
    assert index.atlas.dataset.title.sv in schema45.tostring(found)

"""The programs that people read such files with read ours."""

import json
from datetime import date

import feedparser
import pytest
import rispy
from datacite import schema45
from pybtex.database import parse_string

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.explore.index import Index
from pilotkartan.exports.atom import atom_feed
from pilotkartan.exports.citation import Citations, citations
from pilotkartan.exports.datacite import datacite_json

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


def test_datacite_takes_the_description(index: Index) -> None:
    """The JSON is valid by DataCite's schema, and DataCite's library makes the same XML elements of it."""
    found = json.loads(datacite_json(index, None))
    assert list(schema45.validator.iter_errors(found)) == []
    assert index.atlas.dataset.title.sv in schema45.tostring(found)

"""Each download holds the whole of what was asked for, no more, and says what it is."""

import io
import json
import os
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from pilotkartan.content.model import Atlas
from pilotkartan.explore.index import Index
from pilotkartan.exports.columns import TABLES
from pilotkartan.exports.formats import DOWNLOADS, RESEARCH, Download, csv, csv_name, json_bytes
from pilotkartan.exports.tables import records, tables

ROOT = Path(__file__).parents[3]
each_download = pytest.mark.parametrize("download", DOWNLOADS, ids=lambda download: download.id)
# Prints a hash of each download.
HASHES = """
from hashlib import sha256
from pilotkartan.exports.formats import DOWNLOADS
from pilotkartan.content.load import load_atlas
from pilotkartan.explore.index import Index
import sys
assert not {"xlsxwriter", "streamlit"} & set(sys.modules)
index = Index(load_atlas())
for download in DOWNLOADS:
    print(sha256(download.make(index, None, True, "sv")).hexdigest())
"""


# Files without contacts, whatever is asked for, and files that hold nothing about the projects but their codes.
WITHOUT_CONTACTS = {"geojson", *(download.id for download in RESEARCH)}
WITHOUT_SUMMARIES = {"qdc", "truth_table"}


def text_of(data: bytes) -> str:
    """All text in a file, also in the files of a zip and in the zips among them."""
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(text_of(archive.read(name)) for name in archive.namelist())


def test_downloads_are_told_apart() -> None:
    """Each file has an id, a name and a kind of its own to be asked for by."""
    ids = ["csv", "csv_excel_sv", "xlsx", "json", "geojson", "package", "research", "qdpx", "qdc", "truth_table"]
    assert [download.id for download in DOWNLOADS] == ids
    assert len({download.file_name for download in DOWNLOADS}) == len(DOWNLOADS)


@each_download
def test_every_file_says_what_it_is(download: Download, index: Index) -> None:
    """Every file names the version, the licence of our texts with its address, and the source."""
    text = text_of(download.make(index, None, False, "sv"))
    for part in (index.atlas.version, "CC-BY-4.0", index.atlas.dataset.licence[0].address, index.atlas.source.address):
        assert part in text


@each_download
def test_people_only_where_asked_for(download: Download, index: Index, atlas: Atlas) -> None:
    """No file holds a telephone number or an e-mail address unless asked for; hidden ones are in none."""
    people = [*atlas.programme.contact, *(pilot.contact for pilot in atlas.pilots if pilot.contact)]
    secrets = [person.phone for person in people] + [person.any_email for person in people if person.any_email]
    assert len(secrets) > len(people)
    hidden = Index(atlas.without_contacts())
    for text in (text_of(download.make(index, None, False, "sv")), text_of(download.make(hidden, None, True, "sv"))):
        assert [secret for secret in secrets if secret in text] == []
    asked_for = text_of(download.make(index, None, True, "sv"))
    assert [secret for secret in secrets if (secret in asked_for) == (download.id in WITHOUT_CONTACTS)] == []


@each_download
def test_selection_only(download: Download, index: Index, atlas: Atlas) -> None:
    """A selection's file tells nothing of the other pilots' projects, and an empty selection is a file all the same."""
    text = text_of(download.make(index, ("flen",), True, "en"))
    assert (atlas.by_id["flen"].summary.en in text) == (download.id not in WITHOUT_SUMMARIES)
    assert [pilot.id for pilot in atlas.pilots if pilot.id != "flen" and pilot.summary.en in text] == []
    assert atlas.version in text_of(download.make(index, (), True, "en"))


@each_download
def test_data_is_the_same_in_both_languages(download: Download, index: Index) -> None:
    """A file in Swedish and one in English hold every text of the data in both."""
    for lang in ("sv", "en"):
        text = text_of(download.make(index, None, False, lang))
        for pilot in index.atlas.pilots:
            assert (pilot.summary.sv in text) == (pilot.summary.en in text) == (download.id not in WITHOUT_SUMMARIES)


def test_same_data_gives_the_same_bytes(index: Index) -> None:
    """Another process, at another time and in another time zone, makes the same files, and imports late."""
    environment = {**os.environ, "PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland"}
    run = subprocess.run(
        [sys.executable, "-c", HASHES], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    here = [sha256(download.make(index, None, True, "sv")).hexdigest() for download in DOWNLOADS]
    assert run.stdout.split() == here


def test_json_comes_back(index: Index) -> None:
    """The JSON file holds the rows of every table with their types; what is not reported is null."""
    found = json.loads(json_bytes(index, contacts=True))
    assert found["tables"] == {name: records(table) for name, table in tables(index, contacts=True).items()}
    assert found["date"] == index.atlas.dataset.date.isoformat()
    assert "Härjedalen" in json_bytes(index).decode()


def test_lone_csv(index: Index) -> None:
    """A table can be had by its name, in a file whose name tells the version; people are not, unless asked for."""
    assert index.atlas.version in csv_name("distances", index.atlas)
    assert csv("distances", index).decode().splitlines()[0] == "from,to,distance_km"
    assert set(TABLES) == set(tables(index, contacts=True))
    for name in ("contacts", "people"):
        with pytest.raises(KeyError):
            csv(name, index)

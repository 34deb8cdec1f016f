"""List the files to download once, for the page, the API and the command line."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.explore.extract import Wanted
from pilotkartan.explore.index import Index
from pilotkartan.exports.columns import CONTACTS, GEOJSON_FILE
from pilotkartan.exports.csv_format import EXCEL_SV, PLAIN, Dialect, to_csv
from pilotkartan.exports.datacite import datacite_json
from pilotkartan.exports.datacite_xml import datacite_xml
from pilotkartan.exports.ddi import ddi_xml
from pilotkartan.exports.geojson import geojson
from pilotkartan.exports.package import csv_folder, csv_zip, package
from pilotkartan.exports.readme import facts
from pilotkartan.exports.refi_codebook import codebook_qdc
from pilotkartan.exports.refi_project import project_qdpx
from pilotkartan.exports.research_pack import TABLES_FOLDER, TRUTH_TABLE_FOLDER, research_pack
from pilotkartan.exports.tables import records, table, tables
from pilotkartan.exports.truth_table_files import truth_table_files, truth_table_zip
from pilotkartan.exports.xlsx import xlsx


@dataclass(frozen=True)
class Download:
    """Describe a file to download and how to make it.

    `make` takes an index, the part of it (None: everything), whether to include the contacts, and the language of the
    explanations in the file; columns and values are the same in both languages.
    """

    id: str
    file_name: str
    media_type: str
    make: Callable[[Index, Wanted, bool, Lang], bytes]


def csv(name: str, index: Index, wanted: Wanted = None, contacts: bool = False, dialect: Dialect = PLAIN) -> bytes:
    """Return a table as tidy CSV in UTF-8; raise KeyError where there is no such table, or it is not included."""
    if name == CONTACTS and not contacts:
        raise KeyError(name)
    return to_csv(table(index, name, wanted), dialect)


def csv_name(table: str, atlas: Atlas, dialect: Dialect = PLAIN) -> str:
    """Return the file name of a table downloaded by itself, with the version, which a CSV file cannot hold inside."""
    return f"{atlas.dataset.id}-{table}-{atlas.version}{dialect.ending}"


def json_bytes(index: Index, wanted: Wanted = None, contacts: bool = False) -> bytes:
    """Return all tables and the facts about them as JSON in UTF-8: a list of rows for each table's name."""
    found = {name: records(rows) for name, rows in tables(index, wanted, contacts).items()}
    whole = {**facts(index, wanted), "tables": found}
    return f"{json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=1)}\n".encode()


def data_package(index: Index, wanted: Wanted, contacts: bool, lang: Lang) -> bytes:
    """Return the Data Package, with the GeoJSON file, as a zip."""
    return package(index, wanted, contacts, lang, geojson(index, wanted))


def research(index: Index, wanted: Wanted, _contacts: bool, lang: Lang) -> bytes:
    """Return the research pack, with every file of IN_PACK and what describes the data."""
    parts = (*IN_PACK, *DESCRIPTIONS)
    single = {each.file_name: each.make(index, wanted, False, lang) for each in parts}
    folders = {
        TRUTH_TABLE_FOLDER: truth_table_files(index, wanted, lang),
        TABLES_FOLDER: csv_folder(index, wanted, contacts=False),
    }
    return research_pack(index, wanted, single, {each.file_name: each.id for each in parts}, folders)


# Files for researchers, each to download by itself and in the research pack. None has any contacts in it.
IN_PACK: tuple[Download, ...] = (
    Download("qdpx", "pilotkartan.qdpx", "application/zip", project_qdpx),
    Download("qdc", "pilotkartan.qdc", "application/xml", codebook_qdc),
)
# What describes the data to archives and catalogues: no file of these holds data.
DESCRIPTIONS: tuple[Download, ...] = (
    Download(
        "datacite_json",
        "pilotkartan-datacite.json",
        "application/vnd.datacite.datacite+json",
        lambda index, wanted, _contacts, _lang: datacite_json(index, wanted),
    ),
    Download(
        "datacite_xml",
        "pilotkartan-datacite.xml",
        "application/vnd.datacite.datacite+xml",
        lambda index, wanted, _contacts, _lang: datacite_xml(index, wanted),
    ),
    Download(
        "ddi",
        "pilotkartan-ddi.xml",
        "application/xml",
        lambda index, wanted, contacts, _lang: ddi_xml(index, wanted, contacts),
    ),
)
RESEARCH: tuple[Download, ...] = (
    Download("research", "pilotkartan-research-pack.zip", "application/zip", research),
    *IN_PACK,
    Download("truth_table", "pilotkartan-truth-table.zip", "application/zip", truth_table_zip),
)
DOWNLOADS: tuple[Download, ...] = (
    Download(
        "csv",
        f"pilotkartan-{PLAIN.folder}.zip",
        "application/zip",
        lambda index, wanted, contacts, _lang: csv_zip(index, wanted, contacts),
    ),
    Download(
        "csv_excel_sv",
        f"pilotkartan-{EXCEL_SV.folder}.zip",
        "application/zip",
        lambda index, pilots, contacts, _lang: csv_zip(index, pilots, contacts, EXCEL_SV),
    ),
    Download("xlsx", "pilotkartan.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx),
    Download(
        "json",
        "pilotkartan.json",
        "application/json",
        lambda index, wanted, contacts, _lang: json_bytes(index, wanted, contacts),
    ),
    Download(
        "geojson",
        GEOJSON_FILE,
        "application/geo+json",
        lambda index, wanted, _contacts, _lang: geojson(index, wanted),
    ),
    Download("package", "pilotkartan-datapackage.zip", "application/zip", data_package),
    *RESEARCH,
)
EVERY_FILE = (*DOWNLOADS, *DESCRIPTIONS)
# The paths at which the app serves the files of everything; no contacts are in them.
SERVED_FILES = {f"/data/{download.file_name}": download for download in EVERY_FILE}

"""The data as files to take along: one list of them, for the page, the addresses for programs and the command line."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import permutations

import pandas as pd

from pilotkartan.csvfile import EXCEL_SV, PLAIN, Dialect, to_csv
from pilotkartan.describe import facts
from pilotkartan.geojson import FILE_NAME as GEOJSON
from pilotkartan.geojson import geojson
from pilotkartan.model import Atlas, Lang
from pilotkartan.package import csv_zip, package
from pilotkartan.query import Index
from pilotkartan.similarity import MAIN_THEME_WEIGHT, shared_codes, similarities
from pilotkartan.spreadsheet import xlsx
from pilotkartan.tables import records, tables


@dataclass(frozen=True)
class Download:
    """A file to take along.

    `make` takes an index, the ids of the pilots (None: everything), whether the people to call are wanted, and the
    language of what people read in it; columns and values are the same in both.
    """

    id: str
    file_name: str
    media_type: str
    make: Callable[[Index, Collection[str] | None, bool, Lang], bytes]


def csv(
    table: str,
    index: Index,
    pilots: Collection[str] | None = None,
    contacts: bool = False,
    dialect: Dialect = PLAIN,
) -> bytes:
    """Return a table as tidy CSV in UTF-8; raise KeyError where there is no such table, or it is not asked for."""
    return to_csv(tables(index, pilots, contacts)[table], dialect)


def csv_name(table: str, atlas: Atlas, dialect: Dialect = PLAIN) -> str:
    """Return the name of a table's file where it goes alone: a CSV file has no other place to say its version."""
    return f"{atlas.dataset.id}-{table}-{atlas.version}{dialect.ending}"


def json_bytes(index: Index, pilots: Collection[str] | None = None, contacts: bool = False) -> bytes:
    """Return all tables and the facts about them as JSON in UTF-8: a list of rows for each table's name."""
    found = {name: records(table) for name, table in tables(index, pilots, contacts).items()}
    whole = {**facts(index, pilots), "tables": found}
    return f"{json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=1)}\n".encode()


DOWNLOADS: tuple[Download, ...] = (
    Download(
        "csv",
        f"pilotkartan-{PLAIN.folder}.zip",
        "application/zip",
        lambda index, pilots, contacts, _lang: csv_zip(index, pilots, contacts),
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
        lambda index, pilots, contacts, _lang: json_bytes(index, pilots, contacts),
    ),
    Download(
        "geojson",
        GEOJSON,
        "application/geo+json",
        lambda index, pilots, _contacts, _lang: geojson(index, pilots),
    ),
    Download("package", "pilotkartan-datapackage.zip", "application/zip", package),
)


def similarity_csv(index: Index) -> bytes:
    """Return the similarities between the pilots' codings as tidy CSV in UTF-8: a row for each ordered pair.

    Columns: `a`, `b` (pilot ids), `similarity` (Jaccard, 0 to 1, four decimals), `similarity_main_weighted` (the same
    with the main theme counted as MAIN_THEME_WEIGHT codes), `shared_codes` (ids, separated by spaces).
    """
    plain, weighted = (similarities(index, weight).round(4).to_dict() for weight in (1, MAIN_THEME_WEIGHT))
    rows = (
        {
            "a": one.id,
            "b": other.id,
            "similarity": plain[one.id][other.id],
            "similarity_main_weighted": weighted[one.id][other.id],
            "shared_codes": " ".join(code.id for code in shared_codes(index, one, other)),
        }
        for one, other in permutations(index.atlas.pilots, 2)
    )
    return to_csv(pd.DataFrame(rows, dtype=object))

"""Pack the tables as CSV in a zip, bare or as a Frictionless Data Package."""

import json

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.extract import Wanted
from pilotkartan.explore.index import Index
from pilotkartan.exports.columns import GEOJSON_FILE
from pilotkartan.exports.csv_format import PLAIN, Dialect, to_csv
from pilotkartan.exports.csvw import SUFFIX, csv_metadata
from pilotkartan.exports.datapackage import descriptor
from pilotkartan.exports.readme import about, as_markdown, column_parts, licence_lines
from pilotkartan.exports.tables import tables
from pilotkartan.exports.zip_file import zip_files


def csv_files(index: Index, wanted: Wanted, contacts: bool, dialect: Dialect = PLAIN) -> dict[str, bytes]:
    """Return the tables as CSV, by file name."""
    return {f"{name}.csv": to_csv(table, dialect) for name, table in tables(index, wanted, contacts).items()}


def csv_folder(index: Index, wanted: Wanted, contacts: bool, dialect: Dialect = PLAIN) -> dict[str, bytes]:
    """Return the files of a folder of CSV, by file name: a read-me, the tables, and the metadata of each."""
    files = {"README.md": readme(index, wanted, contacts), **csv_files(index, wanted, contacts, dialect)}
    for table in tables(index, wanted, contacts):
        files[f"{table}.csv{SUFFIX}"] = csv_metadata(index, wanted, table, f"{table}.csv", dialect)
    return files


def readme(index: Index, wanted: Wanted, contacts: bool) -> bytes:
    """Return the read-me beside CSV files, in Markdown: both languages, Swedish first."""
    found, words = tables(index, wanted, contacts), index.atlas.words
    parts = {
        lang: (*about(index, wanted, found, lang), *column_parts(found, translator(words, lang))) for lang in LANGS
    }
    return as_markdown(index.atlas, parts)


def csv_zip(index: Index, wanted: Wanted, contacts: bool, dialect: Dialect = PLAIN) -> bytes:
    """Return a zip of the tables as CSV with a read-me and the metadata of each."""
    return zip_files(index.atlas, csv_folder(index, wanted, contacts, dialect))


def package(index: Index, wanted: Wanted, contacts: bool, lang: Lang, geojson: bytes) -> bytes:
    """Return the Data Package as a zip, the GeoJSON file in it; the same data gives the same bytes."""
    data = {f"data/{name}": file for name, file in csv_files(index, wanted, contacts).items()}
    data[GEOJSON_FILE] = geojson
    described = json.dumps(descriptor(index, wanted, data, lang), ensure_ascii=False, indent=2)
    licence = "\n".join(line for lang in LANGS for line in licence_lines(index.atlas, lang))
    texts = {
        "datapackage.json": f"{described}\n".encode(),
        "README.md": readme(index, wanted, contacts),
        "LICENSE": f"{licence}\n".encode(),
    }
    return zip_files(index.atlas, {**texts, **data})

"""Pack the tables as CSV in a zip, bare or as a Frictionless Data Package."""

import json
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.extract import Wanted
from pilotkartan.explore.index import Index
from pilotkartan.exports.columns import GEOJSON_FILE
from pilotkartan.exports.csv_format import PLAIN, Dialect, to_csv
from pilotkartan.exports.csvw import SUFFIX, csv_metadata
from pilotkartan.exports.datapackage import descriptor
from pilotkartan.exports.readme import about, column_parts, licence_lines
from pilotkartan.exports.tables import tables


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
    found = tables(index, wanted, contacts)
    blocks = []
    for lang in LANGS:
        blocks.append(f"# {index.atlas.dataset.title.of(lang)}")
        t = translator(index.atlas.words, lang)
        for heading, lines in (*about(index, wanted, found, lang), *column_parts(found, t)):
            blocks += [f"## {heading}", "\n".join(f"- {line}" for line in lines) if lines[1:] else lines[0]]
    return ("\n\n".join(blocks) + "\n").encode()


def csv_zip(index: Index, wanted: Wanted, contacts: bool, dialect: Dialect = PLAIN) -> bytes:
    """Return a zip of the tables as CSV with a read-me and the metadata of each."""
    return _zip(index.atlas, csv_folder(index, wanted, contacts, dialect))


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
    return _zip(index.atlas, {**texts, **data})


def _zip(atlas: Atlas, files: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            # The date of the data, not of the writing: the same data gives the same bytes.
            info = ZipInfo(name, (*atlas.dataset.date.timetuple()[:3], 0, 0, 0))
            info.external_attr = 0o644 << 16
            archive.writestr(info, data, ZIP_DEFLATED)
    return buffer.getvalue()

"""Describe a CSV file by CSV on the Web (W3C, www.w3.org/TR/tabular-metadata). Pure."""

import json
from collections.abc import Callable
from typing import Any

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.extract import Wanted
from pilotkartan.explore.index import Index
from pilotkartan.exports.columns import TABLES, Column, content, primary_key
from pilotkartan.exports.csv_format import PLAIN, Dialect
from pilotkartan.exports.readme import licences, selected

MEDIA_TYPE = "application/csvm+json"
# Where a reader looks for the metadata of a CSV file: at its address with this at the end.
SUFFIX = "-metadata.json"


def csv_metadata(index: Index, wanted: Wanted, table: str, file_name: str, dialect: Dialect = PLAIN) -> bytes:
    """Return the metadata of a table's CSV file named `file_name`, to put beside it, as JSON in UTF-8."""
    found = metadata(index, wanted, table, file_name, dialect)
    return f"{json.dumps(found, ensure_ascii=False, indent=1)}\n".encode()


def metadata(index: Index, wanted: Wanted, table: str, file_name: str, dialect: Dialect = PLAIN) -> dict[str, Any]:
    """Return the description, licence and dialect of the file, and its columns with their types and key."""
    atlas = index.atlas
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "url": file_name,
        "dc:title": _in_each(lambda lang: content(table, translator(atlas.words, lang))),
        "dc:description": _in_each(lambda lang: _described(index, wanted, lang)),
        "dc:license": [{"@id": licence.address} for licence in licences(atlas)],
        "dc:creator": atlas.dataset.creator,
        "dc:source": {"@id": atlas.source.address},
        "dc:issued": {"@value": atlas.dataset.date.isoformat(), "@type": "xsd:date"},
        "schema:version": atlas.version,
        "dialect": {"encoding": "utf-8", "delimiter": dialect.delimiter, "lineTerminators": ["\n"], "header": True},
        "tableSchema": {
            "columns": [_column(atlas, column, dialect) for column in TABLES[table]],
            **({"primaryKey": primary_key(table)} if primary_key(table) else {}),
        },
    }


def _column(atlas: Atlas, column: Column, dialect: Dialect) -> dict[str, Any]:
    # A reader knows a column by its heading in the file, so that is among its titles.
    titles = {lang: [column.title(translator(atlas.words, lang)), column.name] for lang in LANGS}
    return {
        "name": column.name,
        "titles": titles,
        "dc:description": _in_each(lambda lang: column.meaning(translator(atlas.words, lang))),
        **({"schema:unitText": column.unit} if column.unit else {}),
        "datatype": _datatype(column, dialect),
        "null": "",
        "required": column.name in primary_key(column.table),
    }


def _datatype(column: Column, dialect: Dialect) -> str | dict[str, Any]:
    if column.type != "number":
        return column.type
    # The mark between thousands is a comma by default, and must differ from that of the decimals.
    marks = {"decimalChar": dialect.decimal, "groupChar": " "} if dialect.decimal != PLAIN.decimal else {}
    return {"base": "decimal", "format": marks} if marks else "decimal"


def _described(index: Index, wanted: Wanted, lang: Lang) -> str:
    t = translator(index.atlas.words, lang)
    return f"{selected(index, wanted, lang)} {t('export.reading_guard')}"


def _in_each(text: Callable[[Lang], str]) -> list[dict[str, str]]:
    """Return a text in each language."""
    return [{"@value": text(lang), "@language": lang} for lang in LANGS]

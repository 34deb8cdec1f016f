"""Describe the data set and its files by a Frictionless Data Package descriptor (version 1). Pure."""

import hashlib
from collections.abc import Mapping
from typing import Any

from pilotkartan.content.model import Atlas, Lang, Source
from pilotkartan.content.texts import translator
from pilotkartan.explore.extract import Wanted
from pilotkartan.explore.index import Index
from pilotkartan.exports.columns import CODES_OF, GEOJSON_FILE, TABLES, Column, content, primary_key
from pilotkartan.exports.csv_format import GUARD, UNGUARDED
from pilotkartan.exports.readme import licences, origin, selected, selected_rows

# Columns that name a pilot.
_PILOT = {"pilot", "from", "to"}


def descriptor(index: Index, wanted: Wanted, files: Mapping[str, bytes], lang: Lang) -> dict[str, Any]:
    """Return the content of datapackage.json for `files`, by their path: CSV files of tables and the GeoJSON file.

    The title and description of the whole are in `lang`, what is told of files and columns is in English.
    """
    atlas, dataset = index.atlas, index.atlas.dataset
    t = translator(atlas.words, lang)
    held = (selected(index, wanted, lang), *selected_rows(index, wanted, lang))
    return {
        "profile": "data-package",
        "name": dataset.id,
        "title": dataset.title.of(lang),
        "description": " ".join((dataset.description.of(lang), *held)),
        "version": atlas.version,
        **({"homepage": dataset.address} if dataset.address else {}),
        "created": f"{dataset.issued.isoformat()}T00:00:00Z",
        # Not part of the standard, nor are a source's checksum and day of retrieval.
        "modified": f"{dataset.date.isoformat()}T00:00:00Z",
        "licenses": [
            {"name": item.id, "path": item.address, "title": f"{item.what.of(lang)} ({item.holder})"}
            for item in licences(atlas)
        ],
        "sources": [_source(atlas.source)],
        "contributors": [{"title": dataset.creator, "role": "author"}],
        "keywords": [keyword.of(lang) for keyword in dataset.keyword],
        # Not part of the standard: what to replace in the CSV files' texts to undo the guard against formulas.
        "formulaGuard": {"description": t("export.reading_guard"), "pattern": GUARD, "replacement": UNGUARDED},
        "resources": [_resource(atlas, path, data) for path, data in files.items()],
    }


def _source(source: Source) -> dict[str, str]:
    return {
        "title": f"{source.publisher}: {source.title}",
        "path": source.address,
        "hash": f"sha256:{source.sha256}",
        **({"retrieved": source.retrieved.isoformat()} if source.retrieved else {}),
    }


def schema(atlas: Atlas, table: str) -> dict[str, Any]:
    """Return a table's Table Schema: its columns, its primary key, and the tables that it refers to."""
    columns = [column.name for column in TABLES[table]]
    found: dict[str, Any] = {
        "fields": [_field(atlas, table, column) for column in TABLES[table]],
        "missingValues": [""],
    }
    if key := primary_key(table):
        found["primaryKey"] = key
    references = [([name], "pilots", ["pilot"]) for name in columns if name in _PILOT and table != "pilots"]
    if table in {"codings", "double_codings"}:
        references.append((["dimension", "code"], "codebook", ["dimension", "code"]))
    if references:
        found["foreignKeys"] = [
            {"fields": fields, "reference": {"resource": other, "fields": keys}} for fields, other, keys in references
        ]
    return found


def _field(atlas: Atlas, table: str, column: Column) -> dict[str, Any]:
    t = translator(atlas.words, "en")
    told = [column.meaning(t), t("export.unit", unit=column.unit) if column.unit else "", origin(table, column, t)]
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "description": " ".join(text for text in told if text),
    }
    if column.subject in CODES_OF:
        field["constraints"] = {"enum": [code.id for code in atlas.codebook.codes(CODES_OF[column.subject])]}
    return field


def _resource(atlas: Atlas, path: str, data: bytes) -> dict[str, Any]:
    t = translator(atlas.words, "en")
    common = {
        "path": path,
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
    }
    if path == GEOJSON_FILE:
        about_it = {"name": "map", "description": t("export.reading_geojson"), "profile": "data-resource"}
        return {**about_it, **common, "format": "geojson", "mediatype": "application/geo+json"}
    table = path.removeprefix("data/").removesuffix(".csv")
    return {
        "name": table,
        "description": content(table, t),
        "profile": "tabular-data-resource",
        **common,
        "format": "csv",
        "mediatype": "text/csv",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema(atlas, table),
    }

"""Make the JSON Schemas of the API's rows and answers. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

from pilotkartan.content.model import PARTS, Atlas
from pilotkartan.content.texts import Translator, translator
from pilotkartan.explore.double_coding import Level
from pilotkartan.explore.extract import everything
from pilotkartan.explore.index import Index
from pilotkartan.exports.columns import AREA, CODES_OF, FEATURE, OPEN_TABLES, SEAT, TABLES, WITHIN_A_PILOT, Column
from pilotkartan.exports.tables import records
from pilotkartan.exports.tables import table as rows_of
from pilotkartan.web.api.problem import PROBLEMS

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
# Among so many pilots there is a first row of every table, to show as an example.
_ENOUGH_PILOTS = 10
# The fields of an answer with rows that describe its paging.
_PAGING: Mapping[str, Schema] = {
    "total": {"type": "integer", "minimum": 0, "description": "How many rows there are on all pages together."},
    "next_offset": {
        "type": ["integer", "null"],
        "minimum": 1,
        "description": "The `offset` of the next page; null where there are no more rows.",
    },
}
# Table -> the columns that may be empty, because the source is silent or the row is the programme's own.
MAY_BE_MISSING: Mapping[str, frozenset[str]] = {
    "pilots": frozenset({"site_verified"}),
    "texts": frozenset({"pilot", "part_of_pilots"}),
    "evidence": frozenset({"method"}),
    "agreement": frozenset({"code", "kappa", "alpha", "alpha_low", "alpha_high"}),
    "double_codings": frozenset({"first_source", "first_note", "second_source", "second_note", "now_reason"}),
    "codebook": frozenset({"counts", "counts_not"}),
    "similarities": frozenset({"shared_codes"}),
    "materials": frozenset(
        "pilot concerns publisher size size_unit address found_author found_series found_publisher found_address found "
        "verified source".split()
    ),
}


def ref(name: str) -> Schema:
    """Return a reference to a schema of this module."""
    return {"$ref": f"#/components/schemas/{name}"}


def strict(**properties: Schema) -> Schema:
    """Return the schema of an object that has all of these properties and no other."""
    required = list(properties)
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


def schemas(index: Index) -> dict[str, Schema]:
    """Return every schema by its name: for each table a row and an answer, then those of other answers."""
    rows = {f"{table}_row": _row(index, table) for table in OPEN_TABLES}
    lists = {table: {"type": "array", "items": ref(f"{table}_row")} for table in OPEN_TABLES}
    columns = rows["pilots_row"]["properties"]
    address = strict(address=_TEXT, media_type=_TEXT, content=_TEXT)
    return {
        **rows,
        **{f"{table}_answer": _answer(rows_listed, **_PAGING) for table, rows_listed in lists.items()},
        "pilot_answer": _answer(strict(**columns, **{table: lists[table] for table in WITHIN_A_PILOT})),
        "addresses_answer": _answer({"type": "array", "items": address}),
        "versions_answer": _answer({"type": "array", "items": _version()}),
        "feature_collection": _feature_collection(columns),
        "licence": strict(id=_TEXT, address=_TEXT, what=strict(sv=_TEXT, en=_TEXT), holder=_TEXT),
        "problem": _problem(),
        "api_info": _api_info(),
    }


def _version() -> Schema:
    return strict(
        version={**_TEXT, "description": "Its number."},
        date={**_TEXT, "format": "date", "description": "The day of the data."},
        data_version={**_TEXT, "description": "Date and short hash of its content."},
        change_sv={**_TEXT, "description": "What has changed since the one before, in Swedish."},
        change_en={**_TEXT, "description": "What has changed since the one before, in English."},
        address={**_TEXT, "description": "The path of its Data Package, which never changes."},
        sha256={**_TEXT, "description": "The SHA-256 sum of that package."},
    )


def _problem() -> Schema:
    return strict(
        type={
            **_TEXT,
            "format": "uri-reference",
            "description": "What kind of problem it is: where that is described.",
        },
        title={**_TEXT, "description": "What this kind of problem is called."},
        status={"type": "integer", "description": "The status of the response."},
        detail={**_TEXT, "description": "What is wrong, with the name and value given, and what to do."},
        instance={**_TEXT, "format": "uri-reference", "description": "The address asked for, cut where it is long."},
        code={**_TEXT, "enum": list(PROBLEMS), "description": "What kind of problem it is, in one word."},
    )


def _api_info() -> Schema:
    return strict(
        apiName={**_TEXT, "description": "What the API is called."},
        apiVersion={**_TEXT, "description": "Its version, which is that of the data."},
        apiReleased={**_TEXT, "format": "date", "description": "The day of this version."},
        apiDocumentation={**_TEXT, "format": "uri-reference", "description": "Where this description is."},
        apiStatus={**_TEXT, "description": "Whether it is in use."},
    )


def _row(index: Index, table: str) -> Schema:
    t = translator(index.atlas.words, "en")
    whole = everything(index.atlas)
    first = replace(whole, pilots=whole.pilots[:_ENOUGH_PILOTS])
    columns = {
        column.name: {**_values(index.atlas, table, column), "description": _described(column, t)}
        for column in TABLES[table]
    }
    return {**strict(**columns), "examples": records(rows_of(index, table, first))[:1]}


def _described(column: Column, t: Translator) -> str:
    return f"{column.meaning(t)} Unit: {column.unit}." if column.unit else column.meaning(t)


def _values(atlas: Atlas, table: str, column: Column) -> Schema:
    """Return the type of a column, with null where a value may be missing, and its values where they are listed."""
    missing = column.subject in MAY_BE_MISSING.get(table, ())
    listed = _listed(atlas, column.subject)
    return {
        "type": [column.type, "null"] if missing else column.type,
        **({"enum": [*listed, *([None] if missing else [])]} if listed else {}),
    }


def _listed(atlas: Atlas, subject: str) -> list[str]:
    if subject in CODES_OF:
        return [code.id for code in atlas.codebook.codes(CODES_OF[subject])]
    pilots = [pilot.id for pilot in atlas.pilots]
    lists = {
        "pilot": pilots,
        "from": pilots,
        "to": pilots,
        "dimension": [dimension.id for dimension in atlas.codebook.dimension],
        "code": [code.id for code in atlas.codebook.code],
        "level": list(get_args(Level)),
        "part": [*PARTS, "lead", *(section.id for section in atlas.programme.section)],
    }
    return lists.get(subject, [])


def _facts() -> dict[str, Schema]:
    """Return the schema of the facts that come with every answer."""
    return {
        "version": {
            **_TEXT,
            "description": "The number under which the data is published; where it has changed since: the last number, "
            "a plus sign and `data_version`; where no version is published: `data_version`.",
        },
        "published": {
            "type": "boolean",
            "description": "Whether exactly this data can be fetched again by its number.",
        },
        "data_version": {**_TEXT, "description": "Date and short hash of the data's content."},
        "issued": {**_TEXT, "format": "date", "description": "The day of the first version."},
        "date": {**_TEXT, "format": "date", "description": "The day of this version."},
        "licence": {"type": "array", "items": ref("licence")},
        "source": strict(
            title=_TEXT,
            publisher=_TEXT,
            address=_TEXT,
            retrieved={
                "type": ["string", "null"],
                "format": "date",
                "description": "When the stored copy of the source was made; null where that is not known.",
            },
            sha256={**_TEXT, "description": "The SHA-256 sum of the stored copy, not of the web page."},
        ),
        "selection": {
            "type": ["array", "null"],
            "items": _TEXT,
            "description": "The ids of the pilots that match the filters; null where nothing is filtered.",
        },
        "query": {
            "type": ["string", "null"],
            "description": "The query that asks for the same rows once more; null where it is empty.",
        },
    }


def _answer(data: Schema, **paging: Schema) -> Schema:
    return strict(
        **_facts(),
        **paging,
        count={"type": "integer", "minimum": 0, "description": "How many rows `data` holds; 1 for one pilot."},
        data=data,
    )


def _feature_collection(columns: Mapping[str, Schema]) -> Schema:
    position: Schema = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
    polygon = {"type": "array", "items": {"type": "array", "items": position, "minItems": 4}}
    shapes = {"Point": position, "Polygon": polygon, "MultiPolygon": {"type": "array", "items": polygon}}
    geometry = {
        "oneOf": [strict(type={"const": name}, coordinates=shape) for name, shape in shapes.items()],
        "description": "Longitude and latitude in degrees, WGS 84.",
    }
    part = {**_TEXT, "enum": [AREA, SEAT], "description": "The municipality's borders, or its seat as a point."}
    properties = strict(**{FEATURE: part, **columns})
    feature = strict(type={"const": "Feature"}, id=_TEXT, properties=properties, geometry=geometry)
    return strict(
        type={"const": "FeatureCollection"},
        **_facts(),
        features={"type": "array", "items": feature},
    )

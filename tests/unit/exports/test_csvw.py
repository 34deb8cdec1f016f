"""The metadata beside a CSV file are enough to read it, by the rules of W3C's CSV on the Web."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from pilotkartan.content.model import LANGS
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.exports.columns import KEYS, OPEN_TABLES, TABLES, Row
from pilotkartan.exports.csv_format import DIALECTS, EXCEL_SV, Dialect
from pilotkartan.exports.csvw import MEDIA_TYPE, SUFFIX
from pilotkartan.exports.package import csv_folder, csv_zip
from pilotkartan.exports.tables import records, tables
from tests.asgi_client import ask
from tests.csv_reader import unguarded

# www.w3.org/TR/tabular-metadata, what each kind of thing may have: 5.4 tables, 5.5 schemas, 5.6 columns, 5.9 dialects,
# 5.11 datatypes. A name with a prefix is a property of another vocabulary.
ALLOWED = {
    "table": {"@context", "@type", "@id", "url", "dialect", "notes", "suppressOutput", "tableDirection", "tableSchema"},
    "schema": {"@type", "@id", "columns", "foreignKeys", "primaryKey", "rowTitles"},
    "column": set("name titles virtual suppressOutput datatype null required lang default separator ordered".split()),
    "dialect": set(
        "encoding delimiter lineTerminators header quoteChar doubleQuote skipRows trim commentPrefix".split()
    ),
    "datatype": set("@id base format length minLength maxLength minimum maximum".split()),
}
PREFIXES = {"dc", "schema"}  # of those that the context of CSV on the Web knows
each_dialect = pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.folder)
each_table = pytest.mark.parametrize("table", TABLES)


def check_names(kind: str, thing: Mapping[str, Any]) -> None:
    """See that a thing has only what the standard gives it, or what another vocabulary does."""
    names = {name for name in thing if name.partition(":")[0] not in PREFIXES}
    assert names <= ALLOWED[kind], kind


def read(described: Mapping[str, Any], data: bytes) -> list[Row]:
    """Return a CSV file's rows as a reader makes them that knows nothing but the metadata."""
    dialect, schema = described["dialect"], described["tableSchema"]
    text = data.decode(dialect["encoding"]).removeprefix("\ufeff")
    head, *lines = csv.reader(io.StringIO(text, newline=""), delimiter=dialect["delimiter"], strict=True)
    columns = schema["columns"]
    assert dialect["header"]
    assert all(dialect["lineTerminators"])
    assert text.endswith(tuple(dialect["lineTerminators"]))
    assert len(head) == len(columns)
    for heading, column in zip(head, columns, strict=True):
        assert all(heading in titles for titles in column["titles"].values())
    rows = [{c["name"]: value(cell, c) for c, cell in zip(columns, line, strict=True)} for line in lines]
    for column in columns:
        assert not column["required"] or all(row[column["name"]] is not None for row in rows)
    if key := schema.get("primaryKey"):
        assert len({tuple(row[name] for name in key) for row in rows}) == len(rows)
    return rows


def value(cell: str, column: Mapping[str, Any]) -> Any:
    """Return a cell's value by the datatype of its column."""
    if cell == column["null"]:
        return None
    kind = column["datatype"]
    base, marks = (kind["base"], kind["format"]) if isinstance(kind, dict) else (kind, {})
    readers: dict[str, Callable[[str], Any]] = {
        "string": unguarded,
        "decimal": lambda text: number(text, marks.get("groupChar", ","), marks.get("decimalChar", ".")),
        "integer": int,
        "boolean": {"true": True, "false": False}.__getitem__,
    }
    return readers[base](cell)


def number(text: str, group: str, decimal: str) -> float:
    """Return a number by its marks; the standard's own are a comma between thousands and a decimal point."""
    assert re.fullmatch(rf"-?\d+({re.escape(decimal)}\d+)?", text)
    return float(text.replace(group, "").replace(decimal, "."))


@each_dialect
@each_table
@pytest.mark.parametrize("pilots", [None, ("flen", "gotland"), ()])
def test_file_is_read_by_its_metadata(
    table: str, dialect: Dialect, pilots: tuple[str, ...] | None, index: Index
) -> None:
    """A reader that goes by the metadata alone gets the rows of the table, each value of its type."""
    files = csv_folder(index, pilots, True, dialect)
    described = json.loads(files[f"{table}.csv{SUFFIX}"])
    assert described["url"] == f"{table}.csv"
    assert read(described, files[described["url"]]) == records(tables(index, pilots, contacts=True)[table])


def test_hostile_text_comes_back(hostile: Index) -> None:
    """Texts that hold the marks of either dialect are read whole."""
    for dialect in DIALECTS:
        files = csv_folder(hostile, None, True, dialect)
        for name, table in tables(hostile, contacts=True).items():
            assert read(json.loads(files[f"{name}.csv{SUFFIX}"]), files[f"{name}.csv"]) == records(table)


@each_dialect
@each_table
def test_metadata_follow_the_standard(table: str, dialect: Dialect, index: Index) -> None:
    """Every property is the standard's or another vocabulary's, and has values of the form that the standard wants."""
    described = json.loads(csv_folder(index, None, True, dialect)[f"{table}.csv{SUFFIX}"])
    check_names("table", described)
    check_names("schema", described["tableSchema"])
    check_names("dialect", described["dialect"])
    assert described["@context"] == "http://www.w3.org/ns/csvw"
    for column in described["tableSchema"]["columns"]:
        check_names("column", column)
        if isinstance(column["datatype"], dict):
            check_names("datatype", column["datatype"])
        # A variable's name of RFC 6570, which may not begin with an underscore here.
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_]*", column["name"])
    for item in values(described):
        if isinstance(item, dict):
            # 5.8: a text has a language, or a type of a vocabulary that the context knows, or is a string alone.
            assert item.keys() in ({"@id"}, {"@value", "@language"}, {"@value", "@type"})
            assert item.get("@type", "xsd:").startswith("xsd:")
        else:
            assert isinstance(item, str)


def values(described: Mapping[str, Any]) -> Iterator[Any]:
    """Yield every value that a table and its columns have in other vocabularies."""
    for thing in (described, *described["tableSchema"]["columns"]):
        for name, found in thing.items():
            if ":" in name:
                yield from found if isinstance(found, list) else [found]


@each_table
def test_people_read_it_in_both_languages(table: str, index: Index) -> None:
    """Title and meaning of each column, and what the table holds, stand there in Swedish and in English."""
    described = json.loads(csv_folder(index, None, True)[f"{table}.csv{SUFFIX}"])
    for column, told in zip(TABLES[table], described["tableSchema"]["columns"], strict=True):
        for lang in LANGS:
            t = translator(index.atlas.words, lang)
            assert told["titles"][lang] == [column.title(t), column.name]
            assert {"@value": column.meaning(t), "@language": lang} in told["dc:description"]
    assert {text["@language"] for text in described["dc:title"]} == set(LANGS)


def test_facts(index: Index) -> None:
    """Licence, source, maker, date and version are those of the data set; the key is the table's, where it has one."""
    dataset = index.atlas.dataset
    for name in TABLES:
        described = json.loads(csv_folder(index, None, True)[f"{name}.csv{SUFFIX}"])
        assert {"@id": dataset.licence[0].address} in described["dc:license"]
        assert described["dc:source"] == {"@id": index.atlas.source.address}
        assert described["dc:issued"]["@value"] == dataset.date.isoformat()
        assert described["schema:version"] == index.atlas.version
        key = [column.name for column in TABLES[name][: KEYS[name]]]
        assert described["tableSchema"].get("primaryKey", key) == key
    assert json.loads(csv_folder(index, None, True)["results.csv-metadata.json"])["tableSchema"]["primaryKey"]


def test_zip_for_excel(index: Index) -> None:
    """The zip for Excel holds the folder for Excel, read-me and metadata too."""
    with zipfile.ZipFile(io.BytesIO(csv_zip(index, None, False, EXCEL_SV))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == csv_folder(index, None, False, EXCEL_SV)


@each_dialect
@pytest.mark.parametrize("table", OPEN_TABLES)
def test_served_file_leads_to_its_metadata(table: str, dialect: Dialect, index: Index) -> None:
    """A served CSV file names its metadata, which stand where a reader looks for them and read that very file."""
    path = f"/api/v1/{table}{dialect.ending}"
    file, metadata = ask(path), ask(f"{path}{SUFFIX}")
    name = path.rpartition("/")[2]
    assert file.headers["link"] == f'<{name}{SUFFIX}>; rel="describedby"; type="{MEDIA_TYPE}"'
    assert metadata.headers["content-type"] == MEDIA_TYPE
    assert metadata.json()["url"] == name
    rows = read(metadata.json(), file.body)
    assert sorted(rows, key=str) == sorted(records(tables(index)[table]), key=str)


def test_excel_file_is_filtered_as_the_other(index: Index) -> None:
    """The filters choose among the rows for Excel as among those for programs."""
    files = {dialect: ask(f"/api/v1/results{dialect.ending}?tema=boende").body for dialect in DIALECTS}
    described = json.loads(csv_folder(index, None, True, EXCEL_SV)[f"results.csv{SUFFIX}"])
    assert files[EXCEL_SV].startswith("\ufeffpilot;n;".encode())
    assert 0 < len(read(described, files[EXCEL_SV])) < len(tables(index)["results"])
    assert len(files[EXCEL_SV].splitlines()) == sum(len(data.splitlines()) for data in files.values()) / 2

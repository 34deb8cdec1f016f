"""CSV files come back as they were, and hold nothing that a spreadsheet runs."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import product

import pandas as pd
import pytest

from pilotkartan.explore.index import Index
from pilotkartan.exports.columns import TABLES, Row
from pilotkartan.exports.csv_format import DIALECTS, EXCEL_SV, Dialect, guarded, to_csv
from pilotkartan.exports.tables import records, tables
from tests.csv_reader import read_csv, unguarded

FORMULA = re.compile(r"[\s\"]*[=+\-@＝＋－＠]|[\t\r\n]")
# All texts of up to five of the marks that the guard minds, and one that it does not.
SHORT_TEXTS = ["".join(marks) for length in range(6) for marks in product("=+',;\t\r \"x", repeat=length)]


def negative_numbers(rows: list[Row]) -> Iterator[str]:
    """Yield the numbers below zero in a table as either dialect writes them, and their parts before the decimals."""
    for number in (value for row in rows for value in row.values() if isinstance(value, float) and value < 0):
        yield from (repr(number), repr(number).replace(".", ","), repr(number).partition(".")[0])


each_dialect = pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.folder)


@each_dialect
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("pilots", [None, ("flen", "gotland"), ()])
def test_table_comes_back(table: str, pilots: tuple[str, ...] | None, dialect: Dialect, index: Index) -> None:
    """What is read from a file equals the table, value by value and type by type."""
    found = tables(index, pilots, contacts=True)[table]
    back = read_csv(table, to_csv(found, dialect), dialect)
    assert back == records(found)
    assert [type(value) for row in back for value in row.values()] == [
        type(value) for row in records(found) for value in row.values()
    ]


def test_file_is_plain(index: Index) -> None:
    """A file is UTF-8 without a mark, its lines end in one way, and truth is told in small letters."""
    data = to_csv(tables(index)["codings"])
    assert data.startswith(b"pilot,dimension,code,main,")
    assert b"\r" not in data
    assert data.endswith(b"\n")
    assert {line.split(",")[3] for line in data.decode().splitlines()[1:]} == {"true", "false"}


def test_file_for_swedish_excel(index: Index) -> None:
    """A file for Swedish Excel says that it is UTF-8, splits at semicolons, and has decimal commas in numbers alone."""
    data = to_csv(tables(index)["pilots"], EXCEL_SV)
    assert data.startswith(b"\xef\xbb\xbfpilot;municipality_code;")
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    flen = next(row for row in rows if row["pilot"] == "flen")
    assert (flen["lat"], flen["lon"], flen["site"]) == ("59,0583", "16,5878", "flen.se")


@each_dialect
@pytest.mark.parametrize("mark", [",", ";", "\t", "\n", "\r", '"'])
def test_text_with_a_mark_is_one_cell(mark: str, dialect: Dialect) -> None:
    """Whatever mark a program splits the lines at, a text that holds it is one cell in one row."""
    data = to_csv(pd.DataFrame({"text": [f"Vi{mark}de"]}), dialect).decode(dialect.encoding)
    head, *rows = csv.reader(io.StringIO(data, newline=""), delimiter=mark if mark in ",;\t" else ",")
    assert (head, rows) == (["text"], [[f"Vi{mark}de"]])


def test_guard_can_be_undone() -> None:
    """Any text comes back from its guarded form, so the guard loses nothing."""
    assert [text for text in SHORT_TEXTS if unguarded(guarded(text)) != text] == []


def test_guarded_text_is_no_formula() -> None:
    """No guarded text begins as a formula, nor does any part of it where it could be split into cells."""
    assert [text for text in SHORT_TEXTS if FORMULA.match(guarded(text))] == []
    assert [
        text
        for text in SHORT_TEXTS
        if any(FORMULA.match(part) for part in re.split(r"[,;\t\r]", guarded(text))[1:] if part.strip())
    ] == []


def test_usual_text_is_left_alone(index: Index) -> None:
    """The guard changes nothing of what Pilotkartan holds but telephone numbers and notes with an apostrophe."""
    texts = {
        value
        for table in tables(index, contacts=True).values()
        for row in records(table)
        for value in row.values()
        if isinstance(value, str)
    }
    changed = {text for text in texts if guarded(text) != text}
    notes = {judgement.note for judgement in index.atlas.second_coding if "'" in judgement.note}
    assert changed - notes == {text for text in texts if text.startswith("+46")}


@each_dialect
def test_hostile_text_is_not_run(dialect: Dialect, hostile: Index) -> None:
    """No cell of any table is a formula, at whatever mark a spreadsheet splits the lines; all texts come back."""
    for name, table in tables(hostile, contacts=True).items():
        data = to_csv(table, dialect)
        text = data.decode(dialect.encoding)
        cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter) for cell in row]
        parts = [part for marks in (",", ";", r"\t", ",;", r",;\t") for part in re.split(rf"[{marks}\r\n]", text)]
        found = {cell for cell in (*cells, *parts) if re.match(r'[\s"]*[=+\-@＝＋－＠]', cell)}
        assert found <= set(negative_numbers(records(table)))
        assert read_csv(name, data, dialect) == records(table)

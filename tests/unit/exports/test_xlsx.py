"""The workbook opens, says what it is, and holds what the atlas holds."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.escape import unescape

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.explore.index import Index
from pilotkartan.exports.columns import TABLES
from pilotkartan.exports.tables import records, tables
from pilotkartan.exports.workbook import README
from pilotkartan.exports.xlsx import COLUMNS, xlsx
from tests.conftest import FORMULAS


def opened(data: bytes) -> Workbook:
    """A workbook read back."""
    return load_workbook(io.BytesIO(data))


def rows(book: Workbook, sheet: str) -> list[dict[str, Any]]:
    """A sheet's rows by the names in its header, texts as they were written."""
    head, *found = book[sheet].iter_rows(values_only=True)
    texts = [[unescape(value) if isinstance(value, str) else value for value in row] for row in found]
    return [dict(zip(head, row, strict=True)) for row in texts]


def read_me(book: Workbook) -> str:
    """All text of the read-me."""
    return "\n".join(str(value) for row in book[README].iter_rows(values_only=True) for value in row if value)


def cells(book: Workbook) -> Iterator[Any]:
    """Every cell of a workbook."""
    return (cell for sheet in book for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("pilots", [None, ("flen", "gotland"), ()])
def test_tables_come_back(pilots: tuple[str, ...] | None, index: Index) -> None:
    """A sheet for each table, between the read-me and the columns, holds its rows with their types."""
    book = opened(xlsx(index, pilots, True, "sv"))
    assert book.sheetnames == [README, *TABLES, COLUMNS]
    for name, table in tables(index, pilots, contacts=True).items():
        found = rows(book, name)
        assert found == records(table)
        assert {type(row["main"]) for row in found if "main" in row} <= {bool}


@pytest.mark.parametrize("lang", LANGS)
def test_read_me(lang: Lang, index: Index) -> None:
    """The first sheet says what the file is, of what version, under which terms, from where, and what to mind."""
    atlas = index.atlas
    text = read_me(opened(xlsx(index, None, False, lang)))
    for part in (
        atlas.dataset.title.of(lang),
        atlas.version,
        atlas.dataset.licence[0].address,
        atlas.source.address,
        *(
            atlas.words[key].of(lang)
            for key in ("limits.one_source", "limits.own_text", "limits.tense", "export.empty")
        ),
        atlas.words["export.reading_guard"].of(lang),
    ):
        assert part in text


def test_read_me_tells_the_selection(index: Index) -> None:
    """Whoever opens a selection sees which pilots it holds; one that holds none says so."""
    assert "2 of 10 pilot municipalities (Flen, Gotland)" in read_me(
        opened(xlsx(index, ("gotland", "flen"), False, "en"))
    )
    assert "ingen av de 10 pilotkommunerna" in read_me(opened(xlsx(index, (), False, "sv")))


@pytest.mark.parametrize("lang", LANGS)
def test_columns_are_told(lang: Lang, index: Index) -> None:
    """The last sheet tells each column of the file: its table, name, type, unit, meaning and origin."""
    book = opened(xlsx(index, None, True, lang))
    head, *found = book[COLUMNS].iter_rows(values_only=True)
    assert len(head) == 6
    assert [row[:2] for row in found] == [(name, column.name) for name in TABLES for column in TABLES[name]]
    for _table, _column, kind, _unit, meaning, origin in found:
        assert kind
        assert meaning
        assert origin
    assert {row[3] for row in found} == {None, "°", "km", "%"}


def test_sheets_can_be_worked_with(index: Index) -> None:
    """The header stays in view, every column can be filtered, long texts are wrapped in a column that fits a screen."""
    book = opened(xlsx(index, None, False, "sv"))
    for name in book.sheetnames[1:]:
        sheet = book[name]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(
            10 <= column.width < 70 or len(str(sheet[f"{key}1"].value)) < 8
            for key, column in sheet.column_dimensions.items()
        )
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows(min_row=2) for cell in row if cell.value)


def test_hostile_text_is_not_run(hostile: Index) -> None:
    """No cell is a formula or a link, no text becomes one when edited, and every text comes back unharmed."""
    data = xlsx(hostile, None, True, "sv")
    book = opened(data)
    assert {cell.data_type for cell in cells(book)} <= {"s", "n", "b"}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert not [text for text in sheets if re.search(r"<f[ >]|hyperlink", text)]
    assert all(cell.quotePrefix for cell in cells(book) if cell.data_type == "s" and cell.value[:1] in set("=+-@\t"))
    found = rows(book, "results")
    assert [row["text_sv"] for row in found[: len(FORMULAS)]] == list(FORMULAS)
    assert rows(book, "pilots")[0]["name"] == FORMULAS[0]

"""Write a workbook (XLSX) of a read-me and tables, each in a sheet of its own."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from pilotkartan.content.model import Lang
from pilotkartan.explore.index import Index
from pilotkartan.exports.csv_format import guarded
from pilotkartan.exports.readme import Part, citation

# The head of a sheet and its rows.
Sheet = tuple[Sequence[str], Sequence[Sequence[Any]]]
README = "readme"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDE = 60  # characters; a longer text is wrapped
_A4 = 9


def workbook(index: Index, lang: Lang, sheets: Mapping[str, Sheet], parts: Iterable[Part]) -> bytes:
    """Return a workbook of a read-me and sheets by name."""
    import xlsxwriter  # here, since only this download needs it

    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        book.set_properties(_properties(index, lang))
        added = _Sheets(book)
        added.add_readme(index.atlas.dataset.title.of(lang), parts)
        for name, (head, rows) in sheets.items():
            added.add(name, head, rows)
    return buffer.getvalue()


def _properties(index: Index, lang: Lang) -> dict[str, Any]:
    atlas = index.atlas
    return {
        "title": atlas.dataset.title.of(lang),
        "subject": atlas.version,
        "author": atlas.dataset.creator,
        "keywords": ", ".join(keyword.of(lang) for keyword in atlas.dataset.keyword),
        "comments": f"{citation(atlas, lang)} {atlas.dataset.licence[0].id}",
        "created": datetime.combine(atlas.dataset.date, datetime.min.time()),
    }


class _Sheets:
    """Add sheets of one style to a workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        cell = {"text_wrap": True, "valign": "top"}
        self._head = book.add_format({**cell, "bold": True, "bottom": 1})
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._cell = book.add_format(cell)
        # Keeps the cell a text after someone edits it.
        self._marked = book.add_format({**cell, "quote_prefix": True})

    def add(self, name: str, head: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Add a table that can be filtered and whose header and first column stay in view."""
        sheet = self._sheet(name)
        self._write_row(sheet, 0, head, self._head)
        for n, row in enumerate(rows, 1):
            self._write_row(sheet, n, row)
        for n, title in enumerate(head):
            longest = max(len(str(value)) for value in (title + " ▼", *(row[n] for row in rows)))
            sheet.set_column(n, n, min(longest, _WIDE) + 2)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(rows), len(head) - 1)
        sheet.repeat_rows(0)

    def add_readme(self, title: str, parts: Iterable[Part]) -> None:
        """Add a sheet to read: a heading for each part, its lines beside it."""
        sheet = self._sheet(README)
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 110)
        sheet.write_string(0, 0, title, self._title)
        row = 2
        for heading, texts, code in parts:
            lines = (*texts, *code)
            sheet.write_string(row, 0, heading, self._head)
            for n, line in enumerate(lines, row):
                self._write_row(sheet, n, (None, line))
            row += len(lines) + 1

    def _sheet(self, name: str) -> Any:
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        return sheet

    def _write_row(self, sheet: Any, row: int, values: Iterable[Any], form: Any = None) -> None:
        for column, value in enumerate(values):
            if isinstance(value, bool):
                sheet.write_boolean(row, column, value, form or self._cell)
            elif isinstance(value, str):
                plain = form or (self._cell if guarded(value) == value else self._marked)
                sheet.write_string(row, column, value, plain)
            elif value is not None:
                sheet.write_number(row, column, value, form or self._cell)

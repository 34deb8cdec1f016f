"""Tables as CSV, guarded so that no spreadsheet runs a text as a formula, and back again. Pure."""

import csv
import io
import re
from typing import Any

import pandas as pd

from pilotkartan.tables import TABLES, Row, Type

# Where a spreadsheet may begin a cell: at its start and, where it splits lines at other marks than the comma (as it
# does in Swedish), at such a mark inside it. There an apostrophe goes before what could be a formula, and before an
# apostrophe, so that each one at such a place is ours and can be taken away.
_GUARD_HERE = re.compile(r"""^(?=[\t\r\n])|(?:^|[;\t\r\n])(?=[\s"]*[=+\-@＝＋－＠]|')""")
GUARD = r"(^|[;\t\r\n])'"
UNGUARDED = r"\1"


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; `unguarded` gives it back."""
    return _GUARD_HERE.sub(r"\g<0>'", text)


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return re.sub(GUARD, UNGUARDED, text)


def to_csv(table: pd.DataFrame) -> bytes:
    r"""Return tidy CSV: UTF-8, commas, lines ending in \n, empty for None, true and false, texts guarded."""
    rows: list[list[Any]] = [list(table.columns), *table.astype(object).to_numpy().tolist()]
    lines = [",".join(map(_cell, row)) for row in rows]
    return "".join(f"{line}\n" for line in lines).encode()


def read_csv(table: str, data: bytes) -> list[Row]:
    """Return the rows of a table's CSV file as they were written, each value of its column's type."""
    types = {column.name: column.type for column in TABLES[table]}
    rows = csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True)
    return [{name: _value(cell, types[name]) for name, cell in row.items()} for row in rows]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return repr(value)
    text = guarded(value)
    return '"{}"'.format(text.replace('"', '""')) if re.search(r'[",;\t\r\n]', text) else text


def _value(cell: str, kind: Type) -> Any:
    if cell == "":
        return None
    match kind:
        case "string":
            return unguarded(cell)
        case "number":
            return float(cell)
        case "integer":
            return int(cell)
        case "boolean":
            return {"true": True, "false": False}[cell]

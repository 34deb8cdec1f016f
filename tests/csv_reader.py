"""Read the CSV files of the app back."""

import csv
import io
import re
from typing import Any

from pilotkartan.exports.columns import TABLES, Row, Type
from pilotkartan.exports.csv_format import GUARD, PLAIN, UNGUARDED, Dialect


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return re.sub(GUARD, UNGUARDED, text)


def read_csv(table: str, data: bytes, dialect: Dialect = PLAIN) -> list[Row]:
    """Return the rows of a table's CSV file as they were written, each value of its column's type."""
    types = {column.name: column.type for column in TABLES[table]}
    lines = io.StringIO(data.decode(dialect.encoding), newline="")
    rows = csv.DictReader(lines, delimiter=dialect.delimiter, strict=True)
    return [{name: _value(cell, types[name], dialect) for name, cell in row.items()} for row in rows]


def _value(cell: str, kind: Type, dialect: Dialect) -> Any:
    if cell == "":
        return None
    match kind:
        case "string":
            return unguarded(cell)
        case "number":
            return float(cell.replace(dialect.decimal, "."))
        case "integer":
            return int(cell)
        case "boolean":
            return {"true": True, "false": False}[cell]

"""Write tables as CSV, guarded so that no spreadsheet runs a text as a formula. Pure."""

import re
from dataclasses import dataclass
from typing import Any

import pandas as pd

# Where a spreadsheet may begin a cell: at its start and, where it splits lines at other marks than the file's (at the
# semicolon in Swedish, at the comma in English), at such a mark inside it. There an apostrophe goes before what could
# be a formula, and before an apostrophe, so that each one at such a place is ours and can be taken away.
_GUARD_HERE = re.compile(r"""^(?=[\t\r\n])|(?:^|[,;\t\r\n])(?=[\s"]*[=+\-@＝＋－＠]|')""")
GUARD = r"(^|[,;\t\r\n])'"
UNGUARDED = r"\1"


@dataclass(frozen=True)
class Dialect:
    """A way to write CSV: the folder of such files and the ending of one that stands alone, marks, and encoding."""

    folder: str
    ending: str
    delimiter: str
    decimal: str
    encoding: str


# For programs; and for Excel with Swedish settings, which opens it right at a double click: the byte order mark of
# `utf-8-sig` tells Excel that the file is in UTF-8.
PLAIN = Dialect("csv", ".csv", ",", ".", "utf-8")
EXCEL_SV = Dialect("csv-excel-sv", ".excel-sv.csv", ";", ",", "utf-8-sig")
DIALECTS = (PLAIN, EXCEL_SV)


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; GUARD, replaced with UNGUARDED, gives it back."""
    return _GUARD_HERE.sub(r"\g<0>'", text)


def to_csv(table: pd.DataFrame, dialect: Dialect = PLAIN) -> bytes:
    r"""Return tidy CSV: UTF-8, lines ending in \n, empty for None, true and false, texts guarded."""
    rows: list[list[Any]] = [list(table.columns), *table.astype(object).to_numpy().tolist()]
    lines = [dialect.delimiter.join(_cell(value, dialect) for value in row) for row in rows]
    return "".join(f"{line}\n" for line in lines).encode(dialect.encoding)


def _cell(value: Any, dialect: Dialect) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return repr(value).replace(".", dialect.decimal)
    text = guarded(value)
    # Quoted at the marks of both dialects: a program that splits at the other one still finds whole texts.
    return '"{}"'.format(text.replace('"', '""')) if re.search(r'[",;\t\r\n]', text) else text

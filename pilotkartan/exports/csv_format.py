"""Write tables as CSV, guarded so that no spreadsheet runs a text as a formula. Pure."""

import re
from dataclasses import dataclass
from typing import Any

import pandas as pd

# The places where a spreadsheet may begin a cell: at the start of the text and, since it may split lines at another
# delimiter than the file's (the semicolon in Swedish, the comma in English), after each delimiter inside it. There an
# apostrophe is put before anything that could be a formula. One is also put before an apostrophe, so that each one at
# such a place is ours and can be removed again.
_GUARD_HERE = re.compile(r"""^(?=[\t\r\n])|(?:^|[,;\t\r\n])(?=[\s"]*[=+\-@＝＋－＠]|')""")
GUARD = r"(^|[,;\t\r\n])'"
UNGUARDED = r"\1"


@dataclass(frozen=True)
class Dialect:
    """Describe a way to write CSV: the folder of its files, the ending of a single one, the marks, the encoding."""

    folder: str
    ending: str
    delimiter: str
    decimal: str
    encoding: str


# One for programs; one for Excel with Swedish settings, which opens it by a double click: the byte order mark of
# `utf-8-sig` shows Excel that the file is in UTF-8.
PLAIN = Dialect("csv", ".csv", ",", ".", "utf-8")
EXCEL_SV = Dialect("csv-excel-sv", ".excel-sv.csv", ";", ",", "utf-8-sig")
DIALECTS = (PLAIN, EXCEL_SV)


def guarded(text: str) -> str:
    """Return a text that no spreadsheet reads as a formula; GUARD, replaced with UNGUARDED, reverses it."""
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

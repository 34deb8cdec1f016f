"""Make tidy tables of the atlas. Pure."""

import pandas as pd

from pilotkartan.explore.extract import Wanted, extract_from
from pilotkartan.explore.index import Index
from pilotkartan.exports.columns import CONTACTS, TABLES, Row
from pilotkartan.exports.table_rows import ROWS


def tables(index: Index, wanted: Wanted = None, contacts: bool = False) -> dict[str, pd.DataFrame]:
    """Return every table, in the order of TABLES, with the columns declared there; None where nothing is reported.

    Where everything is wanted (None), the programme's own rows come first, with None as `pilot`; then those of the
    pilots, in the order of the list. `contacts` adds the contacts, where they are not hidden.
    """
    return {name: table(index, name, wanted) for name in TABLES if contacts or name != CONTACTS}


def table(index: Index, name: str, wanted: Wanted = None) -> pd.DataFrame:
    """Return one table."""
    rows = ROWS[name](index, extract_from(index.atlas, wanted))
    columns = [column.name for column in TABLES[name]]
    # Python objects, since pandas would turn an integer column with a gap into floats.
    return pd.DataFrame([[row[column] for column in columns] for row in rows], columns=columns, dtype=object)


def records(table: pd.DataFrame) -> list[Row]:
    """Return a table's rows as plain values for JSON: None where nothing is reported."""
    return [dict(zip(table.columns, row, strict=True)) for row in table.astype(object).to_numpy().tolist()]

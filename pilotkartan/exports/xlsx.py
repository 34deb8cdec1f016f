"""Write the data as a workbook (XLSX): a read-me, a sheet for each table, and the meaning of each column."""

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.extract import Wanted
from pilotkartan.explore.index import Index
from pilotkartan.exports.columns import TABLES
from pilotkartan.exports.readme import about, column_head, column_rows
from pilotkartan.exports.tables import tables
from pilotkartan.exports.workbook import Sheet, workbook

COLUMNS = "columns"


def xlsx(index: Index, wanted: Wanted, contacts: bool, lang: Lang) -> bytes:
    """Return the workbook of all tables; the same data gives the same bytes."""
    found, t = tables(index, wanted, contacts), translator(index.atlas.words, lang)
    sheets: dict[str, Sheet] = {
        name: ([column.name for column in TABLES[name]], table.to_numpy().tolist()) for name, table in found.items()
    }
    sheets[COLUMNS] = (column_head(t), column_rows(found, t))
    return workbook(index, lang, sheets, about(index, wanted, found, lang))

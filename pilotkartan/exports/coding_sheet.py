"""Write an empty coding sheet: a line for each pilot and code, to be answered by someone who codes it again. Pure."""

import pandas as pd

from pilotkartan.content.coding_cells import known_in
from pilotkartan.content.coding_sheet_rules import COLUMNS
from pilotkartan.content.model import Atlas, Lang
from pilotkartan.exports.csv_format import EXCEL_SV, PLAIN, Dialect, to_csv

# The form in which a spreadsheet with the settings of the language opens the sheet right.
DIALECT_OF: dict[Lang, Dialect] = {"sv": EXCEL_SV, "en": PLAIN}
# What helps to answer; whoever reads the sheet leaves it alone.
_HELP = ("label", "counts", "counts_not")


def coding_sheet(atlas: Atlas, lang: Lang) -> bytes:
    """Return the sheet as CSV, with what counts as each code in `lang`."""
    known, codes = known_in(atlas), atlas.codebook.by_id
    rows = []
    for pilot, code in known.cells:
        told = (getattr(codes[code], name) for name in _HELP)
        empty = [None] * (len(COLUMNS) - 3)
        rows.append(
            [pilot, known.dimension_of[code], code, *empty, *(text.of(lang) if text else None for text in told)]
        )
    return to_csv(pd.DataFrame(rows, columns=[*COLUMNS, *_HELP], dtype=object), DIALECT_OF[lang])

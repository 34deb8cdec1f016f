"""Describe the CSV files and their columns as DDI-Codebook. Pure."""

from collections.abc import Iterator

import pandas as pd

from pilotkartan.content.model import Atlas
from pilotkartan.content.texts import translator
from pilotkartan.exports.columns import CODES_OF, Column, content
from pilotkartan.exports.csv_format import PLAIN
from pilotkartan.exports.ddi_elements import ONE, E, Element, in_each, in_lang, translated


def file_element(atlas: Atlas, name: str, rows: pd.DataFrame) -> Element:
    """Return the description of a table as its CSV file."""
    size = E.dimensns(E.caseQnty(str(len(rows))), E.varQnty(str(len(rows.columns))))
    described = in_lang(ONE, "fileCont", content(name, translator(atlas.words, ONE)))
    return E.fileDscr(
        E.fileTxt(E.fileName(f"{name}{PLAIN.ending}"), described, size, E.fileType("text/csv", charset="UTF-8")),
        ID=f"F-{name}",
    )


def variable_element(atlas: Atlas, column: Column, rows: pd.DataFrame) -> Element:
    """Return the description of a column: its meaning, how many rows have it, and its codes with their frequency."""
    values = rows[column.name]
    counts = {"vald": int(values.notna().sum()), "invd": int(values.isna().sum())}
    variable = E.var(
        *in_each("labl", translated(atlas, column.title)),
        *(E.sumStat(str(count), type=kind) for kind, count in counts.items()),
        *in_each("txt", translated(atlas, column.meaning)),
        *_categories(atlas, column, values),
        E.varFormat(type="numeric" if column.type in {"number", "integer"} else "character"),
        ID=f"V-{column.table}.{column.name}",
        name=column.name,
        files=f"F-{column.table}",
    )
    if column.unit:
        variable.set("measUnit", column.unit)
    return variable


def _categories(atlas: Atlas, column: Column, values: pd.Series) -> Iterator[Element]:
    for code in atlas.codebook.codes(CODES_OF[column.subject]) if column.subject in CODES_OF else ():
        frequency = E.catStat(str(int((values == code.id).sum())), type="freq")
        yield E.catgry(E.catValu(code.id), *in_each("labl", code.label.of), frequency)

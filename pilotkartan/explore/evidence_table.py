"""Write a grid of results as a table of texts, for documents that have no marks. Pure."""

from collections.abc import Mapping, Sequence

from pilotkartan.content.model import Atlas, Code, Lang
from pilotkartan.content.texts import Translator
from pilotkartan.explore.evidence import EMPTY, Cell, Empty, Grid
from pilotkartan.explore.evidence_text import category_label, dimension_label

_STATUS = "result_status"
# The signs of statistical tables where there is no room for words: nothing, not applicable, not available.
SIGNS: Mapping[Empty, str] = {"coded": "–", "absent": ".", "unreported": ".."}


def letters(statuses: Sequence[Code], lang: Lang) -> dict[str, str]:
    """Return the first letters of each status, as many as tell it from the others: `G`, `På`, `Pl`."""
    labels = {code.id: code.label.of(lang) for code in statuses}
    return {
        code: next(
            (
                label[:n]
                for n in range(1, len(label))
                if not any(other.startswith(label[:n]) for key, other in labels.items() if key != code)
            ),
            label,
        )
        for code, label in labels.items()
    }


def empty_kinds(grid: Grid) -> list[Empty]:
    """Return the kinds of empty cells that the grid has, for its key."""
    found = {cell.empty for cell in grid.cells.values()}
    return [kind for kind in EMPTY if kind in found]


def empty_signs(grid: Grid, t: Translator) -> list[tuple[str, str]]:
    """Return the sign of each kind of empty cell that the grid has, where there is no room for words; its meaning."""
    return [(SIGNS[kind], t(f"evidence.why_{kind}")) for kind in empty_kinds(grid)]


def text_table(atlas: Atlas, grid: Grid, t: Translator, lang: Lang) -> list[tuple[str, ...]]:
    """Return the headings, a row for each row of the grid, and the totals; the totals are last in each row too.

    An empty cell says in short why it is empty.
    """
    letter_of = letters(atlas.codebook.codes(_STATUS), lang)

    def told(cell: Cell) -> str:
        return t(f"evidence.short_{cell.empty}") if cell.empty else _counts(cell, letter_of)

    totals = [grid.column_totals[column.id] for column in grid.columns]
    heads = (category_label(column, t, lang) for column in grid.columns)
    return [
        (dimension_label(atlas, grid.row_dimension, t, lang), *heads, t("likeness.together")),
        *(
            (
                category_label(row, t, lang),
                *(told(grid.cells[row.id, column.id]) for column in grid.columns),
                _total(grid.row_totals[row.id], letter_of),
            )
            for row in grid.rows
        ),
        (t("likeness.together"), *(_total(cell, letter_of) for cell in (*totals, grid.total))),
    ]


def table_key(atlas: Atlas, grid: Grid, t: Translator, lang: Lang) -> list[tuple[str, str]]:
    """Return what the letters and the words of empty cells mean, each with its meaning."""
    statuses = atlas.codebook.codes(_STATUS)
    letter_of = letters(statuses, lang)
    return [
        *((letter_of[code.id], code.label.of(lang)) for code in statuses),
        *((t(f"evidence.short_{kind}"), t(f"evidence.why_{kind}")) for kind in empty_kinds(grid)),
    ]


def _total(cell: Cell, letter_of: Mapping[str, str]) -> str:
    return "0" if cell.empty else f"{len(cell.found)}: {_counts(cell, letter_of)}"


def _counts(cell: Cell, letter_of: Mapping[str, str]) -> str:
    counted = ((cell.counts[status], letter) for status, letter in letter_of.items())
    return ", ".join(f"{count}\N{NO-BREAK SPACE}{letter}" for count, letter in counted if count)

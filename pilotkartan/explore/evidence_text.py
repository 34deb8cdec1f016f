"""Say in words what stands out in a grid of results: where most is reported, and where nothing is. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.texts import Translator, join_list
from pilotkartan.explore.evidence import EMPTY, Category, Cell, Grid
from pilotkartan.explore.grid_dimensions import PILOT_DIMENSION
from pilotkartan.explore.tally import DONE

_STATUS = "result_status"
# More cells or rows than these have nothing in particular: they are counted or left out, not named.
_MAX_NAMED = 3


def standouts(atlas: Atlas, grid: Grid, t: Translator, lang: Lang) -> tuple[str, ...]:
    """Return the sentences: where most is, which rows and columns have nothing or nothing done, the empty cells."""
    if not grid.total.found:
        return (t("evidence.no_results"),)
    nothing = (*_nothing(grid, t, lang), *_nothing_done(grid, t, lang))
    return (_most(atlas, grid, t, lang), *nothing, *_empty(grid, t), *_emptiest(grid, t, lang))


def dimension_label(atlas: Atlas, dimension: str, t: Translator, lang: Lang) -> str:
    """Return the name of a dimension of the grid."""
    if dimension == PILOT_DIMENSION:
        return t("evidence.pilot")
    return atlas.codebook.dimension_by_id[dimension].label.of(lang)


def grid_caption(atlas: Atlas, grid: Grid, t: Translator, lang: Lang) -> str:
    """Return what the grid counts, and what its rows and its columns are."""
    row, column = (dimension_label(atlas, name, t, lang) for name in (grid.row_dimension, grid.column_dimension))
    return t("evidence.caption", row=row, column=column)


def category_label(category: Category, t: Translator, lang: Lang) -> str:
    """Return the name of a row or column."""
    return category.label.of(lang) if category.label else t("evidence.uncoded")


def results(count: int, t: Translator) -> str:
    """Return a number of results with its noun."""
    return t("evidence.result") if count == 1 else t("evidence.results", count=count)


def breakdown(atlas: Atlas, cell: Cell, t: Translator, lang: Lang) -> str:
    """Return a cell in words: `3 results (Done 2, Planned 1)`, or why it has none."""
    if cell.empty:
        return t(f"evidence.why_{cell.empty}")
    statuses = (code for code in atlas.codebook.codes(_STATUS) if cell.counts[code.id])
    parts = ", ".join(f"{code.label.of(lang)} {cell.counts[code.id]}" for code in statuses)
    return f"{results(len(cell.found), t)} ({parts})"


def counted_several_times(grid: Grid, t: Translator) -> str:
    """Return the note that a result is in several cells, with both sums; nothing where none is."""
    total = len(grid.total.found)
    if grid.placings == total:
        return ""
    return t("evidence.several", results=results(total, t), placings=grid.placings)


def _most(atlas: Atlas, grid: Grid, t: Translator, lang: Lang) -> str:
    most = max(len(cell.found) for cell in grid.cells.values())
    places = [place for place, cell in grid.cells.items() if len(cell.found) == most]
    if len(places) > _MAX_NAMED:
        return t("evidence.no_most", cells=len(places), results=results(most, t))
    rows, columns = ({each.id: category_label(each, t, lang) for each in line} for line in (grid.rows, grid.columns))
    told = [f"{rows[row]} ({columns[column]})" for row, column in places]
    if len(places) == 1:
        return t("evidence.most", name=told[0], results=breakdown(atlas, grid.cells[places[0]], t, lang))
    return t("evidence.most_each", names=join_list(told, t("summary.and")), results=results(most, t))


def _nothing(grid: Grid, t: Translator, lang: Lang) -> Iterator[str]:
    """Yield the rows and columns without any result: those that a pilot has, and those that none has."""
    empty = [(line, cell.empty) for line, cell in _lines(grid) if cell.empty]
    if names := _joined([line for line, kind in empty if kind != "absent"], t, lang):
        yield t("evidence.all_unreported", names=names)
    if names := _joined([line for line, kind in empty if kind == "absent"], t, lang):
        yield t("evidence.all_absent", names=names)


def _nothing_done(grid: Grid, t: Translator, lang: Lang) -> Iterator[str]:
    """Yield the rows and columns, and the number of cells, where results are reported but none that is done."""
    lines = [line for line, cell in _lines(grid, but=_STATUS) if not cell.empty and not cell.counts[DONE]]
    if lines:
        yield t("evidence.none_done", names=_joined(lines, t, lang))
    cells = [cell for cell in grid.cells.values() if cell.found and not cell.counts[DONE]]
    if cells and _STATUS not in (grid.row_dimension, grid.column_dimension):
        yield t("evidence.cells_not_done", count=len(cells), cells=len(grid.cells))


def _empty(grid: Grid, t: Translator) -> Iterator[str]:
    """Yield how many cells are empty, and how many of them why."""
    empty = Counter(cell.empty for cell in grid.cells.values() if cell.empty)
    yield t("evidence.empty", count=empty.total(), cells=len(grid.cells)) if empty else t("evidence.none_empty")
    yield from (
        t("evidence.empty_why", why=t(f"evidence.why_{kind}"), count=empty[kind]) for kind in EMPTY if empty[kind]
    )


def _emptiest(grid: Grid, t: Translator, lang: Lang) -> Iterator[str]:
    """Yield the rows that have most empty cells, of those that have a result at all."""
    of_row = {row: sum(bool(grid.cells[row.id, column.id].empty) for column in grid.columns) for row in grid.rows}
    partly = {row: count for row, count in of_row.items() if not grid.row_totals[row.id].empty}
    most = max(partly.values())
    rows = [row for row, count in partly.items() if count == most]
    if most and len(rows) <= min(_MAX_NAMED, len(grid.rows) - 1):
        yield t(
            "evidence.emptiest" if len(rows) == 1 else "evidence.emptiest_each",
            names=_joined(rows, t, lang),
            count=most,
            cells=len(grid.columns),
        )


def _lines(grid: Grid, but: str = "") -> list[tuple[Category, Cell]]:
    """Return every row and column with its total, but those of one dimension."""
    rows = [(row, grid.row_totals[row.id]) for row in grid.rows if grid.row_dimension != but]
    columns = [(column, grid.column_totals[column.id]) for column in grid.columns if grid.column_dimension != but]
    return rows + columns


def _joined(lines: Sequence[Category], t: Translator, lang: Lang) -> str:
    return join_list([category_label(line, t, lang) for line in lines], t("summary.and"))

"""Read from a selection which grid of results is shown and which cell is open, and what map a cell asks for. Pure."""

from dataclasses import dataclass, replace

from pilotkartan.content.model import Lang
from pilotkartan.explore.evidence import Category, Cell, Grid, evidence_grid
from pilotkartan.explore.grid_dimensions import FIRST_COLUMN, FIRST_ROW, PILOT_DIMENSION, UNCODED
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection


@dataclass(frozen=True)
class OpenCell:
    """Hold a cell with its row and its column; the total of a row has no column, that of a column no row."""

    row: Category | None
    column: Category | None
    cell: Cell

    @property
    def place(self) -> tuple[str | None, str | None]:
        """Return the ids of its row and its column."""
        return self.row.id if self.row else None, self.column.id if self.column else None


def grid_for(index: Index, selection: Selection, lang: Lang) -> Grid:
    """Return the grid of the pilots that the filters leave, in the dimensions chosen."""
    row, column = shown_dimensions(selection)
    return evidence_grid(index.atlas, index.view(selection, lang).pilots, row, column)


def shown_dimensions(selection: Selection) -> tuple[str, str]:
    """Return the dimensions of rows and columns: where both are the same, the columns are those of the first grid."""
    row, column = selection.row_dimension, selection.column_dimension
    if row == column:
        column = FIRST_COLUMN if row != FIRST_COLUMN else FIRST_ROW
    return row, column


def open_cell(grid: Grid, selection: Selection) -> OpenCell | None:
    """Return the cell or total that the selection names, or None where the grid has no such one with results."""
    row = next((each for each in grid.rows if each.id == selection.row), None)
    column = next((each for each in grid.columns if each.id == selection.column), None)
    if (row is None) != (selection.row is None) or (column is None) != (selection.column is None):
        return None
    if row:
        cell = grid.cells[row.id, column.id] if column else grid.row_totals[row.id]
    elif column:
        cell = grid.column_totals[column.id]
    else:
        return None
    return OpenCell(row, column, cell) if cell.found else None


def with_cell(selection: Selection, row: str | None, column: str | None) -> Selection:
    """Return the selection with another cell open, or none."""
    return replace(selection, row=row, column=column)


def map_of(grid: Grid, opened: OpenCell, selection: Selection) -> Selection | None:
    """Return the map filtered by just the row and column of a cell; None where no filter says it."""
    map_view = Selection(lang=selection.lang)
    for name, each in ((grid.row_dimension, opened.row), (grid.column_dimension, opened.column)):
        if each is None:
            continue
        if each.id == UNCODED:
            return None
        if name == PILOT_DIMENSION:
            map_view = replace(map_view, pilot=each.id)
        else:
            map_view = map_view.with_facet(name, (each.id,))
    return map_view

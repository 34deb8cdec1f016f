"""Render the grid of results as a table, and the results of one cell in full. Pure."""

from collections.abc import Callable
from itertools import groupby, product

from markupsafe import Markup

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.texts import Translator
from pilotkartan.explore.evidence import Category, Found, Grid
from pilotkartan.explore.evidence_table import empty_kinds, letters
from pilotkartan.explore.evidence_text import (
    breakdown,
    category_label,
    counted_several_times,
    dimension_label,
    grid_caption,
    results,
    standouts,
)
from pilotkartan.explore.evidence_view import OpenCell
from pilotkartan.render.html import render

# The ids of the open cell and, with the cell's row and column after it, of the links that open one, and of the results
# of a cell where all of them are on one page.
OPEN, CELL, RESULTS = "ruta", "ruta-", "resultat-"
# Returns the address that opens a cell by its row and column, of which a total has only one; None for no link.
CellLink = Callable[[str | None, str | None], str | None]
PilotLink = Callable[[str], str]


def render_grid(
    atlas: Atlas,
    grid: Grid,
    t: Translator,
    lang: Lang,
    link: CellLink | None = None,
    opened: OpenCell | None = None,
    prefix: str = "",
) -> Markup:
    """Return what stands out, then the table with a mark for each status, whose area is the number of results.

    Each cell that has results is a link where `link` gives an address; `opened` is the cell that is shown. `prefix`
    tells the grid's ids from those of another on the same page.
    """
    statuses = atlas.codebook.codes("result_status")
    return Markup(
        render(
            "evidence",
            atlas,
            t,
            lang,
            grid=grid,
            standouts=standouts(atlas, grid, t, lang),
            several=counted_several_times(grid, t),
            caption=grid_caption(atlas, grid, t, lang),
            row_name=dimension_label(atlas, grid.row_dimension, t, lang),
            label=lambda category: category_label(category, t, lang),
            told=lambda cell: results(len(cell.found), t),
            letters=letters(statuses, lang),
            statuses=statuses,
            kinds=empty_kinds(grid),
            link=link or (lambda _row, _column: None),
            opens=link is not None,
            prefix=prefix,
            mark_id=lambda row, column: prefix + cell_id(row, column),
            here=opened.place if opened else None,
        )
    )


def render_cell(
    atlas: Atlas,
    opened: OpenCell,
    t: Translator,
    lang: Lang,
    pilot_link: PilotLink,
    on_map: tuple[str, str] | None = None,
    close: str | None = None,
    name: str = OPEN,
) -> Markup:
    """Return the results of a cell in full, by pilot, each with its status, type, themes and paragraphs.

    `on_map` is the text and the address of the map filtered by the cell, `close` the address without an open cell.
    `name` is the id of the element.
    """
    by_pilot = [(pilot, list(found)) for pilot, found in groupby(opened.cell.found, key=_pilot)]
    return Markup(
        render(
            "evidence_cell",
            atlas,
            t,
            lang,
            id=name,
            name=cell_name(opened.row, opened.column, t, lang),
            told=breakdown(atlas, opened.cell, t, lang),
            by_pilot=by_pilot,
            pilot_link=pilot_link,
            on_map=on_map,
            close=close,
        )
    )


def cell_name(row: Category | None, column: Category | None, t: Translator, lang: Lang) -> str:
    """Return the name of a cell: its row and its column."""
    return ", ".join(category_label(each, t, lang) for each in (row, column) if each)


def cell_id(row: str | None, column: str | None) -> str:
    """Return the id of the link that opens a cell."""
    return f"{CELL}{row or ''}.{column or ''}"


def render_whole(
    atlas: Atlas, grid: Grid, t: Translator, lang: Lang, pilot_link: PilotLink, prefix: str = ""
) -> Markup:
    """Return the grid and below it the results of each cell, all on one page; a cell leads to its own.

    Totals lead nowhere, since they have the same results again. All ids begin with `prefix`.
    """

    def link(row: str | None, column: str | None) -> str | None:
        return f"#{prefix}{results_id(row, column)}" if row and column else None

    parts = [render_grid(atlas, grid, t, lang, link, prefix=prefix)]
    for row, column in product(grid.rows, grid.columns):
        cell = grid.cells[row.id, column.id]
        if cell.found:
            opened, back = OpenCell(row, column, cell), f"#{prefix}{cell_id(row.id, column.id)}"
            name = prefix + results_id(row.id, column.id)
            parts.append(render_cell(atlas, opened, t, lang, pilot_link, close=back, name=name))
    return Markup("\n").join(parts)


def results_id(row: str, column: str) -> str:
    """Return the id of the results of a cell, where all of them are on one page."""
    return f"{RESULTS}{row}.{column}"


def _pilot(found: Found) -> object:
    return found.pilot

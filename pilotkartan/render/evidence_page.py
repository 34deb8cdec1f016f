"""Render the grid of results and its open cell as a page of the app shows them, with links within the app. Pure."""

from dataclasses import replace

from markupsafe import Markup

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import Translator, join_list
from pilotkartan.explore.evidence import Grid
from pilotkartan.explore.evidence_text import category_label, dimension_label
from pilotkartan.explore.evidence_view import OpenCell, grid_for, map_of, open_cell, with_cell
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import EVIDENCE_PAGE, Selection
from pilotkartan.render.evidence import OPEN, cell_id, render_cell, render_grid


def evidence_html(index: Index, selection: Selection, t: Translator, lang: Lang) -> tuple[Markup, Markup]:
    """Return the grid, and the results of the open cell; empty where none is open."""
    grid = grid_for(index, selection, lang)
    opened = open_cell(grid, selection)
    shared = selection.shared(lang)

    def link(row: str | None, column: str | None) -> str:
        return f"{with_cell(shared, row, column).address(EVIDENCE_PAGE)}#{OPEN}"

    table = render_grid(index.atlas, grid, t, lang, link, opened)
    return table, _cell(index, grid, opened, shared, t, lang) if opened else Markup()


def _cell(index: Index, grid: Grid, opened: OpenCell, selection: Selection, t: Translator, lang: Lang) -> Markup:
    closed = with_cell(selection, None, None)
    return render_cell(
        index.atlas,
        opened,
        t,
        lang,
        pilot_link=lambda pilot: replace(closed, pilot=pilot).address(),
        on_map=_on_map(index, grid, opened, selection, t, lang),
        close=f"{closed.address(EVIDENCE_PAGE)}#{cell_id(*opened.place)}",
    )


def _on_map(
    index: Index, grid: Grid, opened: OpenCell, selection: Selection, t: Translator, lang: Lang
) -> tuple[str, str] | None:
    """Return the text and address of the map filtered by the cell: a filter of pilots, so it may show more of them."""
    wanted = map_of(grid, opened, selection)
    if wanted is None:
        return None
    asked = ((grid.row_dimension, opened.row), (grid.column_dimension, opened.column))
    names = [
        f"{dimension_label(index.atlas, name, t, lang)}: {category_label(each, t, lang)}"
        for name, each in asked
        if each
    ]
    return t(
        "evidence.on_map", filters=join_list(names, t("summary.and")), count=_pilots(index, wanted, lang)
    ), wanted.address()


def _pilots(index: Index, wanted: Selection, lang: Lang) -> int:
    return 1 if wanted.pilot else len(index.view(wanted, lang).pilots)

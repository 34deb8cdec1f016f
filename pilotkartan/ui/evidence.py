"""Draw the grid of results: the choice of its dimensions, the table, and the results of the cell that is open."""

import streamlit as st
from markupsafe import Markup

from pilotkartan.explore.evidence_text import dimension_label
from pilotkartan.explore.evidence_view import shown_dimensions
from pilotkartan.explore.grid_dimensions import GRID_DIMENSIONS
from pilotkartan.render.evidence_page import evidence_html
from pilotkartan.ui import state
from pilotkartan.ui.context import View
from pilotkartan.ui.html import draw_html
from pilotkartan.ui.text import escape_markdown


def draw_evidence(view: View) -> None:
    """Draw the heading, the two dimensions to choose, the grid and the open cell."""
    row, column = shown_dimensions(view.selection)
    with st.container(horizontal=True, vertical_alignment="bottom", key="evidence-dimensions"):
        draw_html(Markup('<h2 class="page-title" id="evidence">{}</h2>').format(view.t("evidence.heading")))
        _draw_choice(view, state.ROW_DIMENSION, view.t("evidence.rows"), row, GRID_DIMENSIONS)
        others = tuple(name for name in GRID_DIMENSIONS if name != row)
        _draw_choice(view, state.COLUMN_DIMENSION, view.t("evidence.columns"), column, others)
    grid, cell = evidence_html(view.index, view.selection, view.t, view.lang)
    draw_html(grid)
    if cell:
        draw_html(cell)


def _draw_choice(view: View, key: str, label: str, chosen: str, dimensions: tuple[str, ...]) -> None:
    # Set here and not with the other widgets, since the columns depend on the rows.
    st.session_state[key] = chosen
    st.selectbox(
        label,
        dimensions,
        key=key,
        format_func=lambda name: escape_markdown(dimension_label(view.atlas, name, view.t, view.lang)),
        on_change=state.choose_grid,
        width=180,
    )

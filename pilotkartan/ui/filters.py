"""Draw the filters: the chips, the search, and the facets."""

import streamlit as st

from pilotkartan.explore.param_kinds import MAX_TEXT
from pilotkartan.render.filters import render_chips, render_facets
from pilotkartan.render.search_notes import render_search_notes
from pilotkartan.ui import state
from pilotkartan.ui.context import View
from pilotkartan.ui.html import draw_html


def draw_filters(view: View) -> None:
    """Draw the search and all facets."""
    st.text_input(
        view.t("filter.search"),
        key=state.SEARCH,
        type="search",
        placeholder=view.t("filter.search_hint"),
        on_change=state.read_widgets,
        max_chars=MAX_TEXT,
    )
    # For a narrow screen, where the drawer covers the list. Always there: the facets keep their place and focus.
    with st.container(key="drawer-notes"):
        draw_search_notes(view)
    draw_html(render_facets(view.index, view.lang))


def draw_search_notes(view: View) -> None:
    """Draw what is to be said of the search, if anything."""
    if notes := render_search_notes(view.index, view.selection.shared(view.lang), view.t, view.lang):
        draw_html(notes)


def draw_chips(view: View, page: str) -> None:
    """Draw a chip for each filter, which takes it away; their row is there without any, so that nothing moves."""
    with st.container(horizontal=True, key="chips"):
        draw_html(render_chips(view.index, view.selection, page, view.t, view.lang))

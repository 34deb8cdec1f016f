"""Draw the comparison: the ways into it, the choice of its pilots, the table, and its files."""

from functools import partial

import streamlit as st
from markupsafe import Markup

from pilotkartan.explore.comparison import FEWEST_COMPARED, ways_to_choose
from pilotkartan.exports.comparison_files import COMPARISON_FILES
from pilotkartan.render.comparison import render_comparison
from pilotkartan.render.ways_on import render_compare_way
from pilotkartan.ui import state
from pilotkartan.ui.address import app_address
from pilotkartan.ui.context import View
from pilotkartan.ui.html import draw_html
from pilotkartan.ui.text import escape_markdown


def draw_way(view: View) -> None:
    """Draw the link to the comparison, or a note that one more pilot is needed; nothing where none is chosen."""
    if way := render_compare_way(view.index, view.selection, view.t, view.lang):
        draw_html(way)


def draw_chooser(view: View) -> None:
    """Draw all pilots to choose from, and the ways to choose many at once."""
    t, selection = view.t, view.selection
    names = {pilot.id: escape_markdown(pilot.name) for pilot in view.index.by_name}
    draw_html(Markup('<h2 class="page-title">{}</h2>').format(t("compare.heading")))
    st.pills(
        t("compare.choose"),
        list(names),
        selection_mode="multi",
        format_func=lambda pilot: names[pilot],
        key=state.COMPARED,
        on_change=state.read_chooser,
    )
    with st.container(horizontal=True, gap="xsmall", key="compare-ways"):
        for key, (label, pilots) in ways_to_choose(view.index, selection, t, view.lang).items():
            unchanged = pilots == set(selection.compared)
            st.button(label, key=f"compared-{key}", disabled=unchanged, on_click=state.compare, args=(pilots,))


def draw_table(view: View) -> None:
    """Draw the pilots that are chosen side by side, or a note where there are too few."""
    t, compared = view.t, view.selection.compared
    if len(compared) < FEWEST_COMPARED:
        st.info(t("compare.too_few"))
        return
    draw_html(render_comparison(view.index, compared, t, view.lang))
    _draw_files(view)


def _draw_files(view: View) -> None:
    """Draw a button for each file of the comparison."""
    t, compared, base = view.t, view.selection.compared, app_address()
    draw_html(Markup('<h3 class="on-screen">{}</h3>').format(t("compare.download")))
    with st.container(horizontal=True, gap="small", key="comparison-files"):
        for name, file in COMPARISON_FILES.items():
            st.download_button(
                t(f"compare.file_{name}"),
                data=partial(file.make, view.index, compared, base, view.lang),
                file_name=file.saved_name(view.index, view.lang),
                mime=file.media_type,
                key=f"comparison-{name}",
                on_click="ignore",
            )

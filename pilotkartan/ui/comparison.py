"""Draw the comparison: the ways into it, the choice of its pilots, and the table."""

import streamlit as st
from markupsafe import Markup

from pilotkartan.content.texts import join_list
from pilotkartan.explore.comparison import compare, ways_to_choose
from pilotkartan.explore.selection import COMPARE_PAGE
from pilotkartan.render.html import render
from pilotkartan.ui import state
from pilotkartan.ui.context import View
from pilotkartan.ui.text import escape_markdown

_FEWEST = 2


def draw_way(view: View) -> None:
    """Draw the link to the comparison, or a note that one more pilot is needed; nothing where none is chosen."""
    t, compared = view.t, view.selection.compared
    if len(compared) >= _FEWEST:
        address = view.selection.address(COMPARE_PAGE)
        st.html(render("compare_way", view.atlas, t, view.lang, address=address, count=len(compared)))
    elif compared:
        text = t("compare.one_more", name=view.atlas.by_id[compared[0]].name)
        st.html(Markup('<p class="compare-hint">{}</p>').format(text))


def draw_chooser(view: View) -> None:
    """Draw all pilots to choose from, and the ways to choose many at once."""
    t, selection = view.t, view.selection
    names = {pilot.id: escape_markdown(pilot.name) for pilot in view.index.by_name}
    st.html(Markup('<h2 class="page-title">{}</h2>').format(t("compare.heading")))
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
    if len(compared) < _FEWEST:
        st.info(t("compare.too_few"))
        return
    pilots = [view.atlas.by_id[pilot] for pilot in compared]
    names = join_list([pilot.name for pilot in pilots], t("summary.and"))
    rows = compare(view.index, compared)
    st.html(render("compare", view.atlas, t, view.lang, pilots=pilots, rows=rows, names=names))

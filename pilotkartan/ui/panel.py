"""Draw the side panel: the list of pilots as cards, or the chosen one."""

from dataclasses import replace
from typing import get_args

import streamlit as st

from pilotkartan.content.model import Pilot
from pilotkartan.explore.selection import Sort
from pilotkartan.explore.summary import way_out
from pilotkartan.render.panel import render_list, render_panel
from pilotkartan.render.place import way_from
from pilotkartan.ui import state
from pilotkartan.ui.context import View
from pilotkartan.ui.filters import draw_search_notes
from pilotkartan.ui.html import draw_html
from pilotkartan.ui.text import escape_markdown


def draw_list(view: View, another: bool) -> None:
    """Draw the matching pilots as cards, then those that the filter leaves out, by name.

    Where `another` list of them is shown above, by distance or by fit, this one is folded until wanted.
    """
    if not another:
        st.header(view.t("list.heading"), anchor=False)
        _draw_cards(view)
        return
    opened = st.session_state.get(state.LIST, bool(view.selection.search))
    st.session_state[state.LIST] = opened
    folded = st.expander(view.t("list.heading"), key=state.LIST, on_change="rerun")
    if folded.open:
        with folded:
            _draw_cards(view)


def _draw_cards(view: View) -> None:
    st.segmented_control(
        view.t("list.sort"),
        get_args(Sort),
        key=state.SORT,
        required=True,
        format_func=lambda name: view.t(f"list.sort_{name}"),
        on_change=state.read_widgets,
    )
    draw_search_notes(view)
    if not view.matches.pilots:
        _draw_no_match(view)
    # The addresses leave out who is compared, so that a tick does not draw the list anew and lose the focus.
    here = replace(view.selection, compared=()).shared(view.lang)
    draw_html(render_list(view.index, view.matches, here, view.t, view.lang, every=True))


def draw_pilot(view: View, pilot: Pilot) -> None:
    """Draw one pilot: the links to others, how far it is from the visitor's own place, the article, the nearest."""
    from_place = way_from(view.place, pilot, view.t, view.lang) if view.place else ""
    here = replace(view.selection, compared=()).shared(view.lang)
    draw_html(render_panel(view.index, view.matches, here, pilot, from_place, view.t, view.lang))


def _draw_no_match(view: View) -> None:
    t, selection = view.t, view.selection
    st.warning(t("list.no_match"))
    best = view.index.loosening(selection, view.lang)
    if best is None:
        st.button(t("list.clear_all"), key="loosen", type="primary", on_click=state.show, args=(selection.cleared(),))
        return
    label = escape_markdown(way_out(view.atlas, best, t, view.lang))
    st.button(label, key="loosen", type="primary", on_click=state.show, args=(best.selection,))

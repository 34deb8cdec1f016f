"""Draw the side panel: the list of pilots as cards, or the chosen one."""

from dataclasses import replace
from typing import get_args

import streamlit as st

from pilotkartan.content.model import Lang, Pilot
from pilotkartan.content.texts import Translator
from pilotkartan.explore.index import Index, View
from pilotkartan.explore.selection import Selection, Sort
from pilotkartan.explore.summary import filter_name
from pilotkartan.geo.distance import by_distance, way
from pilotkartan.geo.gazetteer import Place
from pilotkartan.render.panel import render_list, render_panel
from pilotkartan.ui import state
from pilotkartan.ui.text import escape_markdown


def draw_list(index: Index, view: View, selection: Selection, another: bool, t: Translator, lang: Lang) -> None:
    """Draw the matching pilots as cards, then those that the filter leaves out, by name.

    Where `another` list of them stands above, by distance or by fit, this one is folded until wanted.
    """
    if not another:
        st.header(t("list.heading"), anchor=False)
        _draw_cards(index, view, selection, t, lang)
        return
    opened = st.session_state.get(state.LIST, bool(selection.search))
    st.session_state[state.LIST] = opened
    folded = st.expander(t("list.heading"), key=state.LIST, on_change="rerun")
    if folded.open:
        with folded:
            _draw_cards(index, view, selection, t, lang)


def _draw_cards(index: Index, view: View, selection: Selection, t: Translator, lang: Lang) -> None:
    st.segmented_control(
        t("list.sort"),
        get_args(Sort),
        key=state.SORT,
        required=True,
        format_func=lambda name: t(f"list.sort_{name}"),
        on_change=state.read_widgets,
    )
    if not view.pilots:
        _draw_no_match(index, selection, t, lang)
    # Who is compared is not told in the addresses, so that a tick does not draw the list anew and lose the focus.
    st.html(render_list(index, view, replace(selection, compared=()).shared(lang), t, lang, every=True))


def draw_pilot(
    index: Index, view: View, selection: Selection, pilot: Pilot, place: Place | None, t: Translator, lang: Lang
) -> None:
    """Draw one pilot: ways on, the way from the visitor's own place, the article, and the nearest others."""
    told = ""
    if place:
        (near,) = by_distance([pilot], place.lat, place.lon)
        told = t("place.way_to", place=place.name, way=way(near, t, lang))
    st.html(render_panel(index, view, replace(selection, compared=()).shared(lang), pilot, told, t, lang))


def _draw_no_match(index: Index, selection: Selection, t: Translator, lang: Lang) -> None:
    st.warning(t("list.no_match"))
    best = index.loosening(selection, lang)
    if best is None:
        st.button(t("list.clear_all"), key="loosen", type="primary", on_click=state.show, args=(selection.cleared(),))
        return
    name = filter_name(index.atlas, best.dimension, t, lang)
    st.button(
        t("list.loosen", name=escape_markdown(name), count=best.count),
        key="loosen",
        type="primary",
        on_click=state.show,
        args=(selection.without_facet(best.dimension),),
    )

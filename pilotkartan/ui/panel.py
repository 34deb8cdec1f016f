"""The side panel: the list of pilots as cards, or the one that is chosen."""

from typing import get_args

import streamlit as st
from markupsafe import Markup

from pilotkartan.article import render_card, render_pilot
from pilotkartan.gazetteer import Place
from pilotkartan.model import Lang, Pilot
from pilotkartan.places import by_distance
from pilotkartan.query import Index, View
from pilotkartan.selection import Selection, Sort
from pilotkartan.summary import filter_name
from pilotkartan.ui import state
from pilotkartan.ui.parts import choose_button, compare_box
from pilotkartan.ui.place import way
from pilotkartan.ui.text import plain
from pilotkartan.words import Speaker, number


def draw_list(index: Index, view: View, selection: Selection, another: bool, t: Speaker, lang: Lang) -> None:
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


def _draw_cards(index: Index, view: View, selection: Selection, t: Speaker, lang: Lang) -> None:
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
    for pilot in view.pilots:
        _draw_card(index, view, pilot, t, lang)
    left_out = [pilot for pilot in index.by_name if pilot.id not in view.ids]
    if left_out:
        st.html(Markup("<h3>{}</h3>").format(t("list.left_out")))
        with st.container(gap="xxsmall", key="left-out"):
            for pilot in left_out:
                labels = index.atlas.codebook.by_id
                told = f"{labels[pilot.county].label.of(lang)} · {index.atlas.main_theme(pilot).label.of(lang)}"
                choose_button(pilot, plain(pilot.name), f"choose-{pilot.id}", told=told)


def draw_pilot(index: Index, view: View, pilot: Pilot, place: Place | None, t: Speaker, lang: Lang) -> None:
    """Draw one pilot: ways on, the way from the visitor's own place, the article, and the nearest others."""
    _draw_steps(view, pilot, t)
    compare_box(pilot, t)
    if place:
        (near,) = by_distance([pilot], place.lat, place.lon)
        st.caption(t("place.way_to", place=plain(place.name), way=way(near, t, lang)))
    st.html(render_pilot(index.atlas, pilot, t, lang))
    st.html(Markup("<h3>{}</h3>").format(t("panel.nearest")))
    with st.container(key="nearest", gap="xsmall"):
        for other, km in index.nearest(pilot.id):
            label = t("panel.distance", name=plain(other.name), km=number(round(km), lang))
            choose_button(other, label, f"near-{other.id}", icon=":material/near_me:")
        st.caption(t("panel.distance_note"))


def _draw_steps(view: View, pilot: Pilot, t: Speaker) -> None:
    ids = view.ids
    with st.container(horizontal=True, gap="xsmall", key="steps", vertical_alignment="center"):
        st.button(t("panel.close"), key="close", icon=":material/arrow_back:", on_click=state.choose, args=(None,))
        if pilot.id not in ids:
            st.caption(t("panel.left_out"))
            return
        place = ids.index(pilot.id)
        steps = (("previous", ":material/chevron_left:", place - 1), ("next", ":material/chevron_right:", place + 1))
        for key, icon, to in steps:
            inside = 0 <= to < len(ids)
            target = view.pilots[to] if inside else pilot
            st.button(
                t(f"panel.{key}"),
                key=key,
                icon=icon,
                disabled=not inside,
                on_click=state.choose,
                args=(target.id,),
            )
        st.caption(t("panel.place", place=place + 1, total=len(ids)))


def _draw_card(index: Index, view: View, pilot: Pilot, t: Speaker, lang: Lang) -> None:
    with st.container(border=True, key=f"card-{pilot.id}", gap="xxsmall"):
        choose_button(pilot, plain(pilot.name), f"choose-{pilot.id}")
        compare_box(pilot, t)
        st.html(render_card(index.atlas, pilot, view.hits.get(pilot.id, ()), t, lang))


def _draw_no_match(index: Index, selection: Selection, t: Speaker, lang: Lang) -> None:
    st.warning(t("list.no_match"), icon=":material/search_off:")
    best = index.loosening(selection, lang)
    if best is None:
        st.button(t("list.clear_all"), key="loosen", type="primary", on_click=state.show, args=(selection.cleared(),))
        return
    name = filter_name(index.atlas, best.dimension, t, lang)
    st.button(
        t("list.loosen", name=plain(name), count=best.count),
        key="loosen",
        type="primary",
        on_click=state.show,
        args=(selection.without_facet(best.dimension),),
    )

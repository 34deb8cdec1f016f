"""Show the start page: filters, map, and the list or the chosen pilot."""

import streamlit as st

from pilotkartan.content.texts import translator
from pilotkartan.geo.lookup import Answer, locate
from pilotkartan.ui import state
from pilotkartan.ui.comparison import draw_way
from pilotkartan.ui.drawer import draw_bar, drawer
from pilotkartan.ui.filters import draw_filters
from pilotkartan.ui.map import draw_map
from pilotkartan.ui.panel import draw_list, draw_pilot
from pilotkartan.ui.place import draw_fits, draw_place, draw_place_search, draw_unknown_place

index, selection, lang = state.index(), state.selection(), state.lang()
t = translator(index.atlas.words, lang)
view = index.view(selection, lang)
whereabouts = locate(selection.place) if selection.place else Answer(())
place = whereabouts.places[0] if whereabouts.places and not whereabouts.problem else None

with st.container(key="content"), st.container(key="columns", horizontal=True):
    with st.container(key="filters"):
        draw_bar(index, view, selection, t, lang)
        with drawer(index, view, selection, t, lang):
            draw_place_search(index.atlas, t, lang)
            draw_filters(index, view, selection, t, lang)
    with st.container(key="map"):
        draw_map(index, view, selection, place, t, lang)
    with st.container(key="panel"):
        if selection.pilot:
            draw_pilot(index, view, selection, index.atlas.by_id[selection.pilot], place, t, lang)
        else:
            if whereabouts.problem:
                draw_unknown_place(selection.place, whereabouts, index.atlas, t, lang)
            if place:
                draw_place(index, view, place, t, lang)
            draw_fits(index, selection, place, t, lang)
            another = bool(place or selection.questions or selection.own_type)
            draw_list(index, view, selection, another, t, lang)
        draw_way(index.atlas, selection, t, lang)

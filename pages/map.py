"""Show the start page: filters, map, and the list or the chosen pilot."""

import streamlit as st

from pilotkartan.explore.pages import START_PAGE
from pilotkartan.ui.comparison import draw_way
from pilotkartan.ui.drawer import draw_bar, drawer
from pilotkartan.ui.filters import draw_filters
from pilotkartan.ui.fits import draw_fits
from pilotkartan.ui.map import draw_map
from pilotkartan.ui.panel import draw_list, draw_pilot
from pilotkartan.ui.place import draw_place, draw_place_search, draw_unknown_place
from pilotkartan.ui.state import current_view

view = current_view()
selection = view.selection
with st.container(key="content"), st.container(key="columns", horizontal=True):
    with st.container(key="filters"):
        draw_bar(view)
        with drawer(view, START_PAGE):
            draw_place_search(view)
            draw_filters(view)
    with st.container(key="map"):
        draw_map(view)
    with st.container(key="panel"):
        if selection.pilot:
            draw_pilot(view, view.atlas.by_id[selection.pilot])
        else:
            if view.located.problem:
                draw_unknown_place(view)
            if view.place:
                draw_place(view, view.place)
            draw_fits(view)
            draw_list(view, another=bool(view.place or selection.questions or selection.own_type))
        draw_way(view)

"""The start page: filters, map, and the list or the chosen pilot."""

import streamlit as st

from pilotkartan.current import current_index
from pilotkartan.ui import state
from pilotkartan.ui.chrome import draw_theme_styles
from pilotkartan.ui.filters import draw_filters
from pilotkartan.ui.map import draw_map
from pilotkartan.ui.panel import draw_list, draw_pilot
from pilotkartan.words import speaker

index, selection, lang = current_index(), state.selection(), state.lang()
t = speaker(index.atlas.words, lang)
view = index.view(selection, lang)

draw_theme_styles(index.atlas)
with st.container(key="content"):
    filter_column, map_column, panel_column = st.columns([23, 42, 35], gap="small")
    with filter_column, st.container(key="filters"):
        draw_filters(index, view, selection, t, lang)
    with map_column, st.container(key="map"):
        draw_map(index, view, selection, t, lang)
    with panel_column, st.container(key="panel"):
        if selection.pilot:
            draw_pilot(index, view, index.atlas.by_id[selection.pilot], t, lang)
        else:
            draw_list(index, view, selection, t, lang)

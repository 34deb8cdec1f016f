"""Compare pilots: choose them, see the table, the matrix, what is done, and which are alike."""

import streamlit as st

from pilotkartan.ui.comparison import draw_chooser, draw_table
from pilotkartan.ui.likeness import draw_likeness
from pilotkartan.ui.state import current_view

view = current_view()
with st.container(key="content"):
    with st.container(key="comparison"):
        draw_chooser(view)
        draw_table(view)
    chosen = [view.atlas.by_id[pilot] for pilot in view.selection.compared]
    draw_likeness(view, chosen if len(chosen) > 1 else view.index.by_name)

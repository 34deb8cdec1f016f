"""Compare pilots: choose them, see the table, the matrix, what is done, and which are alike."""

import streamlit as st

from pilotkartan.content.texts import translator
from pilotkartan.ui import state
from pilotkartan.ui.comparison import draw_chooser, draw_table
from pilotkartan.ui.likeness import draw_likeness

index, selection, lang = state.index(), state.selection(), state.lang()
t = translator(index.atlas.words, lang)
with st.container(key="content"):
    draw_chooser(index, selection, t, lang)
    draw_table(index, selection, t, lang)
    chosen = [index.atlas.by_id[pilot] for pilot in selection.compared]
    draw_likeness(index, tuple(chosen) if len(chosen) > 1 else index.by_name, t, lang)

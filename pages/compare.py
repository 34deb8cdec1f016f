"""Pilots side by side: which ones, and the table."""

import streamlit as st

from pilotkartan.ui import state
from pilotkartan.ui.comparison import draw_chooser, draw_table
from pilotkartan.words import speaker

index, selection, lang = state.index(), state.selection(), state.lang()
t = speaker(index.atlas.words, lang)
with st.container(key="content"):
    draw_chooser(index, selection, t, lang)
    draw_table(index, selection, t, lang)

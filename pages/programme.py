"""The programme: what it was, who followed it, and all materials."""

import streamlit as st

from pilotkartan.documents import render_programme
from pilotkartan.ui import state
from pilotkartan.words import speaker

atlas, lang = state.index().atlas, state.lang()
with st.container(key="content"):
    st.html(render_programme(atlas, speaker(atlas.words, lang), lang))

"""Show the programme: what it was, who followed it, and all materials."""

import streamlit as st

from pilotkartan.content.texts import translator
from pilotkartan.render.documents import render_programme
from pilotkartan.ui import state

atlas, lang = state.index().atlas, state.lang()
with st.container(key="content"):
    st.html(render_programme(atlas, translator(atlas.words, lang), lang))

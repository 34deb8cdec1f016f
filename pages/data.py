"""Show data and method: how the material was coded, the codebook, its limits, files, citations and sources."""

import streamlit as st

from pilotkartan.content.texts import translator
from pilotkartan.render.documents import render_method, render_sources
from pilotkartan.ui import state
from pilotkartan.ui.citing import draw_citations
from pilotkartan.ui.downloads import draw_downloads

index, lang = state.index(), state.lang()
t = translator(index.atlas.words, lang)
with st.container(key="content"):
    st.html(render_method(index, t, lang))
    with st.container(key="take-along"):
        draw_downloads(index, state.selection(), t, lang)
        draw_citations(index, state.selection(), t, lang)
    st.html(render_sources(index, t, lang))

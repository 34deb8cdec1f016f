"""Show the accessibility statement: how far the app conforms, known faults, how it was tested, whom to contact."""

import streamlit as st

from pilotkartan.content.texts import translator
from pilotkartan.render.documents import render_statement
from pilotkartan.ui import state

atlas, lang = state.index().atlas, state.lang()
with st.container(key="content"):
    st.html(render_statement(atlas, translator(atlas.words, lang), lang))

"""The accessibility statement: how far the app conforms, what is at fault, how it was tested, whom to tell."""

import streamlit as st

from pilotkartan.content.texts import speaker
from pilotkartan.render.documents import render_statement
from pilotkartan.ui import state

atlas, lang = state.index().atlas, state.lang()
with st.container(key="content"):
    st.html(render_statement(atlas, speaker(atlas.words, lang), lang))

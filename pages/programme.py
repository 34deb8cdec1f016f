"""The programme: what it was, who followed it, and all materials."""

import streamlit as st

from pilotkartan.markup import render
from pilotkartan.materials import all_materials
from pilotkartan.ui import state
from pilotkartan.words import speaker

atlas, lang = state.index().atlas, state.lang()
t = speaker(atlas.words, lang)
with st.container(key="content"):
    st.html(render("programme", atlas, t, lang, programme=atlas.programme, materials=all_materials(atlas)))

"""Show the programme: what it was, who followed it, and all materials."""

import streamlit as st

from pilotkartan.render.documents import render_programme
from pilotkartan.ui.html import draw_html
from pilotkartan.ui.state import current_view

view = current_view()
with st.container(key="content"):
    draw_html(render_programme(view.atlas, view.t, view.lang))

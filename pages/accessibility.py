"""Show the accessibility statement: how far the app conforms, known faults, how it was tested, whom to contact."""

import streamlit as st

from pilotkartan.render.documents import render_statement
from pilotkartan.ui.html import draw_html
from pilotkartan.ui.state import current_view

view = current_view()
with st.container(key="content"):
    draw_html(render_statement(view.atlas, view.t, view.lang))

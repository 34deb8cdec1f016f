"""Show what was done about what: the filters, the results of one dimension by another, and the cell that is open."""

import streamlit as st

from pilotkartan.explore.selection import EVIDENCE_PAGE
from pilotkartan.ui.drawer import draw_bar, drawer
from pilotkartan.ui.evidence import draw_evidence
from pilotkartan.ui.filters import draw_filters
from pilotkartan.ui.state import current_view

view = current_view()
with st.container(key="content"), st.container(key="columns", horizontal=True):
    with st.container(key="filters"):
        draw_bar(view)
        with drawer(view, EVIDENCE_PAGE):
            draw_filters(view)
    with st.container(key="evidence"):
        draw_evidence(view)

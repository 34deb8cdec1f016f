"""Show data and method: how the material was coded, the codebook, its limits, files, citations and sources."""

import streamlit as st

from pilotkartan.content.settings import FEED
from pilotkartan.exports.schema_org import APP
from pilotkartan.render.documents import render_about_data
from pilotkartan.ui.citing import draw_citations
from pilotkartan.ui.downloads import draw_downloads
from pilotkartan.ui.html import draw_html
from pilotkartan.ui.state import current_view

view = current_view()
with st.container(key="content"):
    # What the page that was served first has, too, is above what only the app has: so nothing of it moves.
    draw_html(render_about_data(view.index, view.t, view.lang, APP.in_lang(FEED, view.lang)))
    with st.container(key="take-along"):
        draw_downloads(view)
        draw_citations(view)

"""Show data and method: how the material was coded, the codebook, its limits, files, citations and sources."""

import streamlit as st

from pilotkartan.content.settings import FEED
from pilotkartan.exports.schema_org import APP
from pilotkartan.render.documents import render_keep, render_method, render_sources, render_versions
from pilotkartan.ui.citing import draw_citations
from pilotkartan.ui.downloads import draw_downloads
from pilotkartan.ui.state import current_view

view = current_view()
with st.container(key="content"):
    st.html(render_method(view.index, view.t, view.lang))
    with st.container(key="take-along"):
        draw_downloads(view)
        if keep := render_keep(view.atlas, view.t, view.lang):
            st.html(keep)
        draw_citations(view)
        if versions := render_versions(view.atlas, view.t, view.lang, APP.in_lang(FEED, view.lang)):
            st.html(versions)
    st.html(render_sources(view.index, view.t, view.lang))

"""Draw HTML; every address in it is made relative, so that it holds under any path."""

from typing import Any

import streamlit as st

from pilotkartan.render.urls import relative


def draw_html(html: str, **options: Any) -> None:
    """Draw HTML whose addresses begin at the start page; `options` are those of `st.html`."""
    st.html(relative(html), **options)

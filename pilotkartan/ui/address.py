"""Tell the app's own address."""

import streamlit as st

from pilotkartan.content.environment import base_url


def app_address() -> str:
    """Return the app's own address as the browser knows it; empty where there is no browser."""
    try:
        return base_url(st.context.url or "")
    except ValueError:
        return ""

"""Tell the app's own address."""

from contextlib import suppress
from urllib.parse import urlsplit

import streamlit as st

from pilotkartan.content.environment import base_url
from pilotkartan.explore.pages import PAGES, START_PAGE


def app_address() -> str:
    """Return the app's own address as the browser knows it; empty where there is no browser."""
    shown = st.context.url or ""
    # Without the path where that is not of the kind that people read, such as one that a host of apps has for itself.
    for path in (_start_path(shown), ""):
        with suppress(ValueError):
            return base_url(shown, path)
    return ""


def _start_path(shown: str) -> str:
    """Return the path of the start page, given the address of any page."""
    path = urlsplit(shown).path.rstrip("/")
    above, _, page = path.rpartition("/")
    return above if page in PAGES and page != START_PAGE else path

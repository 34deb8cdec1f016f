"""Draw small parts that several pages share."""

import streamlit as st

from pilotkartan.content.model import Pilot
from pilotkartan.content.settings import base_url
from pilotkartan.ui import state
from pilotkartan.ui.text import escape_markdown


def app_address() -> str:
    """Return the app's own address as the browser knows it; empty where there is no browser."""
    try:
        return base_url(st.context.url or "")
    except ValueError:
        return ""


def choose_button(pilot: Pilot, label: str, key: str, details: str) -> None:
    """Draw a button that reads like a link and chooses a pilot; `label` is Markdown, `details` a text below it."""
    label += f" :small[{escape_markdown(details)}]"
    st.button(label, key=key, type="tertiary", on_click=state.choose, args=(pilot.id,))

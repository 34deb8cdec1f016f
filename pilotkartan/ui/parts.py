"""Small parts that more than one place of a page draws."""

import streamlit as st

from pilotkartan.model import Pilot
from pilotkartan.ui import state


def choose_button(pilot: Pilot, label: str, key: str, icon: str | None = None) -> None:
    """Draw a button that reads like a link and chooses a pilot; `label` is Markdown."""
    st.button(label, key=key, icon=icon, type="tertiary", on_click=state.choose, args=(pilot.id,))

"""Small parts that more than one place of a page draws."""

import streamlit as st

from pilotkartan.model import Pilot
from pilotkartan.ui import state
from pilotkartan.ui.text import plain


def choose_button(pilot: Pilot, label: str, key: str, icon: str | None = None, told: str = "") -> None:
    """Draw a button that reads like a link and chooses a pilot; `label` is Markdown, `told` a text beneath it."""
    if told:
        label += f" :small[{plain(told)}]"
    st.button(label, key=key, icon=icon, type="tertiary", on_click=state.choose, args=(pilot.id,))

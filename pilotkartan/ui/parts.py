"""Small parts that more than one place of a page draws."""

import streamlit as st

from pilotkartan.address import base_url
from pilotkartan.model import Pilot
from pilotkartan.ui import state
from pilotkartan.ui.text import plain
from pilotkartan.words import Speaker


def app_address() -> str:
    """Return the app's own address as the browser knows it; empty where there is no browser."""
    try:
        return base_url(st.context.url or "")
    except ValueError:
        return ""


def choose_button(pilot: Pilot, label: str, key: str, icon: str | None = None, told: str = "") -> None:
    """Draw a button that reads like a link and chooses a pilot; `label` is Markdown, `told` a text beneath it."""
    if told:
        label += f" :small[{plain(told)}]"
    st.button(label, key=key, icon=icon, type="tertiary", on_click=state.choose, args=(pilot.id,))


def compare_box(pilot: Pilot, t: Speaker) -> None:
    """Draw the checkbox that takes a pilot into the comparison."""
    st.checkbox(
        t("compare.box", name=plain(pilot.name)),
        key=state.compare_key(pilot.id),
        on_change=state.read_compare_box,
        args=(pilot.id,),
    )

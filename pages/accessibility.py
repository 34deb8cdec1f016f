"""The accessibility statement: how far the app conforms, what is at fault, how it was tested, whom to tell."""

import streamlit as st

from pilotkartan.address import ACCESSIBILITY_CONTACT, mail_or_page
from pilotkartan.markup import render
from pilotkartan.ui import state
from pilotkartan.words import speaker

atlas, lang = state.index().atlas, state.lang()
t = speaker(atlas.words, lang)
link = mail_or_page(ACCESSIBILITY_CONTACT) if ACCESSIBILITY_CONTACT else ""
with st.container(key="content"):
    st.html(
        render(
            "accessibility", atlas, t, lang, statement=atlas.statement, contact=ACCESSIBILITY_CONTACT, contact_link=link
        )
    )

"""The main script of every run: page settings, address, language, data or its problems, head, page, foot."""

import streamlit as st

from pilotkartan.current import current_index
from pilotkartan.problems import DataError
from pilotkartan.ui import chrome, state
from pilotkartan.words import speaker

st.set_page_config(page_title="Pilotkartan", page_icon="assets/logo.svg", layout="wide")
try:
    index = current_index()
except DataError as error:
    chrome.draw_problems(error, state.lang())
    st.stop()

state.adopt_address(index)
lang = state.lang()
t = speaker(index.atlas.words, lang)
pages = [
    st.Page("map.py", title=t("head.map"), icon=":material/map:", default=True),
    st.Page("programme.py", title=t("head.programme"), icon=":material/menu_book:", url_path="programmet"),
]
page = st.navigation(pages, position="hidden")
chrome.draw_head(pages, t, lang)
page.run()
chrome.draw_foot(index.atlas, t, lang)

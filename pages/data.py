"""Data: the distances between the pilots, and where everything comes from."""

import streamlit as st

from pilotkartan.export import distances_csv
from pilotkartan.markup import render
from pilotkartan.ui import state
from pilotkartan.words import speaker

index, lang = state.index(), state.lang()
t = speaker(index.atlas.words, lang)
with st.container(key="content"):
    st.html(render("data", index.atlas, t, lang, pilots=index.by_name, distances=index.distances_km.to_dict()))
    st.download_button(
        t("data.download_distances"),
        data=lambda: distances_csv(index),
        file_name="pilotkartan-distances.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )

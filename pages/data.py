"""Data and method: how the material was coded, the codebook, its limits, files, citations and sources."""

import streamlit as st

from pilotkartan.coverage import pilots_with, reported
from pilotkartan.export import csv, csv_name
from pilotkartan.markup import render
from pilotkartan.ui import state
from pilotkartan.words import speaker

index, lang = state.index(), state.lang()
atlas = index.atlas
t = speaker(atlas.words, lang)
with st.container(key="content"):
    st.html(
        render(
            "data",
            atlas,
            t,
            lang,
            pilots=index.by_name,
            codings=sum(len(pilot.coding) for pilot in atlas.pilots),
            codebook=[
                (dimension, [(code, pilots_with(index, code)) for code in atlas.codebook.codes(dimension.id)])
                for dimension in atlas.codebook.dimension
            ],
            reported=[(pilot, reported(atlas, pilot)) for pilot in index.by_name],
        )
    )
    st.html(render("sources", atlas, t, lang, pilots=index.by_name, distances=index.distances_km.to_dict()))
    st.download_button(
        t("data.download_distances"),
        data=lambda: csv("distances", index),
        file_name=csv_name("distances", atlas),
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )

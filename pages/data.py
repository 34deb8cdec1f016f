"""Data and method: how the material was coded, the codebook, its limits, files, citations and sources."""

import streamlit as st

from pilotkartan.coverage import pilots_with, reported
from pilotkartan.markup import render
from pilotkartan.ui import state
from pilotkartan.ui.citing import draw_citations
from pilotkartan.ui.downloads import draw_downloads
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
    with st.container(key="take-along"):
        draw_downloads(index, state.selection(), t, lang)
        draw_citations(index, state.selection(), t, lang)
    st.html(render("sources", atlas, t, lang, pilots=index.by_name, distances=index.distances_km.to_dict()))

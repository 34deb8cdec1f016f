"""Prepare a presentation, and show it at the step that the address names."""

import streamlit as st

from pilotkartan.content.texts import translator
from pilotkartan.explore.story import story_for, with_notes
from pilotkartan.ui import state
from pilotkartan.ui.exports import draw_exports
from pilotkartan.ui.presenting import draw_preparation, draw_stage

index, selection, lang = state.index(), state.selection(), state.lang()
t = translator(index.atlas.words, lang)
steps = with_notes(story_for(index, selection, lang), state.notes())
if current := state.shown_step():
    draw_stage(index, steps, current, t, lang)
else:
    with st.container(key="content"):
        notes = draw_preparation(index, selection, steps, t, lang)
        with notes:
            draw_exports(index, selection, steps, t, lang)

"""Prepare a presentation, and show it at the step that the address names."""

import streamlit as st

from pilotkartan.explore.story import story_for, with_notes
from pilotkartan.ui import state
from pilotkartan.ui.exports import draw_exports
from pilotkartan.ui.presenting import draw_preparation, draw_stage
from pilotkartan.ui.state import current_view

view = current_view()
steps = with_notes(story_for(view.index, view.selection, view.lang), state.notes())
if current := state.shown_step():
    draw_stage(view, steps, current)
else:
    with st.container(key="content"):
        draw_preparation(view, steps, lambda: draw_exports(view, steps, state.talk(steps)))

"""Draw the map, the choice of its background, and the notice shown when it cannot start."""

import streamlit as st
from markupsafe import Markup

from pilotkartan.render.folium_map import draw, map_state
from pilotkartan.ui import state
from pilotkartan.ui.context import View
from pilotkartan.ui.html import draw_html

# The height without our own style sheet, in pixels; with it the map fills its column.
_HEIGHT_PX = 640


def draw_map(view: View) -> None:
    """Draw the map with the state of this run."""
    t = view.t
    background = bool(st.session_state.get(state.BACKGROUND))
    past = Markup('<a class="skip" href="#panel">{}</a>').format(t("map.skip"))
    draw_html(past + Markup('<p class="map-notice" role="status">{}</p>').format(t("map.failed")))
    sent = map_state(view.atlas, view.selection, view.matches, view.place, t, view.lang, background)
    draw(sent, state.MAP, _HEIGHT_PX, state.adopt_clicks)
    with st.container(key="background-choice"):
        st.checkbox(t("map.background"), key=state.BACKGROUND, help=t("map.background_help"))
        if background:
            st.caption(f"{t('map.background_on')} {t('map.tiles')}.")

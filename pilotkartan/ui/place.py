"""Draw *my municipality*: the search for a place, and the card with the pilots by distance."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import Translator
from pilotkartan.geo.gazetteer import Place
from pilotkartan.geo.geocoder import ATTRIBUTION, Found, OnlineGeocoder
from pilotkartan.geo.lookup import Answer, address_of, address_of_point, look_up, meant, where
from pilotkartan.render.place import render_place
from pilotkartan.ui import state
from pilotkartan.ui.context import View
from pilotkartan.ui.html import draw_html
from pilotkartan.ui.run_queue import RUNS
from pilotkartan.ui.text import escape_markdown


@st.fragment
@RUNS.turn()
def draw_place_search(view: View) -> None:
    """Draw the field for a place, with suggestions while typing. A fragment: typing runs nothing else."""
    if st.session_state.pop(state.PLACE_CHOSEN, False):
        # The choice was made inside the fragment, and concerns the whole page.
        st.rerun()
    st.text_input(
        view.t("place.search"), key=state.PLACE_TEXT, type="search", placeholder=view.t("place.hint"), live=True
    )
    text = st.session_state.get(state.PLACE_TEXT, "").strip()
    if not text:
        return
    answer = look_up(text)
    if answer.problem:
        st.caption(view.t(f"place.{answer.problem}", text=escape_markdown(text)))
    _draw_suggestions(view, answer.places)
    _draw_meant(view, text, answer)
    _draw_online(text, view.t, view.lang)


def draw_unknown_place(view: View) -> None:
    """Show why the place in the address cannot be used, and which places may have been meant."""
    st.warning(view.t(f"place.{view.located.problem}", text=escape_markdown(view.selection.place)))
    _draw_suggestions(view, view.located.places)
    _draw_remove(view.t)


def draw_place(view: View, place: Place) -> None:
    """Draw the location of a place, and the matching pilots by their distance from it."""
    with st.container(key="own-place-head", horizontal=True, vertical_alignment="center"):
        st.header(escape_markdown(place.name), anchor=False, width="stretch")
        _draw_remove(view.t)
    draw_html(render_place(view.index, view.matches, view.selection.shared(view.lang), place, view.t, view.lang))


def _draw_remove(t: Translator) -> None:
    st.button(t("place.remove"), key="remove-place", on_click=state.use_place, args=("",))


def _draw_meant(view: View, text: str, answer: Answer) -> None:
    """Tell assets/js/app/ which suggestion Enter takes and for what text, and what is spoken of the suggestions."""
    place = meant(text, answer)
    spoken = [view.t(f"place.{answer.problem}", text=text)] if answer.problem else []
    if answer.places:
        names = "; ".join(f"{near.name}, {where(near, view.atlas, view.t, view.lang)}" for near in answer.places)
        spoken.append(view.t("place.suggested", count=len(answer.places), names=names))
    if place:
        spoken.append(view.t("place.enter_takes", name=place.name))
    html = Markup('<span class="suggested" data-read="{}" data-meant="{}" hidden>{}</span>')
    draw_html(html.format(text, place_key(place) if place else "", ". ".join(spoken)))


def place_key(place: Place) -> str:
    """Return the key of the button that chooses a place."""
    return f"place-{place.id}"


def _draw_suggestions(view: View, places: Sequence[Place]) -> None:
    with st.container(key="places", gap="xxsmall"):
        for place in places:
            label = f"{escape_markdown(place.name)} ({escape_markdown(where(place, view.atlas, view.t, view.lang))})"
            st.button(label, key=place_key(place), type="tertiary", on_click=state.use_place, args=(address_of(place),))


def _draw_online(text: str, t: Translator, lang: Lang) -> None:
    """Offer the online search where the operator has opted in, with a note; nothing is sent before a click."""
    geocoder = OnlineGeocoder.from_environment()
    if geocoder is None:
        return
    if not st.button(t("place.online"), key="online"):
        st.caption(t("place.online_note"))
        return
    found = geocoder.find(text, lang)
    if isinstance(found, Found):
        st.button(
            escape_markdown(found.label),
            key="online-found",
            type="tertiary",
            on_click=state.use_place,
            args=(address_of_point(found.lat, found.lon),),
        )
        st.caption(f"[{escape_markdown(ATTRIBUTION)}](https://www.openstreetmap.org/copyright)")
    else:
        st.caption(t(f"place.online_{found}"))

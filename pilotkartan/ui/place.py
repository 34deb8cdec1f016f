"""Draw *my municipality*: the search for a place, the card with the pilots by distance, and the pilots that fit."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.texts import Translator, format_number
from pilotkartan.explore.index import Index, View
from pilotkartan.explore.selection import Selection
from pilotkartan.geo.distance import Fit, Near, by_distance, ranked
from pilotkartan.geo.gazetteer import Place
from pilotkartan.geo.geocoder import ATTRIBUTION, Found, OnlineGeocoder
from pilotkartan.geo.lookup import Answer, address_of, address_of_point, look_up, where
from pilotkartan.ui import state
from pilotkartan.ui.parts import choose_button
from pilotkartan.ui.run_queue import RUNS
from pilotkartan.ui.text import escape_markdown


@st.fragment
@RUNS.turn()
def draw_place_search(atlas: Atlas, t: Translator, lang: Lang) -> None:
    """Draw the field for a place, with what is found as one types. A fragment: typing runs nothing else."""
    if st.session_state.pop(state.PLACE_CHOSEN, False):
        # The choice was made inside the fragment, and concerns the whole page.
        st.rerun()
    st.text_input(t("place.search"), key=state.PLACE_TEXT, type="search", placeholder=t("place.hint"), live=True)
    text = st.session_state.get(state.PLACE_TEXT, "").strip()
    if not text:
        return
    answer = look_up(text)
    if answer.problem:
        st.caption(t(f"place.{answer.problem}", text=escape_markdown(text)))
    _draw_suggestions(answer.places, atlas, t, lang)
    _draw_online(text, t, lang)


def draw_unknown_place(written: str, answer: Answer, atlas: Atlas, t: Translator, lang: Lang) -> None:
    """Say that the address holds a place that cannot be used, why, and what may have been meant."""
    st.warning(t(f"place.{answer.problem}", text=escape_markdown(written)))
    _draw_suggestions(answer.places, atlas, t, lang)
    _draw_remove(t)


def draw_place(index: Index, view: View, place: Place, t: Translator, lang: Lang) -> None:
    """Draw where a place lies, and the pilots that the filter leaves by their distance from it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(escape_markdown(place.name), anchor=False, width="stretch")
        _draw_remove(t)
    st.text(where(place, index.atlas, t, lang))
    st.html(Markup("<h3>{}</h3>").format(t("place.by_distance")))
    with st.container(key="by-distance", gap="xxsmall"):
        for near in by_distance(view.pilots, place.lat, place.lon):
            label = t("place.near", name=escape_markdown(near.pilot.name), way=way(near, t, lang))
            themes = (theme.label.of(lang) for theme in index.atlas.codes_of(near.pilot, "theme"))
            choose_button(near.pilot, label, f"distance-{near.pilot.id}", " · ".join(themes))
    st.caption(t("place.rule"))


def draw_fits(index: Index, selection: Selection, place: Place | None, t: Translator, lang: Lang) -> None:
    """Draw the questions, and once one is ticked the ranked pilots with their reasons."""
    asked = len(selection.questions)
    # As with the facets: it keeps its state itself, and is drawn only where it is open.
    opened = st.session_state.get(state.FITS, bool(asked or selection.own_type))
    st.session_state[state.FITS] = opened
    folded = st.expander(t("fit.heading"), key=state.FITS, on_change="rerun")
    if not folded.open:
        return
    with folded:
        for theme in index.options("theme"):
            st.checkbox(
                escape_markdown((theme.question or theme.label).of(lang)),
                key=state.question_key(theme.id),
                on_change=state.read_widgets,
            )
        codes = {code.id: code.label.of(lang) for code in index.atlas.codebook.codes("skr_group")}
        st.selectbox(
            t("fit.own_type"),
            ["", *codes],
            key=state.OWN_TYPE,
            format_func=lambda code: codes.get(code) or t("fit.any_type"),
            on_change=state.read_widgets,
        )
        if not asked and not selection.own_type:
            st.caption(t("fit.none_yet"))
            return
        point = (place.lat, place.lon) if place else None
        for rank, fit in enumerate(ranked(index.atlas, selection.questions, selection.own_type, point), 1):
            _draw_fit(rank, fit, asked, t, lang)
        st.caption(t("fit.rule"))


def way(near: Near, t: Translator, lang: Lang) -> str:
    """Return such as `112 km to the northeast`."""
    return t(f"direction.{near.direction}", km=format_number(round(near.distance_km), lang))


def reasons(fit: Fit, asked: int, t: Translator, lang: Lang) -> str:
    """Return why a pilot stands where it does, such as `two of your three questions; same type; 112 km away`."""
    parts = [t("fit.shared", count=len(fit.themes), asked=asked)] if asked else []
    if fit.same_type:
        parts.append(t("fit.same_type"))
    if fit.near:
        parts.append(way(fit.near, t, lang))
    return "; ".join(parts) or t("fit.no_reason")


def _draw_remove(t: Translator) -> None:
    st.button(t("place.remove"), key="remove-place", on_click=state.use_place, args=("",))


def _draw_suggestions(places: Sequence[Place], atlas: Atlas, t: Translator, lang: Lang) -> None:
    with st.container(key="places", gap="xxsmall"):
        for place in places:
            label = f"{escape_markdown(place.name)} ({escape_markdown(where(place, atlas, t, lang))})"
            st.button(
                label, key=f"place-{place.id}", type="tertiary", on_click=state.use_place, args=(address_of(place),)
            )


def _draw_fit(rank: int, fit: Fit, asked: int, t: Translator, lang: Lang) -> None:
    label = f"{rank}\\. {escape_markdown(fit.pilot.name)}"
    choose_button(fit.pilot, label, f"fit-{fit.pilot.id}", reasons(fit, asked, t, lang))


def _draw_online(text: str, t: Translator, lang: Lang) -> None:
    """Offer the online search where whoever runs the app has opted in; told plainly, asked only on demand."""
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

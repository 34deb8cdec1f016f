"""Draw *which pilots suit us*: the questions, the visitor's own type of municipality, and the answer."""

import streamlit as st

from pilotkartan.geo.lookup import gazetteer
from pilotkartan.render.fits import render_answer
from pilotkartan.ui import state
from pilotkartan.ui.context import View
from pilotkartan.ui.html import draw_html
from pilotkartan.ui.text import escape_markdown


def draw_fits(view: View) -> None:
    """Draw the questions, and once one is ticked the pilots that match, the best first."""
    selection, t = view.selection, view.t
    # As with the facets: it keeps its state itself, and is drawn only where it is open.
    opened = st.session_state.get(state.FITS, bool(selection.questions or selection.own_type))
    st.session_state[state.FITS] = opened
    folded = st.expander(t("fit.heading"), key=state.FITS, on_change="rerun")
    if not folded.open:
        return
    with folded:
        for theme in view.index.options("theme"):
            st.checkbox(
                escape_markdown((theme.question or theme.label).of(view.lang)),
                key=state.question_key(theme.id),
                on_change=state.read_widgets,
            )
        _draw_own_type(view)
        _draw_answer(view)


def _draw_own_type(view: View) -> None:
    """Draw the choice of the visitor's own type, and say why it is filled in from the place, or why it is not."""
    t = view.t
    codes = {code.id: code.label.of(view.lang) for code in view.atlas.codebook.codes("skr_group")}
    st.selectbox(
        t("fit.own_type"),
        ["", *codes],
        key=state.OWN_TYPE,
        format_func=lambda code: codes.get(code) or t("fit.any_type"),
        on_change=state.read_widgets,
    )
    code = view.place.municipality if view.place else None
    if code and not view.selection.own_type:
        name = escape_markdown(gazetteer().municipality(code).name)
        st.caption(t("suits.type_filled", name=name) if view.place_type else t("suits.type_unknown", name=name))


def _draw_answer(view: View) -> None:
    """Draw the answer: a line that stays in view while one ticks, also before there is one, then the table."""
    line, table = render_answer(view.index, view.selection.shared(view.lang), view.place, view.t, view.lang)
    draw_html(line)
    if table:
        draw_html(table)
        st.caption(view.t("fit.rule"))

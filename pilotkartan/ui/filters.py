"""Draw the filters: the chips, the search, and the facets."""

import streamlit as st
from markupsafe import Markup

from pilotkartan.content.model import Code, Codebook, Lang
from pilotkartan.content.texts import Translator
from pilotkartan.explore.param_kinds import MAX_TEXT
from pilotkartan.explore.selection import FACETS
from pilotkartan.explore.summary import active_filters, filter_name
from pilotkartan.render.search_notes import render_search_notes
from pilotkartan.ui import state
from pilotkartan.ui.context import View
from pilotkartan.ui.html import draw_html
from pilotkartan.ui.text import escape_markdown


def draw_filters(view: View) -> None:
    """Draw the search and all facets."""
    _draw_styles(view.atlas.codebook, view.t)
    st.text_input(
        view.t("filter.search"),
        key=state.SEARCH,
        type="search",
        placeholder=view.t("filter.search_hint"),
        on_change=state.read_widgets,
        max_chars=MAX_TEXT,
    )
    # For a narrow screen, where the drawer covers the list. Always there: the facets keep their place and focus.
    with st.container(key="drawer-notes"):
        draw_search_notes(view)
    with st.container(key="facets", gap="small"):
        for dimension in FACETS:
            _draw_facet(view, dimension)


def draw_search_notes(view: View) -> None:
    """Draw what is to be said of the search, if anything."""
    if notes := render_search_notes(view.index, view.selection.shared(view.lang), view.t, view.lang):
        draw_html(notes)


def draw_chips(view: View) -> None:
    """Draw a chip for each filter, which takes it away; their row is there without any, so that nothing moves."""
    t, selection = view.t, view.selection
    with st.container(horizontal=True, key="chips"):
        if not selection.filtered:
            draw_html(Markup('<span class="quiet">{}</span>').format(t("filter.none")), width="content")
            return
        st.button(t("filter.clear"), key="clear", type="tertiary", on_click=state.show, args=(selection.cleared(),))
        for key, label, without in active_filters(view.atlas, selection, t, view.lang):
            st.button(
                escape_markdown(label),
                key=f"chip-{key}",
                on_click=state.show,
                args=(without,),
            )


def _draw_facet(view: View, dimension: str) -> None:
    chosen = view.selection.chosen(dimension)
    name = filter_name(view.atlas, dimension, view.t, view.lang)
    is_theme = dimension == "theme"
    # Neither the label nor the default changes with a choice: else the facet would be drawn anew and lose the focus.
    # It is set at every run, as all widgets are, so that it comes back from another page as it was.
    key = state.facet_key(dimension)
    st.session_state[key] = state.facet_is_open(view.selection, dimension)
    folded = st.expander(escape_markdown(name), key=key, on_change="rerun")
    # What is folded away is not drawn: that halves the work and the bytes of every run.
    if not folded.open:
        return
    with folded:
        for code in view.index.options(dimension):
            _draw_option(code, view.matches.counts[dimension][code.id], code.id in chosen, view.lang)
        if is_theme:
            st.toggle(
                view.t("filter.all_themes"),
                key=state.ALL_THEMES,
                disabled=len(chosen) < 2 and not view.selection.all_themes,
                on_change=state.read_widgets,
            )


def _draw_option(code: Code, count: int, chosen: bool, lang: Lang) -> None:
    st.checkbox(
        f"{escape_markdown(code.label.of(lang))} ({count})",
        key=state.option_key(code.dimension, code.id),
        disabled=count == 0 and not chosen,
        on_change=state.read_widgets,
    )


def _draw_styles(codebook: Codebook, t: Translator) -> None:
    """Give each theme's checkbox its icon and colours, and say of a chip what it does.

    The models hold icons and colours to letters and digits.
    """
    removes = t("filter.takes_away")
    rules = (
        f'.st-key-{state.option_key("theme", code.id)} [data-testid="stWidgetLabel"]::before '
        f'{{ content: "{code.icon}" / ""; color: light-dark({code.colour}, {code.colour_dark}); }}'
        for code in codebook.codes("theme")
    )
    chips = f'@supports (content: "" / "") {{ .stApp [class*="st-key-chip-"] {{ --unread: / "{removes}"; }} }}'
    draw_html(f"<style>{chips}{''.join(rules)}</style>")

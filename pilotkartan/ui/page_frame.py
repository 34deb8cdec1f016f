"""Draw the frame of every page: the head with the menu and the language, the foot, the problems of the data."""

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.problems import DataError
from pilotkartan.content.texts import Translator, other_lang
from pilotkartan.explore.embed_views import FIRST_OF
from pilotkartan.explore.pages import PAGES, menu_links
from pilotkartan.explore.selection import STATEMENT_PAGE
from pilotkartan.explore.unknown_params import notice
from pilotkartan.render.html import render
from pilotkartan.ui import state
from pilotkartan.ui.context import View
from pilotkartan.ui.html import draw_html
from pilotkartan.ui.text import escape_markdown
from pilotkartan.web.panels import panel_addresses

ICON = "assets/logo.svg"
_COLUMNS = ("file", "field", "value", "why", "to_do")


def about(atlas: Atlas, t: Translator) -> str:
    """Return the menu's text about the app. Without one, Streamlit would hide the choice of theme too."""
    return escape_markdown(f"{t('head.name')}: {t('head.tagline')}. {t('foot.version', version=atlas.dated_version)}")


def draw_page_state(view: View, page: str) -> None:
    """Pass the page's scripts its address and language, the pilots chosen and compared, and its landmarks' names."""
    t, selection = view.t, view.selection
    draw_html(
        Markup(
            '<span id="page-state" data-here="{}" data-lang="{}" data-chosen="{}" data-compared="{}"'
            ' data-panels="{}" data-map-title="{}" data-menu="{}" data-filters="{}" data-chips="{}" data-map="{}"'
            ' data-panel="{}" data-other-lang="{}" data-after-map="{}"{}></span>'
        ).format(
            replace(selection, lang=view.lang).address(page),
            view.lang,
            selection.pilot or "",
            " ".join(selection.compared),
            panel_addresses(view.index, view.lang),
            t("map.title"),
            t("head.menu"),
            t("filter.region"),
            t("filter.chips"),
            t("map.region"),
            t("panel.region"),
            other_lang(view.lang),
            t("map.text_after"),
            Markup(" data-noticed") if state.not_understood() else "",
        )
    )


def draw_head(view: View, page: str) -> None:
    """Draw the name, the menu, the button that copies the address, and the language switch.

    They are the same as on the first page, so that nothing moves when the app takes its place.
    """
    with st.container(horizontal=True, key="head"):
        menu = menu_links(view.selection.shared(view.lang))
        draw_html(render("head", view.atlas, view.t, view.lang, page=PAGES[page], menu=menu))
        st.button(view.t("head.other_language"), key="switch-language", on_click=state.switch_lang)
    # In the element that is always there, so that nothing is mounted anew when it comes or goes.
    skipped_to = Markup('<span id="content" tabindex="-1"></span>')
    draw_html(skipped_to + render_notice(notice(state.not_understood(), view.t)))


def render_notice(text: str) -> Markup:
    """Return a quiet line, or nothing where there is no text."""
    return Markup('<p class="notice">{}</p>').format(text) if text else Markup()


def draw_foot(view: View, page: str) -> None:
    """Draw the sources of the facts, the link to the accessibility statement, and the way to embed the view."""
    statement = view.selection.shared(view.lang).address(STATEMENT_PAGE)
    draw_html(render("foot", view.atlas, view.t, view.lang, statement=statement, embed=FIRST_OF.get(page)))


def draw_problems(error: DataError, t: Translator, lang: Lang) -> None:
    """Draw every problem of the data: its place, the value, the reason, and what to do."""
    st.title(t("broken.heading"), anchor=False)
    st.write(t("broken.text"))
    for problem in error.problems:
        values = (problem.file, problem.where(lang), problem.shown_value(), problem.why(lang), problem.to_do(lang))
        rows = Markup().join(
            Markup("<dt>{}</dt><dd>{}</dd>").format(t(f"broken.{name}"), value)
            for name, value in zip(_COLUMNS, values, strict=True)
            if value
        )
        with st.container(border=True):
            draw_html(Markup('<dl class="problem">{}</dl>').format(rows))

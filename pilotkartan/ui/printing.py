"""Draw the head of a printed page: what is shown, the address of the view and the day; never seen on a screen."""

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import Translator, join_list
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import COMPARE_PAGE, Selection
from pilotkartan.explore.summary import sentence, view_title


def draw_print_head(shown: str, t: Translator) -> None:
    """Draw the head; assets/app.js fills in the address and the visitor's own day when the page is printed."""
    st.html(
        Markup(
            '<div class="print-head"><p>{}</p><dl><dt>{}</dt><dd class="print-address"></dd>'
            '<dt>{}</dt><dd class="print-day"></dd></dl></div>'
        ).format(shown, t("print.address"), t("print.day"))
    )


def shown_on(page: str, title: str, index: Index, selection: Selection, t: Translator, lang: Lang) -> str:
    """Return in words what a page shows, given its path (`page`) and `title`: what is chosen on it, else the title."""
    if page == "":
        view = index.view(selection, lang)
        alone = replace(selection, compared=())
        return view_title(index, alone, t, lang) or sentence(index.atlas, view, selection, t, lang)
    if page == COMPARE_PAGE and len(selection.compared) > 1:
        names = [index.atlas.by_id[pilot].name for pilot in selection.compared]
        return t("compare.caption", names=join_list(names, t("summary.and")))
    return title

"""Draw the head of a printed page: what is shown, the address of the view and the day; never seen on a screen."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from pilotkartan.content.model import Lang, Text
from pilotkartan.content.texts import Translator, join_list, translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import COMPARE_PAGE, Selection
from pilotkartan.explore.summary import sentence, view_title

# Where data/words.toml itself may be broken.
_WORDS: Mapping[str, Text] = {
    "print.address": Text(sv="Adress", en="Address"),
    "print.day": Text(sv="Utskriven", en="Printed"),
}


def draw_print_head(shown: str, t: Translator) -> None:
    """Draw the head; assets/js/app/sharing.js fills in the address and the visitor's own day for printing."""
    st.html(
        Markup(
            '<div class="print-head"><p>{}</p><dl><dt>{}</dt><dd class="print-address"></dd>'
            '<dt>{}</dt><dd class="print-day"></dd></dl></div>'
        ).format(shown, t("print.address"), t("print.day"))
    )


def draw_print_head_of_problems(lang: Lang) -> None:
    """Draw the head where there is no data, and so no words."""
    draw_print_head("Pilotkartan", translator(_WORDS, lang))


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

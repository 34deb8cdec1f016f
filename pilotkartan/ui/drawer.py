"""Draw the summary above the map, and the column of filters, which is a drawer on a narrow screen.

assets/narrow.css makes it one and assets/js/app/drawer.js opens and closes it, with no run of the server.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import Translator
from pilotkartan.explore.index import Index, View
from pilotkartan.explore.selection import FACETS, Selection
from pilotkartan.explore.summary import active_filters, sentence
from pilotkartan.render.html import render
from pilotkartan.ui import state
from pilotkartan.ui.filters import draw_chips


def draw_bar(index: Index, view: View, selection: Selection, t: Translator, lang: Lang) -> None:
    """Draw the sentence that says what is shown and, on a narrow screen, the button that opens the drawer."""
    count = sum(1 for _ in active_filters(index.atlas, selection, t, lang))
    text = sentence(index.atlas, view, selection, t, lang)
    told = {
        "pilots": " ".join(pilot.id for pilot in index.atlas.pilots),
        "matching": " ".join(view.ids),
        "outcomes": json.dumps(_outcomes(index, selection, lang), separators=(",", ":")),
    }
    st.html(render("filter_bar", index.atlas, t, lang, count=count, sentence=text, told=told))


def _outcomes(index: Index, selection: Selection, lang: Lang) -> dict[str, str]:
    """Return, by the key of each option that can be clicked, which pilots would then match: a 1 or a 0 for each."""
    dimensions = [dimension for dimension in FACETS if state.facet_is_open(selection, dimension)]
    found = {
        state.option_key(dimension, code): mask
        for (dimension, code), mask in index.outcomes(selection, dimensions, lang).items()
    }
    return {key: "".join("1" if matching else "0" for matching in mask.tolist()) for key, mask in found.items()}


@contextmanager
def drawer(index: Index, view: View, selection: Selection, t: Translator, lang: Lang) -> Iterator[None]:
    """Draw what is drawn inside below the chips, between the drawer's head and its foot.

    The foot says how many pilots are left.
    """
    with st.container(key="drawer"):
        st.html(render("drawer_head", index.atlas, t, lang))
        draw_chips(index, selection, t, lang)
        with st.container(key="drawer-body"):
            yield
        st.html(render("drawer_foot", index.atlas, t, lang, count=len(view.pilots)))

"""Draw the summary above the map, and the column of filters, which is a drawer on a narrow screen.

assets/css/narrow.css makes it one and assets/js/app/drawer.js opens and closes it, with no run of the server.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from pilotkartan.explore.param_kinds import YES
from pilotkartan.explore.summary import active_filters, sentence
from pilotkartan.render.filters import facet_options
from pilotkartan.render.html import render
from pilotkartan.render.ways_on import render_drawer_foot
from pilotkartan.ui.context import View
from pilotkartan.ui.filters import draw_chips
from pilotkartan.ui.html import draw_html


def draw_bar(view: View) -> None:
    """Draw the summary of the filters and, on a narrow screen, the button that opens the drawer."""
    atlas, t, lang = view.atlas, view.t, view.lang
    count = sum(1 for _ in active_filters(atlas, view.selection, t, lang))
    text = sentence(atlas, view.matches, view.selection, t, lang)
    attributes = {
        "pilots": " ".join(pilot.id for pilot in atlas.pilots),
        "matching": " ".join(view.matches.ids),
        "options": json.dumps(facet_options(view.index, view.selection, lang), separators=(",", ":")),
        **({"every": YES} if view.selection.all_themes else {}),
    }
    draw_html(render("filter_bar", atlas, t, lang, count=count, sentence=text, attributes=attributes))


@contextmanager
def drawer(view: View, page: str) -> Iterator[None]:
    """Draw the drawer around what is drawn inside: its head and the chips above, its foot below.

    The foot shows how many pilots are left.
    """
    with st.container(key="drawer"):
        draw_html(render("drawer_head", view.atlas, view.t, view.lang))
        draw_chips(view, page)
        with st.container(key="drawer-body"):
            yield
        draw_html(render_drawer_foot(view.index, view.matches, view.selection, view.t, view.lang))

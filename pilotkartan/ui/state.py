"""Every widget key and callback, and the one Selection between the URL and the widgets.

The callbacks read the widgets and write the URL; the URL wins when it changed from outside (a link, Back, Forward).
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import streamlit as st

from pilotkartan.current import current_index
from pilotkartan.model import LANGS, Lang
from pilotkartan.query import Index
from pilotkartan.selection import ALL_THEMES as ALL_THEMES_PARAM
from pilotkartan.selection import FACETS, YES, Selection
from pilotkartan.selection import LANG as LANG_PARAM
from pilotkartan.selection import SEARCH as SEARCH_PARAM
from pilotkartan.selection import SORT as SORT_PARAM

SELECTION = "selection"
MAP = "map"
SEARCH = "search"
SORT = "sort"
ALL_THEMES = "all_themes"
BACKGROUND = "background"
SHOW_FILTERS = "show_filters"


def facet_key(dimension: str) -> str:
    """Return the key of a facet's expander."""
    return f"facet-{dimension}"


def option_key(dimension: str, code: str) -> str:
    """Return the key of a facet option's checkbox."""
    return f"facet-{dimension}-{code}"


def adopt_address(index: Index) -> None:
    """Set the selection and all widgets to what the address says. Called first in the frame."""
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    new = Selection.from_params(params, index.atlas)
    st.session_state[SELECTION] = new
    widgets: dict[str, Any] = {SEARCH: new.search, SORT: new.sort, ALL_THEMES: new.all_themes}
    for dimension in FACETS:
        for code in index.atlas.codebook.codes(dimension):
            widgets[option_key(dimension, code.id)] = code.id in new.chosen(dimension)
    # At every run, also where a value is the same: a widget that comes back after another page would else be empty.
    st.session_state.update(widgets)


def selection() -> Selection:
    """Return the selection of this run."""
    return cast(Selection, st.session_state[SELECTION])


def lang() -> Lang:
    """Return the language of this run: the address's, else the browser's, else English."""
    wanted = (st.query_params.get(LANG_PARAM), (st.context.locale or "").lower()[:2])
    return next((lang for name in wanted for lang in LANGS if lang == name), "en")


def show(new: Selection) -> None:
    """Make `new` the selection and write it to the URL: one more step of the browser's history."""
    st.session_state[SELECTION] = new
    st.query_params.from_dict(new.to_params())


def read_widgets() -> None:
    """Make the selection from all widgets, so that quick clicks are not lost. Every filter calls it."""
    widgets = st.session_state
    atlas = current_index().atlas
    params = selection().to_params() | {
        SEARCH_PARAM: [widgets.get(SEARCH, "")],
        SORT_PARAM: [widgets.get(SORT, "")],
        ALL_THEMES_PARAM: [YES] if widgets.get(ALL_THEMES) else [],
    }
    for dimension, name in FACETS.items():
        codes = (code.id for code in atlas.codebook.codes(dimension))
        params[name] = [code for code in codes if widgets.get(option_key(dimension, code))]
    show(Selection.from_params(params, atlas))


def choose(pilot: str | None) -> None:
    """Choose a pilot, or none."""
    show(replace(selection(), pilot=pilot))


def choose_on_map() -> None:
    """Choose the pilot that was clicked on the map; None where the chosen one was clicked again."""
    # The component also reports itself when it starts; only a click has this key.
    value: dict[str, Any] = st.session_state.get(MAP) or {}
    if "pilot" in value and (value["pilot"] is None or value["pilot"] in current_index().atlas.by_id):
        choose(value["pilot"])


def switch_lang() -> None:
    """Go over to the other language."""
    show(replace(selection(), lang="en" if lang() == "sv" else "sv"))


def showing(new: Selection) -> Callable[[], None]:
    """Return a callback that makes `new` the selection."""
    return lambda: show(new)

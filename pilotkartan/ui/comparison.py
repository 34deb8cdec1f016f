"""Draw the comparison: the ways into it, the choice of its pilots, and the table."""

import streamlit as st
from markupsafe import Markup

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.texts import Translator, join_list
from pilotkartan.explore.comparison import compare
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import COMPARE_PAGE, Selection
from pilotkartan.render.html import render
from pilotkartan.ui import state
from pilotkartan.ui.text import escape_markdown

_FEWEST = 2


def draw_way(atlas: Atlas, selection: Selection, t: Translator, lang: Lang) -> None:
    """Draw the link to the comparison, or what it still needs; nothing where no pilot is chosen for it."""
    compared = selection.compared
    if len(compared) >= _FEWEST:
        address = selection.address(COMPARE_PAGE)
        st.html(render("compare_way", atlas, t, lang, address=address, count=len(compared)))
    elif compared:
        text = t("compare.one_more", name=atlas.by_id[compared[0]].name)
        st.html(Markup('<p class="compare-hint">{}</p>').format(text))


def draw_chooser(index: Index, selection: Selection, t: Translator, lang: Lang) -> None:
    """Draw all pilots to choose from, and the ways to choose many at once."""
    names = {pilot.id: escape_markdown(pilot.name) for pilot in index.by_name}
    st.header(t("compare.heading"), anchor=False)
    st.pills(
        t("compare.choose"),
        list(names),
        selection_mode="multi",
        format_func=lambda pilot: names[pilot],
        key=state.COMPARED,
        on_change=state.read_chooser,
    )
    every = tuple(names)
    ways = {"all": (t("compare.all", count=len(every)), every)}
    if selection.filtered:
        left = index.view(selection, lang).ids
        ways["filter"] = (t("compare.of_filter", count=len(left)), left)
    ways["none"] = (t("compare.none"), ())
    with st.container(horizontal=True, gap="xsmall", key="compare-ways"):
        for key, (label, pilots) in ways.items():
            unchanged = set(pilots) == set(selection.compared)
            st.button(label, key=f"compared-{key}", disabled=unchanged, on_click=state.compare, args=(pilots,))


def draw_table(index: Index, selection: Selection, t: Translator, lang: Lang) -> None:
    """Draw the pilots that are chosen side by side, or say what to do where there are too few."""
    if len(selection.compared) < _FEWEST:
        st.info(t("compare.too_few"))
        return
    pilots = [index.atlas.by_id[pilot] for pilot in selection.compared]
    names = join_list([pilot.name for pilot in pilots], t("summary.and"))
    rows = compare(index, selection.compared)
    st.html(render("compare", index.atlas, t, lang, pilots=pilots, rows=rows, names=names))

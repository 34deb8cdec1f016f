"""Run every page: page settings, address, language, data or its problems, head, page, foot."""

import streamlit as st

from pilotkartan.content.load import interface_words
from pilotkartan.content.problems import DataError
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.pages import DATA_PAGE, PROGRAMME_PAGE, page_title
from pilotkartan.explore.selection import COMPARE_PAGE, EVIDENCE_PAGE, PRESENT_PAGE, STATEMENT_PAGE
from pilotkartan.explore.store import current_index
from pilotkartan.ui import page_frame, state
from pilotkartan.ui.printing import draw_print_head, shown_on
from pilotkartan.ui.run_queue import RUNS
from pilotkartan.ui.state import current_view


def draw() -> None:
    """Draw the page that the address names, or the problems of the data."""
    try:
        index = current_index()
    except DataError as error:
        t = translator(interface_words(), state.lang())
        st.set_page_config(page_title=t("head.name"), page_icon=page_frame.ICON, layout="wide")
        draw_print_head(t("head.name"), t)
        page_frame.draw_problems(error, t, state.lang())
    else:
        draw_page(index)


def draw_page(index: Index) -> None:
    """Draw the head, the page that the address names, and the foot."""
    state.adopt_address(index)
    view = current_view()
    t = view.t
    # Without icons: one given to st.Page becomes the tab's too, and Streamlit fetches that from another host.
    pages = [
        st.Page("map.py", title=t("head.map"), default=True),
        st.Page("evidence.py", title=t("head.evidence"), url_path=EVIDENCE_PAGE),
        st.Page("compare.py", title=t("head.compare"), url_path=COMPARE_PAGE),
        st.Page("present.py", title=t("head.present"), url_path=PRESENT_PAGE),
        st.Page("programme.py", title=t("head.programme"), url_path=PROGRAMME_PAGE),
        st.Page("data.py", title=t("head.data"), url_path=DATA_PAGE),
    ]
    # In the foot of every page and not in the menu.
    statement = st.Page("accessibility.py", title=t("statement.page"), url_path=STATEMENT_PAGE)
    page = st.navigation([*pages, statement], position="hidden")
    st.set_page_config(
        page_title=page_title(view.atlas, view.selection, page.url_path, t),
        page_icon=page_frame.ICON,
        layout="wide",
        menu_items={"About": page_frame.about(view.atlas, t)},
    )
    presenting = page.url_path == PRESENT_PAGE and bool(state.shown_step())
    page_frame.draw_page_state(view, page.url_path)
    if not presenting:
        page_frame.draw_head(view, page.url_path)
    title = page_title(view.atlas, view.selection, page.url_path, t) if presenting else page.title
    draw_print_head(shown_on(view, page.url_path, title), t)
    page.run()
    if not presenting:
        page_frame.draw_foot(view, page.url_path)


with RUNS.turn():
    draw()

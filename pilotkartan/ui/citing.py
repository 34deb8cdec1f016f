"""Offer citations of the data, and of the exact view that a visitor has chosen."""

from datetime import UTC, date, datetime, timedelta

import streamlit as st
from markupsafe import Markup

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.pages import DATA_PAGE
from pilotkartan.explore.selection import COMPARE_PAGE, Selection
from pilotkartan.explore.summary import view_title
from pilotkartan.exports.citation import Citations, citations
from pilotkartan.exports.file_names import dated_name
from pilotkartan.ui import state
from pilotkartan.ui.address import app_address
from pilotkartan.ui.context import View
from pilotkartan.ui.html import draw_html

# Clocks are at most 14 hours ahead of UTC and 12 behind it; a browser may send any number.
_WIDEST_OFFSET_MINUTES = 14 * 60


def draw_citations(view: View) -> None:
    """Draw the citation of the data set, and of the view where one is chosen: as text, BibTeX and RIS."""
    t = view.t
    draw_html(Markup('<h3 id="data-citation">{}</h3><p>{}</p>').format(t("data.citation"), t("cite.note")))
    what = "data"
    if _title(view, view.lang):
        what = st.radio(
            t("cite.what"),
            ["view", "data"],
            key=state.CITED,
            format_func=lambda name: t(f"cite.{name}"),
            horizontal=True,
        )
    of_view = what == "view"
    whole = view.atlas.dataset.address or f"{app_address()}/{DATA_PAGE}"
    address = app_address() + _address(view.selection.shared(view.lang)) if of_view else whole
    found = {
        name: citations(
            view.atlas,
            address,
            _title(view, name) if of_view else None,
            name,
            _visitors_day(),
            app_address(),
        )
        for name in LANGS
    }
    for name, citation in found.items():
        draw_html(
            Markup('<p class="quiet">{}</p><p lang="{}" class="cited">{}</p>').format(
                t(f"cite.apa_{name}"), name, citation.apa_html
            )
        )
    _draw_records(view, found[view.lang])


def _title(view: View, lang: Lang) -> str | None:
    """Return the title of the chosen view in a language; None where nothing is chosen."""
    t = translator(view.atlas.words, lang)
    return view_title(view.index, view.selection, t, lang, searched_in=view.lang)


def _visitors_day() -> date:
    """Return today's date in the visitor's time zone; in the server's where the browser names none."""
    offset = st.context.timezone_offset
    if offset is None or abs(offset) > _WIDEST_OFFSET_MINUTES:
        return date.today()
    return (datetime.now(UTC) - timedelta(minutes=offset)).date()


def _address(selection: Selection) -> str:
    """Return the address of the chosen view: the comparison where there is one, else the map."""
    return selection.address(COMPARE_PAGE if len(selection.compared) > 1 else "")


def _draw_records(view: View, citation: Citations) -> None:
    t = view.t
    with st.container(horizontal=True, gap="small"):
        for kind, text, mime in (
            ("bib", citation.bibtex, "application/x-bibtex"),
            ("ris", citation.ris, "application/x-research-info-systems"),
        ):
            st.download_button(
                t(f"cite.{kind}"),
                data=text,
                file_name=dated_name(view.atlas, "citation", view.lang, kind),
                mime=mime,
                key=f"cite-{kind}",
                on_click="ignore",
            )
    with st.expander(t("cite.as_text")):
        st.code(citation.bibtex, language=None, wrap_lines=True)
        st.code(citation.ris, language=None, wrap_lines=True)

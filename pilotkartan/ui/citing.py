"""Offer citations of the data, and of the exact view that a visitor has chosen."""

from datetime import UTC, date, datetime, timedelta

import streamlit as st
from markupsafe import Markup

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.texts import Translator, translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.pages import DATA_PAGE
from pilotkartan.explore.selection import COMPARE_PAGE, Selection
from pilotkartan.explore.summary import view_title
from pilotkartan.exports.citation import Citations, citations
from pilotkartan.ui import state
from pilotkartan.ui.address import app_address

# Clocks are at most 14 hours ahead of UTC and 12 behind it; a browser may send any number.
_WIDEST_OFFSET_MINUTES = 14 * 60


def draw_citations(index: Index, selection: Selection, t: Translator, lang: Lang) -> None:
    """Draw the citation of the data set, and of the view where one is chosen: as text, BibTeX and RIS."""
    st.html(Markup('<h3 id="data-citation">{}</h3><p>{}</p>').format(t("data.citation"), t("cite.note")))
    what = "data"
    title = view_title(index, selection, t, lang)
    if title:
        what = st.radio(
            t("cite.what"),
            ["view", "data"],
            key=state.CITED,
            format_func=lambda name: t(f"cite.{name}"),
            horizontal=True,
        )
    view = what == "view"
    whole = index.atlas.dataset.address or f"{app_address()}/{DATA_PAGE}"
    address = app_address() + _address(selection.shared(lang)) if view else whole
    found = {
        name: citations(
            index.atlas,
            address,
            view_title(index, selection, translator(index.atlas.words, name), name, searched_in=lang) if view else None,
            name,
            _visitors_day(),
        )
        for name in LANGS
    }
    for name, citation in found.items():
        st.html(
            Markup('<p class="quiet">{}</p><p lang="{}" class="cited">{}</p>').format(
                t(f"cite.apa_{name}"), name, citation.apa_html
            )
        )
    _draw_records(found[lang], t)


def _visitors_day() -> date:
    """Return the day that it is where the visitor's browser is; the server's own where the browser does not say."""
    offset = st.context.timezone_offset
    if offset is None or abs(offset) > _WIDEST_OFFSET_MINUTES:
        return date.today()
    return (datetime.now(UTC) - timedelta(minutes=offset)).date()


def _address(selection: Selection) -> str:
    """Return where the chosen view is: the comparison where there is one, else the map."""
    return selection.address(COMPARE_PAGE if len(selection.compared) > 1 else "")


def _draw_records(citation: Citations, t: Translator) -> None:
    with st.container(horizontal=True, gap="small"):
        for kind, text, mime in (
            ("bib", citation.bibtex, "application/x-bibtex"),
            ("ris", citation.ris, "application/x-research-info-systems"),
        ):
            st.download_button(
                t(f"cite.{kind}"),
                data=text,
                file_name=f"pilotkartan.{kind}",
                mime=mime,
                key=f"cite-{kind}",
                on_click="ignore",
            )
    with st.expander(t("cite.as_text")):
        st.code(citation.bibtex, language=None, wrap_lines=True)
        st.code(citation.ris, language=None, wrap_lines=True)

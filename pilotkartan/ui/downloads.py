"""Offer the files to download: of everything or of the present selection."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from pilotkartan.content.model import Lang
from pilotkartan.explore.extract import CODES_IN_ROWS, EVERY_ROW, Extract, everything, extract_from, extract_of
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from pilotkartan.explore.store import CONTACTS_SHOWN
from pilotkartan.exports.coding_sheet import coding_sheet
from pilotkartan.exports.columns import TABLES, content
from pilotkartan.exports.csv_format import EXCEL_SV, PLAIN
from pilotkartan.exports.datacite import doi
from pilotkartan.exports.file_names import dated_name, with_date
from pilotkartan.exports.formats import EVERY_FILE, Download, csv, csv_name
from pilotkartan.ui import state
from pilotkartan.ui.address import app_address
from pilotkartan.ui.context import View
from pilotkartan.ui.html import draw_html
from pilotkartan.web.api.filters import data_address


def draw_downloads(view: View) -> None:
    """Draw the choice of what to download, and a button for each file."""
    t, index = view.t, view.index
    note = f"{t('downloads.note')} {t('downloads.note_csv')}"
    draw_html(Markup('<h3 id="data-downloads">{}</h3><p>{}</p>').format(t("data.downloads"), note))
    extract = _draw_scope(view)
    contacts = CONTACTS_SHOWN and st.checkbox(t("downloads.contacts"), key=state.DOWNLOAD_CONTACTS)
    if CONTACTS_SHOWN:
        st.caption(t("downloads.contacts_why"))
    _draw_address(view)
    by_id = {download.id: download for download in EVERY_FILE}
    common = ("xlsx", "csv", "csv_excel_sv", "package", "json", "geojson")
    _draw_files(view, "downloads", [by_id[kind] for kind in common], extract, contacts)
    names = [name for name in TABLES if contacts or name != "contacts"]
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="download-one"):
        table = st.selectbox(
            t("downloads.one_table"), names, key=state.DOWNLOAD_TABLE, format_func=lambda name: content(name, t)
        )
        for kind, dialect in (("one_csv", PLAIN), ("one_csv_excel_sv", EXCEL_SV)):
            _draw_button(
                t(f"downloads.{kind}"),
                kind,
                csv_name(table, index.atlas, dialect),
                "text/csv",
                partial(csv, table, index, extract, contacts, dialect),
            )
    name = dated_name(index.atlas, "coding", view.lang, "csv")
    _draw_button(t("reliability.sheet"), "sheet", name, "text/csv", partial(coding_sheet, index.atlas, view.lang))
    draw_html(Markup("<h4>{}</h4><p>{}</p>").format(t("downloads.for_research"), t("downloads.for_research_note")))
    for_research = ("research", "qdpx", "qdc", "truth_table")
    _draw_files(view, "downloads-research", [by_id[kind] for kind in for_research], extract, contacts)
    empty = "" if doi(view.atlas) else Markup("<p>{}</p>").format(t("downloads.no_doi"))
    draw_html(Markup("<h4>{}</h4>{}").format(t("downloads.metadata"), empty))
    for_archives = ("datacite_json", "datacite_xml", "ddi")
    _draw_files(view, "descriptions", [by_id[kind] for kind in for_archives], extract, contacts)


def _draw_files(view: View, key: str, downloads: Sequence[Download], extract: Extract, contacts: bool) -> None:
    """Draw a row of buttons, one for each file."""
    with st.container(horizontal=True, gap="small", key=key):
        for download in downloads:
            _draw_button(
                view.t(f"downloads.{download.id}"),
                download.id,
                with_date(view.atlas, download.file_name, view.lang),
                download.media_type,
                _maker(download, view.index, extract, contacts, view.lang),
            )


def _draw_address(view: View) -> None:
    """Draw the API address of the filtered data."""
    if not view.selection.filtered:
        return
    address = data_address(view.selection, view.lang)
    draw_html(
        Markup('<p class="data-address">{} <a href="{}" target="_blank" rel="noopener">{}</a></p>').format(
            view.t("downloads.address"), address, f"{app_address()}{address}"
        )
    )


def _draw_scope(view: View) -> Extract:
    """Draw the choice of what the files contain, if there is one, and return what is chosen."""
    scopes = _scopes(view.index, view.selection, view.lang)
    if len(scopes) == 1:
        return scopes["all"]
    # A scope that is gone with the filter must not linger in the widget.
    if st.session_state.get(state.DOWNLOAD_SCOPE) not in scopes:
        st.session_state[state.DOWNLOAD_SCOPE] = "compared" if "compared" in scopes else list(scopes)[1]
    return scopes[
        st.radio(
            view.t("downloads.scope"),
            list(scopes),
            key=state.DOWNLOAD_SCOPE,
            format_func=lambda name: view.t(f"downloads.scope_{name}", count=len(scopes[name].pilots)),
            horizontal=True,
        )
    ]


def _scopes(index: Index, selection: Selection, lang: Lang) -> dict[str, Extract]:
    """Return the possible contents of the files: everything, the filtered pilots, the compared pilots.

    Where a filter chooses among the rows of a table too, these rows alone come before all rows of the pilots shown.
    """
    scopes = {"all": everything(index.atlas)}
    if selection.filtered:
        listed = index.view(selection, lang).ids
        matching = extract_of(index.atlas, listed, selection, lang)
        if any(matching.filters_of(table, index.atlas.codebook) for table in CODES_IN_ROWS):
            every = extract_of(index.atlas, listed, selection, lang, rows=EVERY_ROW)
            scopes |= {"matching": matching, "pilots": every}
        else:
            scopes |= {"filtered": matching}
    if len(selection.compared) > 1:
        scopes |= {"compared": extract_from(index.atlas, selection.compared)}
    return scopes


def _maker(download: Download, index: Index, extract: Extract, contacts: bool, lang: Lang) -> Callable[[], bytes]:
    """Return a function that makes the file once it is asked for."""
    return lambda: download.make(index, extract, contacts, lang)


def _draw_button(label: str, key: str, file_name: str, mime: str, make: Callable[[], bytes]) -> None:
    st.download_button(
        label,
        data=make,
        file_name=file_name,
        mime=mime,
        key=f"download-{key}",
        on_click="ignore",
    )

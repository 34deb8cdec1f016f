"""The files to take along: of everything or of the present selection."""

from collections.abc import Callable, Collection
from functools import partial

import streamlit as st
from markupsafe import Markup

from pilotkartan.csvfile import EXCEL_SV, PLAIN
from pilotkartan.current import CONTACTS_SHOWN
from pilotkartan.export import DOWNLOADS, Download, csv, csv_name
from pilotkartan.model import Lang
from pilotkartan.query import Index
from pilotkartan.selection import Selection
from pilotkartan.tables import TABLES, content
from pilotkartan.ui import state
from pilotkartan.words import Speaker

Scope = Collection[str] | None  # the ids of pilots; None is everything


def draw_downloads(index: Index, selection: Selection, t: Speaker, lang: Lang) -> None:
    """Draw the choice of what to take along, and a button for each file."""
    note = f"{t('downloads.note')} {t('downloads.note_csv')}"
    st.html(Markup('<h3 id="data-downloads">{}</h3><p>{}</p>').format(t("data.downloads"), note))
    pilots = _draw_scope(index, selection, t, lang)
    contacts = CONTACTS_SHOWN and st.checkbox(t("downloads.contacts"), key=state.DOWNLOAD_CONTACTS)
    if CONTACTS_SHOWN:
        st.caption(t("downloads.contacts_why"))
    by_id = {download.id: download for download in DOWNLOADS}
    with st.container(horizontal=True, gap="small", key="downloads"):
        for kind in ("xlsx", "csv", "csv_excel_sv", "package", "json", "geojson"):
            download = by_id[kind]
            _draw_button(
                t(f"downloads.{download.id}"),
                download.id,
                download.file_name,
                download.media_type,
                _maker(download, index, pilots, contacts, lang),
            )
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
                partial(csv, table, index, pilots, contacts, dialect),
            )


def _draw_scope(index: Index, selection: Selection, t: Speaker, lang: Lang) -> Scope:
    """Draw which pilots the files are to hold, where there is a choice, and return them."""
    scopes: dict[str, Scope] = {"all": None}
    if selection.filtered:
        scopes |= {"filtered": index.view(selection, lang).ids}
    if len(selection.compared) > 1:
        scopes |= {"compared": selection.compared}
    if len(scopes) == 1:
        return None
    counts = {name: len(index.by_name if ids is None else ids) for name, ids in scopes.items()}
    # A scope that is gone with the filter must not linger in the widget.
    if st.session_state.get(state.DOWNLOAD_SCOPE) not in scopes:
        st.session_state[state.DOWNLOAD_SCOPE] = list(scopes)[-1]
    return scopes[
        st.radio(
            t("downloads.scope"),
            list(scopes),
            key=state.DOWNLOAD_SCOPE,
            format_func=lambda name: t(f"downloads.scope_{name}", count=counts[name]),
            horizontal=True,
        )
    ]


def _maker(download: Download, index: Index, pilots: Scope, contacts: bool, lang: Lang) -> Callable[[], bytes]:
    """Return a function that makes the file once it is asked for."""
    return lambda: download.make(index, pilots, contacts, lang)


def _draw_button(label: str, key: str, file_name: str, mime: str, make: Callable[[], bytes]) -> None:
    st.download_button(
        label,
        data=make,
        file_name=file_name,
        mime=mime,
        key=f"download-{key}",
        on_click="ignore",
    )

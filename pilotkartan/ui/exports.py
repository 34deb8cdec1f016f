"""Offer slides, handout and pictures of the map: of what is presented and of the present view."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

import streamlit as st
from markupsafe import Markup

from pilotkartan.content.texts import Translator
from pilotkartan.editions.one_file import one_file
from pilotkartan.explore.story import Step
from pilotkartan.explore.summary import view_title
from pilotkartan.explore.talk import Talk
from pilotkartan.exports.file_names import dated_name
from pilotkartan.exports.handout import pdf
from pilotkartan.exports.slides import pptx
from pilotkartan.render.map_picture import map_png, map_svg
from pilotkartan.ui import state
from pilotkartan.ui.address import app_address
from pilotkartan.ui.context import View
from pilotkartan.ui.html import draw_html
from pilotkartan.ui.text import escape_markdown

_TYPES = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "html": "text/html",
    "svg": "image/svg+xml",
    "png": "image/png",
}


def draw_exports(view: View, steps: Sequence[Step], talk: Talk) -> None:
    """Draw a button for each file, which is made when it is downloaded; the offline edition holds the talk."""
    t, index, lang = view.t, view.index, view.lang
    draw_html(Markup("<h3>{}</h3><p>{}</p>").format(t("exports.heading"), t("exports.note")))
    pilots = [step.about for step in steps if step.kind == "pilot" and step.about]
    base = app_address()

    def picture() -> str:
        title = view_title(index, view.selection, t, lang) or t("map.title")
        return map_svg(view.atlas, view.matches.ids, view.selection.pilot, title, t, lang)

    st.session_state.setdefault(state.PROGRAMME_PAGES, True)
    programme = bool(pilots) and st.checkbox(t("exports.programme_pages"), key=state.PROGRAMME_PAGES)
    draw = partial(_draw_button, view)
    with st.container(horizontal=True, gap="small", key="exports"):
        draw(t("exports.pptx"), "pptx", lambda: pptx(index, steps, base, lang))
        if pilots:
            draw(t("exports.pdf"), "pdf", lambda: pdf(index, pilots, base, lang, programme))
        draw(t("onefile.save"), "html", lambda: one_file(index, lang, talk=talk, app=f"{base}/" if base else ""))
        draw(t("exports.svg"), "svg", lambda: picture().encode())
        draw(t("exports.png"), "png", lambda: map_png(picture()))
    _draw_faults(t)


def keeping_reason(make: Callable[[], bytes], label: str, faults: dict[str, str]) -> Callable[[], bytes]:
    """Wrap `make` so that a failure is recorded in `faults` under the file's label, without any path or code."""

    def made() -> bytes:
        faults.clear()
        try:
            return make()
        except Exception as error:
            faults[label] = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
            raise

    return made


def _draw_faults(t: Translator) -> None:
    """Show why the last file could not be made. A failure starts no run: the page's script presses the button."""
    st.button(t("exports.tell"), key="tell-fault")
    for label, why in _faults().items():
        st.error(t("exports.failed", file=escape_markdown(label), why=escape_markdown(why)))


def _faults() -> dict[str, str]:
    return cast(dict[str, str], st.session_state.setdefault(state.EXPORT_FAULTS, {}))


def _draw_button(view: View, label: str, kind: str, make: Callable[[], bytes]) -> None:
    st.download_button(
        label,
        data=keeping_reason(make, label, _faults()),
        file_name=dated_name(view.atlas, view.t(f"exports.name_{kind}"), view.lang, kind),
        mime=_TYPES[kind],
        key=f"export-{kind}",
        on_click="ignore",
    )

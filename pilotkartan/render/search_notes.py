"""Render what is to be said of a search, above the list that it leaves. Pure."""

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from pilotkartan.content.model import Code, Lang
from pilotkartan.content.texts import Translator, join_list
from pilotkartan.explore.index import Index
from pilotkartan.explore.pages import PROGRAMME_PAGE
from pilotkartan.explore.search_notes import SearchNotes, search_notes
from pilotkartan.explore.selection import Selection
from pilotkartan.render.html import render


def render_search_notes(index: Index, selection: Selection, t: Translator, lang: Lang) -> Markup:
    """Return what is to be said of the search of a selection; nothing where there is nothing to say."""
    notes = search_notes(index, selection, lang)
    if not notes:
        return Markup()
    return Markup(
        render(
            "search_notes",
            index.atlas,
            t,
            lang,
            notes=notes,
            lines=list(_lines(notes, t, lang)),
            named=lambda code: _named(code, t, lang),
            pilots=[
                [(pilot, replace(selection, pilot=pilot.id).address()) for pilot in answered.pilots]
                for answered in notes.answers
            ],
            contacts=index.atlas.programme.contact and selection.address(PROGRAMME_PAGE),
        )
    )


def _lines(notes: SearchNotes, t: Translator, lang: Lang) -> Iterator[str]:
    """Yield what else was searched for, and what was found although it was typed without its marks."""
    for respelled in notes.respelled:
        if respelled.understood:
            yield t("search.read_as", typed=respelled.typed, word=respelled.words[0])
        else:
            yield t(
                "search.unmarked",
                typed=respelled.typed,
                words=join_list([t("search.word", word=word) for word in respelled.words], t("summary.and")),
            )
    for also in notes.also:
        names = [*(_named(code, t, lang) for code in also.codes), *(t("search.word", word=word) for word in also.words)]
        yield t("search.also", typed=also.typed, names=join_list(names, t("summary.and")))


def _named(code: Code, t: Translator, lang: Lang) -> str:
    """Return such as `the theme Housing`."""
    return t(f"search.the_{code.dimension}", name=code.label.of(lang))

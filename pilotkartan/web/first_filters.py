"""Give the values of the column of filters on a first page: the same at the same places as in the app. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from pilotkartan.content.model import Lang
from pilotkartan.content.settings import THEME
from pilotkartan.content.texts import Translator
from pilotkartan.explore.index import Index, View
from pilotkartan.explore.pages import START_PAGE
from pilotkartan.explore.param_kinds import MAX_TEXT
from pilotkartan.explore.selection import FACETS, PLACE, SEARCH, Selection
from pilotkartan.explore.summary import active_filters, sentence
from pilotkartan.render.filters import render_chips
from pilotkartan.render.ways_on import render_drawer_foot


def filter_values(
    index: Index, view: View, here: Selection, page: str, t: Translator, lang: Lang
) -> Mapping[str, object]:
    """Return the filters in words, a link that takes each away, and one for each theme, all on the same page."""
    return {
        "sentence": sentence(index.atlas, view, here, t, lang),
        "count": sum(1 for _ in active_filters(index.atlas, here, t, lang)),
        "attributes": {},
        "chips": render_chips(index, here, page, t, lang),
        "fields": _fields(here, page, t),
        "foot": render_drawer_foot(index, view, here, t, lang),
        "dimension": index.atlas.codebook.dimension_by_id[THEME],
        "facet": FACETS[THEME],
        "themes": [
            (
                code,
                view.counts[THEME][code.id],
                code.id in here.chosen(THEME),
                _toggled(index, here, code.id).address(page),
            )
            for code in index.options(THEME)
        ],
    }


def _fields(here: Selection, page: str, t: Translator) -> list[Mapping[str, object]]:
    """Return the fields above the themes: the search, and on the map that of the visitor's own place."""
    search = _field(here, page, SEARCH, "search", t("filter.search"), t("filter.search_hint"), here.search)
    if page != START_PAGE:
        return [search]
    return [_field(here, page, PLACE, "place_text", t("place.search"), t("place.hint"), ""), search]


def _field(
    here: Selection, page: str, param: str, widget: str, label: str, placeholder: str, text: str
) -> Mapping[str, object]:
    """Return a field to search in: a form, which without scripts leads to the view that it asks for.

    `widget` is the key of the app's own field, which takes its place.
    """
    others = [(name, value) for name, values in here.to_params().items() if name != param for value in values]
    return {
        "action": f"/{page}",
        "name": param,
        "widget": widget,
        "label": label,
        "placeholder": placeholder,
        "text": text,
        "longest": MAX_TEXT,
        "others": others,
    }


def _toggled(index: Index, here: Selection, theme: str) -> Selection:
    """Return the selection of the list with a theme added, or removed where it is chosen."""
    wanted = set(here.chosen(THEME)) ^ {theme}
    themes = (code.id for code in index.atlas.codebook.codes(THEME) if code.id in wanted)
    return replace(here, pilot=None).with_facet(THEME, themes)

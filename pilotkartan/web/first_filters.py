"""Give the values of the column of filters on a first page: the same at the same places as in the app. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import Translator
from pilotkartan.explore.index import Index, View
from pilotkartan.explore.pages import START_PAGE
from pilotkartan.explore.selection import Selection
from pilotkartan.explore.summary import active_filters, sentence

# The fields above the facets, by page: the search, and on the map that of the visitor's own place.
_FIELDS = {START_PAGE: 2}


def filter_values(
    index: Index, view: View, here: Selection, page: str, t: Translator, lang: Lang
) -> Mapping[str, object]:
    """Return the filters in words, a link that takes each away, and one for each theme, all on the same page."""
    chips = [(label, without.address(page)) for _, label, without in active_filters(index.atlas, here, t, lang)]
    return {
        "sentence": sentence(index.atlas, view, here, t, lang),
        "count": len(chips),
        "attributes": {},
        "chips": chips,
        "cleared": here.cleared().address(page),
        "fields": _FIELDS.get(page, 1),
        "dimension": index.atlas.codebook.dimension_by_id["theme"],
        "themes": [
            (
                code,
                view.counts["theme"][code.id],
                code.id in here.chosen("theme"),
                _toggled(index, here, code.id).address(page),
            )
            for code in index.options("theme")
        ],
    }


def _toggled(index: Index, here: Selection, theme: str) -> Selection:
    """Return the selection of the list with a theme added, or removed where it is chosen."""
    wanted = set(here.chosen("theme")) ^ {theme}
    themes = (code.id for code in index.atlas.codebook.codes("theme") if code.id in wanted)
    return replace(here, pilot=None).with_facet("theme", themes)

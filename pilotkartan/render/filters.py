"""Render the filters: the facets, what an option of them would leave, and the chips. Pure."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from markupsafe import Markup

from pilotkartan.content.model import LANGS, Code, Dimension, Lang
from pilotkartan.content.texts import Translator, translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import FACETS, Selection
from pilotkartan.explore.summary import active_filters
from pilotkartan.render.html import render

# An option as the scripts know it: how many pilots have it, who would match after a click on it, whether it is chosen.
Option = tuple[int, str, bool]


def facet_values(index: Index) -> list[tuple[str, Dimension, Sequence[Code]]]:
    """Return of each facet the name of its parameter, its dimension and its options."""
    by_id = index.atlas.codebook.dimension_by_id
    return [(name, by_id[dimension], index.options(dimension)) for dimension, name in FACETS.items()]


@lru_cache(2 * len(LANGS))
def render_facets(index: Index, lang: Lang) -> Markup:
    """Return the facets without what a choice changes: so they are drawn once, and keep their folds and the focus."""
    t = translator(index.atlas.words, lang)
    return Markup('<div class="facets">{}</div>').format(
        Markup(render("facets", index.atlas, t, lang, facets=facet_values(index)))
    )


def facet_options(index: Index, selection: Selection, lang: Lang) -> Mapping[str, Mapping[str, Option]]:
    """Return every option by the parameter of its facet; who would match is a 1 or a 0 for each pilot of the atlas."""
    counts = index.view(selection, lang).counts
    options: dict[str, dict[str, Option]] = {name: {} for name in FACETS.values()}
    for (dimension, code), mask in index.outcomes(selection, FACETS, lang).items():
        left = "".join("1" if matching else "0" for matching in mask.tolist())
        options[FACETS[dimension]][code] = (counts[dimension][code], left, code in selection.chosen(dimension))
    return options


def render_chips(index: Index, selection: Selection, page: str, t: Translator, lang: Lang) -> Markup:
    """Return a link for each filter, which takes it away, on the same page; or that there is none."""
    chips = [(label, without.address(page)) for _, label, without in active_filters(index.atlas, selection, t, lang)]
    cleared = selection.cleared().address(page)
    return Markup(render("chips", index.atlas, t, lang, chips=chips, cleared=cleared))

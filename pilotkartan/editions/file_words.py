"""Collect the words that the offline edition's scripts put together, with the blanks that they fill."""

from typing import Any

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import Translator
from pilotkartan.explore.evidence import first_grid
from pilotkartan.explore.index import Index
from pilotkartan.explore.script_grid import grid_words
from pilotkartan.explore.selection import FACETS
from pilotkartan.explore.summary import filter_name

_FILLED = (
    *("summary.all", "summary.some", "summary.and", "summary.search"),
    *("search.also", "search.unmarked", "search.read_as", "search.word", "search.meant", "search.show"),
    *("search.ask", "search.ask_programme"),
    *(
        "list.no_match",
        "list.loosen",
        "list.clear_all",
        "list.more",
        "way_out.any_theme",
        "filter.all_themes",
        "filter.takes_away",
        "filter.search_name",
    ),
    *("panel.distance", "panel.distance_note", "place.by_distance", "place.remove"),
    *("compare.go", "compare.one_more", "compare.of_filter", "compare.caption", "compare.note"),
    *("compare.all_have", "compare.nothing_shared", "compare.only", "compare.shared"),
    *("comparison.both", "comparison.both_have", "comparison.note_of_two", "panel.source_number", "panel.source_back"),
    "head.name",
)


def file_words(index: Index, t: Translator, lang: Lang) -> dict[str, Any]:
    """Return the words by their keys, and the names of facets and codes; `the` are those within a sentence."""
    codes = [code for dimension in FACETS for code in index.options(dimension)]
    labels = {code: code.label.of(lang) for code in codes}
    return {
        "said": {key: index.atlas.words[key].of(lang) for key in _FILLED} | {"onefile.no_place": t("onefile.no_place")},
        "facets": {name: filter_name(index.atlas, dimension, t, lang) for dimension, name in FACETS.items()},
        "codes": {code.id: label for code, label in labels.items()},
        "grid": grid_words(index.atlas, first_grid(index.atlas, index.by_name), t, lang),
        "the": {code.id: t(f"search.the_{code.dimension}", name=label) for code, label in labels.items()},
    }

"""Make the static site's page with the grid of results: that of all pilots, which its script counts anew. Pure."""

from typing import Any

from markupsafe import Markup

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import Translator
from pilotkartan.editions.site_page import Page, pilot_path
from pilotkartan.explore.evidence import Grid, first_grid
from pilotkartan.explore.evidence_text import dimension_label
from pilotkartan.explore.index import Index
from pilotkartan.explore.param_kinds import MAX_TEXT
from pilotkartan.explore.script_grid import grid_words, script_grid
from pilotkartan.explore.script_index import script_index
from pilotkartan.explore.selection import FACETS
from pilotkartan.render.evidence import render_whole
from pilotkartan.render.filters import facet_values
from pilotkartan.render.html import inert_json, render

# What the script puts together beside the filters.
_WORDS = ("summary.all", "summary.some", "summary.search", "filter.takes_away")


def evidence_body(index: Index, page: Page, t: Translator, lang: Lang) -> str:
    """Return the body: the filters, the grid that the app shows first, and the results of all of its cells."""
    atlas = index.atlas
    grid = first_grid(atlas, index.by_name)
    rows, columns = (dimension_label(atlas, name, t, lang) for name in (grid.row_dimension, grid.column_dimension))
    return render(
        "site_evidence",
        atlas,
        t,
        lang,
        rows=rows,
        columns=columns,
        facets=facet_values(index),
        max_text=MAX_TEXT,
        grid=render_whole(atlas, grid, t, lang, lambda pilot: page.link(pilot_path(atlas.by_id[pilot]))),
        data=Markup(inert_json(_data(index, grid, t, lang))),
    )


def _data(index: Index, grid: Grid, t: Translator, lang: Lang) -> dict[str, Any]:
    """Return the data for assets/js/site/grid.js."""
    atlas = index.atlas
    return {
        "index": script_index(index),
        "grid": script_grid(atlas, grid),
        "gridWords": grid_words(atlas, grid, t, lang),
        "words": {
            "said": {key: atlas.words[key].of(lang) for key in _WORDS},
            "codes": {code.id: code.label.of(lang) for name in FACETS for code in index.options(name)},
        },
    }

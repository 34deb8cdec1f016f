"""Render the comparison of pilots as a table. Pure."""

from collections.abc import Sequence

from markupsafe import Markup

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import Translator, join_list
from pilotkartan.explore.comparison import compare
from pilotkartan.explore.comparison_text import had_by, row_group, row_name, row_note
from pilotkartan.explore.index import Index
from pilotkartan.render.html import render

# What the template calls, by name.
WORDS = {"row_group": row_group, "row_name": row_name, "row_note": row_note, "had_by": had_by}


def render_comparison(index: Index, pilot_ids: Sequence[str], t: Translator, lang: Lang) -> Markup:
    """Return the table of two or more pilots."""
    pilots = [index.atlas.by_id[pilot] for pilot in pilot_ids]
    names = join_list([pilot.name for pilot in pilots], t("summary.and"))
    rows = compare(index, pilot_ids)
    return Markup(render("compare", index.atlas, t, lang, pilots=pilots, rows=rows, names=names, **WORDS))

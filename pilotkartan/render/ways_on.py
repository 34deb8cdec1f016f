"""Render the ways on from the filters and the list, the same in the app and in the first page."""

from markupsafe import Markup

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import Translator
from pilotkartan.explore.comparison import FEWEST_COMPARED
from pilotkartan.explore.index import Index, View
from pilotkartan.explore.search_notes import search_notes
from pilotkartan.explore.selection import COMPARE_PAGE, Selection
from pilotkartan.render.html import render


def render_drawer_foot(index: Index, view: View, selection: Selection, t: Translator, lang: Lang) -> Markup:
    """Return the foot of the filters' drawer, which leads to what they leave.

    That none fits is not said below an answer to what was searched for.
    """
    count = len(view.pilots)
    if count > 1:
        label = t("phone.show", count=count)
    elif count:
        label = t("phone.show_one")
    else:
        answered = search_notes(index, selection, lang).answers
        label = t("phone.to_map" if answered else "phone.show_none")
    return Markup(render("drawer_foot", index.atlas, t, lang, count=count, label=label))


def render_compare_way(index: Index, selection: Selection, t: Translator, lang: Lang) -> Markup:
    """Return the link to the comparison, or that one more pilot is needed; nothing where none is chosen."""
    compared = selection.compared
    if len(compared) >= FEWEST_COMPARED:
        address = selection.address(COMPARE_PAGE)
        return Markup(render("compare_way", index.atlas, t, lang, address=address, count=len(compared)))
    if not compared:
        return Markup()
    text = t("compare.one_more", name=index.atlas.by_id[compared[0]].name)
    return Markup('<p class="compare-hint">{}</p>').format(text)

"""Render the side panel as HTML with links: the list of pilots, or the chosen one. Pure.

Every link leads to the view that it names. In the app, assets/js/app/acting.js handles links and boxes without loading
the page again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlencode

from markupsafe import Markup

from pilotkartan.content.model import Lang, Pilot
from pilotkartan.content.settings import PILOT_SHEETS
from pilotkartan.content.texts import Translator, translator
from pilotkartan.explore.embed_views import PANEL
from pilotkartan.explore.index import Index, View
from pilotkartan.explore.search import Hit
from pilotkartan.explore.selection import LANG, Selection, links_to_pilots
from pilotkartan.render.article import render_card, render_pilot
from pilotkartan.render.html import render

# A card is 170 pixels high: longer than this the list is no overview.
MAX_CARDS = 30


def render_list(
    index: Index, view: View, selection: Selection, t: Translator, lang: Lang, every: bool = False
) -> Markup:
    """Return the matching pilots as cards and the others in short, by name.

    With `every`, all are in both lists, hidden in one: so the browser can answer a click by itself. Where there are
    more than MAX_CARDS, none is sent twice, and those that match beyond so many are in short too.
    """
    ids = set(view.ids)
    every = every and len(index.by_name) <= MAX_CARDS
    link = links_to_pilots(selection)
    listed = index.sorted(index.by_name, selection) if every else view.pilots
    cards = [
        (
            pilot,
            link(pilot),
            pilot.id not in ids,
            _card(index, pilot, view.hits.get(pilot.id, ()), t, lang),
        )
        for pilot in listed[:MAX_CARDS]
    ]
    more = [(pilot, link(pilot), False) for pilot in listed[MAX_CARDS:]]
    left_out = [(pilot, link(pilot), pilot.id in ids) for pilot in index.by_name if every or pilot.id not in ids]
    return Markup(
        render(
            "list",
            index.atlas,
            t,
            lang,
            cards=cards,
            more=more,
            left_out=left_out,
            none_left_out=len(ids) == len(index.by_name),
            fold=len(left_out) > MAX_CARDS,
        )
    )


def _card(index: Index, pilot: Pilot, hits: Sequence[Hit], t: Translator, lang: Lang) -> Markup:
    if not hits:
        return _plain_card(index, pilot.id, lang)
    return Markup(render_card(index.atlas, pilot, hits, t, lang))


@lru_cache(2 * MAX_CARDS)
def _plain_card(index: Index, pilot_id: str, lang: Lang) -> Markup:
    """Return a pilot's card without a search: it is the same at each run, and ten take a twentieth of a run."""
    return Markup(render_card(index.atlas, index.atlas.by_id[pilot_id], (), translator(index.atlas.words, lang), lang))


def render_panel(
    index: Index, view: View | None, selection: Selection, pilot: Pilot, note: str, t: Translator, lang: Lang
) -> Markup:
    """Return a pilot's article with the links to its neighbours in the list of the `view`; without one, they are empty.

    `note` is a line above the article, such as the distance from the visitor's own place.
    """
    ids = view.ids if view else ()
    sheet = f"{PILOT_SHEETS}/{pilot.id}.pdf?{urlencode({LANG: lang})}"
    take_away = render("take_away", index.atlas, t, lang, sheet=sheet, with_scripts=True, embed=PANEL)
    place = ids.index(pilot.id) if pilot.id in ids else None
    return Markup(
        render(
            "panel",
            index.atlas,
            t,
            lang,
            pilot=pilot,
            known=view is not None,
            place=place,
            total=len(ids),
            back=replace(selection, pilot=None).address(),
            beside=_beside(index, ids, place, selection),
            note=note,
            article=Markup(render_pilot(index.atlas, pilot, t, lang, take_away=Markup(take_away))),
            nearest=[
                (other, km, replace(selection, pilot=other.id).address()) for other, km in index.nearest(pilot.id)
            ],
        )
    )


def _beside(
    index: Index, ids: tuple[str, ...], place: int | None, selection: Selection
) -> Mapping[str, tuple[Pilot, str] | None]:
    """Return the pilots before and after a place in the list, each with its address; None where there is none."""

    def at(other: int) -> tuple[Pilot, str] | None:
        if place is None or not 0 <= other < len(ids):
            return None
        return index.atlas.by_id[ids[other]], replace(selection, pilot=ids[other]).address()

    return {"previous": at((place or 0) - 1), "next": at((place or 0) + 1)}

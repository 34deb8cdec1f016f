"""Render what a frame in a page of another site shows: the map, the panel, the comparison, or the grid. Pure."""

from collections.abc import Callable, Mapping

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import Translator
from pilotkartan.explore.comparison import FEWEST_COMPARED
from pilotkartan.explore.embed_views import COMPARISON, EVIDENCE, MAP, PANEL
from pilotkartan.explore.embedded import Embedded
from pilotkartan.explore.index import Index
from pilotkartan.explore.own_place import located, usable
from pilotkartan.explore.selection import Selection
from pilotkartan.render.article import render_card
from pilotkartan.render.comparison import render_comparison
from pilotkartan.render.evidence_page import evidence_html
from pilotkartan.render.html import render
from pilotkartan.render.panel import render_list, render_panel
from pilotkartan.render.place import way_from
from pilotkartan.web.first_outline import outline_values


def body(index: Index, shown: Embedded, t: Translator, lang: Lang) -> str:
    """Return the HTML of a view, with the links that the app's own pages have."""
    return _BODIES[shown.what](index, shown.selection, t, lang)


def _map(index: Index, here: Selection, t: Translator, lang: Lang) -> str:
    """Return the map, whose pins are links, and the chosen pilot in short."""
    chosen = index.atlas.by_id[here.pilot] if here.pilot else None
    return render(
        "embedded_map",
        index.atlas,
        t,
        lang,
        outline=outline_values(index, index.view(here, lang), here),
        chosen=chosen,
        card=render_card(index.atlas, chosen, (), t, lang) if chosen else "",
        address=here.address(),
    )


def _panel(index: Index, here: Selection, t: Translator, lang: Lang) -> str:
    """Return the article of the chosen pilot; without one, the list."""
    view = index.view(here, lang)
    if here.pilot is None:
        return render_list(index, view, here, t, lang) if view.pilots else _note(t("list.no_match"))
    chosen, place = index.atlas.by_id[here.pilot], usable(located(here))
    return render_panel(index, view, here, chosen, way_from(place, chosen, t, lang) if place else "", t, lang)


def _comparison(index: Index, here: Selection, t: Translator, lang: Lang) -> str:
    if len(here.compared) < FEWEST_COMPARED:
        return _note(t("embed.too_few"))
    return render_comparison(index, here.compared, t, lang)


def _evidence(index: Index, here: Selection, t: Translator, lang: Lang) -> str:
    grid, cell = evidence_html(index, here, t, lang)
    return grid + cell


def _note(text: str) -> str:
    return f'<p class="warning">{text}</p>'


_BODIES: Mapping[str, Callable[[Index, Selection, Translator, Lang], str]] = {
    MAP: _map,
    PANEL: _panel,
    COMPARISON: _comparison,
    EVIDENCE: _evidence,
}

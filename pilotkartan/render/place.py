"""Render *my municipality*: where the visitor's own place is, and the matching pilots by their distance. Pure."""

from dataclasses import replace

from markupsafe import Markup

from pilotkartan.content.model import Lang, Pilot
from pilotkartan.content.texts import Translator, format_number
from pilotkartan.explore.index import Index, View
from pilotkartan.explore.selection import Selection, links_to_pilots
from pilotkartan.geo.distance import Near, by_distance
from pilotkartan.geo.gazetteer import Place
from pilotkartan.geo.lookup import where
from pilotkartan.render.html import render


def render_place(index: Index, view: View, selection: Selection, place: Place, t: Translator, lang: Lang) -> Markup:
    """Return the place's location, and the pilots of the `view` by distance, each a link to the selection with it."""
    # As in the list, the addresses leave out who is compared.
    link = links_to_pilots(replace(selection, compared=()))
    pilots = [
        (near, _way(near, t, lang), link(near.pilot), index.atlas.codes_of(near.pilot, "theme"))
        for near in by_distance(view.pilots, place.lat, place.lon)
    ]
    return Markup(render("place", index.atlas, t, lang, where=where(place, index.atlas, t, lang), pilots=pilots))


def way_from(place: Place, pilot: Pilot, t: Translator, lang: Lang) -> str:
    """Return the way from a place to a pilot as a sentence."""
    (near,) = by_distance([pilot], place.lat, place.lon)
    return t("place.way_to", place=place.name, way=_way(near, t, lang))


def _way(near: Near, t: Translator, lang: Lang) -> str:
    """Return such as `112 km to the northeast`."""
    return t(f"direction.{near.direction}", km=format_number(round(near.distance_km), lang))

"""Give the values of *my municipality* on a first page: the same at the same places as in the app. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import Translator
from pilotkartan.explore.index import Index, View
from pilotkartan.explore.own_place import usable
from pilotkartan.explore.selection import Selection
from pilotkartan.geo.lookup import Answer, address_of, where
from pilotkartan.render.place import render_place


def place_values(
    index: Index, view: View, here: Selection, found: Answer, t: Translator, lang: Lang
) -> Mapping[str, object] | None:
    """Return the card of the place in the address, or why it cannot be used and which may be meant; else None.

    `found` is what the address may mean.
    """
    without = replace(here, place="").address()
    if place := usable(found):
        return {"name": place.name, "body": render_place(index, view, here, place, t, lang), "without": without}
    if not found.problem:
        return None
    meant = [
        (other.name, where(other, index.atlas, t, lang), replace(here, place=address_of(other)).address())
        for other in found.places
    ]
    return {"name": "", "problem": t(f"place.{found.problem}", text=here.place), "meant": meant, "without": without}

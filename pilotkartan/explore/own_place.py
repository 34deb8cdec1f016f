"""Find the visitor's own place, and the type of municipality that goes with it, from what the address holds. Pure."""

from pilotkartan.content.model import Atlas
from pilotkartan.explore.selection import ANY_TYPE, Selection
from pilotkartan.geo.distance import type_of
from pilotkartan.geo.gazetteer import Place
from pilotkartan.geo.lookup import Answer, locate


def located(selection: Selection) -> Answer:
    """Return the places that the address may mean as the visitor's own, and the problem with it if there is one."""
    return locate(selection.place) if selection.place else Answer(())


def usable(found: Answer) -> Place | None:
    """Return the visitor's own place, where there is one that can be used."""
    return None if found.problem else next(iter(found.places), None)


def place_type(atlas: Atlas, place: Place | None) -> str | None:
    """Return the type of the municipality of the visitor's own place, where it is known."""
    return type_of(atlas, place.municipality) if place else None


def own_type(atlas: Atlas, selection: Selection, place: Place | None) -> str | None:
    """Return the visitor's own type of municipality: the one picked, else that of the place; None where it is open."""
    picked = selection.own_type or place_type(atlas, place)
    return None if picked == ANY_TYPE else picked


def type_to_keep(atlas: Atlas, picked: str | None, place: Place | None) -> str | None:
    """Return what the address holds of the type that was picked: nothing where it is that of the place."""
    return None if picked == place_type(atlas, place) else picked or ANY_TYPE

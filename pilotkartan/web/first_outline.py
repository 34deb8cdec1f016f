"""Draw the outline of the map, whose pins are links: shown until a page's map has come, or instead of it. Pure."""

from collections.abc import Iterator
from typing import Any

from pilotkartan.explore.index import Index, View
from pilotkartan.explore.selection import Selection, links_to_pilots
from pilotkartan.render import outline


def outline_values(index: Index, view: View, here: Selection) -> dict[str, Any]:
    """Return the values of `outline.html`: the size of its canvas, the land, and the pins with their addresses."""
    return {
        "size": (outline.WIDTH, outline.HEIGHT),
        "land": outline.land_path(),
        "counties": outline.counties_path(),
        "pins": list(_pins(index, view, here)),
    }


def _pins(index: Index, view: View, here: Selection) -> Iterator[dict[str, Any]]:
    shapes, link, matching = outline.municipality_paths(), links_to_pilots(here), set(view.ids)
    for pilot in index.by_name:
        left, top = outline.place_percent(pilot.seat.lat, pilot.seat.lon)
        yield {
            "pilot": pilot,
            "theme": index.atlas.main_theme(pilot),
            "shape": shapes.get(pilot.code, ""),
            "left": left,
            "top": top,
            "matching": pilot.id in matching,
            "address": link(pilot),
        }

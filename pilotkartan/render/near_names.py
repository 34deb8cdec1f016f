"""Find room for the names around a pilot on a map, so that none lies on another. Pure."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pilotkartan.content.boundaries import Area, is_inside
from pilotkartan.content.model import Pilot
from pilotkartan.content.plaintext import printable
from pilotkartan.geo.gazetteer import load_gazetteer
from pilotkartan.geo.geometry import Mercator, Point
from pilotkartan.render.chart_svg import text_cut, text_width
from pilotkartan.render.map_picture import HEIGHT, WIDTH

# Sizes in units of the canvas, of which a slide has 3.6 for each pt: the radius of a pin and of a neighbour's dot.
PIN, DOT = 54, 11
_NAME, _OTHER_NAME, _GAP, _EDGE = 84, 58, 14, 30
# More names would be read by nobody from the last row.
_MAX_OTHERS = 12
# At how many places along a name it is asked whether it lies on the pilot's own colour.
_STEPS = 8


@dataclass(frozen=True)
class Name:
    """A name on the canvas: the place that it is of, its text, and the text's left end and baseline."""

    x: float
    y: float
    text: str
    text_x: float
    text_y: float
    size: int
    pilot: Pilot | None = None


@dataclass(frozen=True)
class Rectangle:
    """A rectangle on the canvas."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Rectangle") -> bool:
        """Tell whether the two have any place in common."""
        return not (
            self.right <= other.left or other.right <= self.left or self.bottom <= other.top or other.bottom <= self.top
        )

    @property
    def is_on_canvas(self) -> bool:
        """Tell whether it is as far from the edges of the canvas as a name has to be."""
        return (
            self.left >= _EDGE and self.top >= _EDGE and self.right <= WIDTH - _EDGE and self.bottom <= HEIGHT - _EDGE
        )


def names_around(
    pilot: Pilot, by_code: Mapping[str, Pilot], seen: Sequence[Area], inset: Rectangle, on_canvas: Mercator
) -> Iterator[Name]:
    """Yield the pilot's name, then those of its neighbours for which there is room, the nearest first.

    `by_code` has all pilots, `seen` the municipalities that the map shows; the `inset` is kept free.
    """
    x, y = on_canvas.point(pilot.seat.lon, pilot.seat.lat)
    places = {code: on_canvas.point(*place) for code, place in _seats().items()}
    places |= {code: on_canvas.point(other.seat.lon, other.seat.lat) for code, other in by_code.items()}
    near = sorted(
        (area for area in seen if area.code in places and area.code != pilot.code),
        key=lambda area: math.dist(places[area.code], (x, y)),
    )
    wanted: list[tuple[str, Point, Pilot | None]] = [(printable(pilot.name), (x, y), pilot)]
    wanted += [(area.name, places[area.code], by_code.get(area.code)) for area in near[:_MAX_OTHERS]]
    own = next((area for area in seen if area.code == pilot.code), None)
    taken = [inset]
    for text, place, of in wanted:
        mark = _around(place, PIN if of else DOT)
        for name, room in _beside(text, place, _NAME if of is pilot else _OTHER_NAME, of):
            free = not any(room.meets(other) or mark.meets(other) for other in taken)
            if of is pilot or (free and room.is_on_canvas and mark.is_on_canvas and not _covers(room, own, on_canvas)):
                taken += [room, mark]
                yield name
                break


def _around(place: Point, radius: float) -> Rectangle:
    return Rectangle(place[0] - radius, place[1] - radius, place[0] + radius, place[1] + radius)


def _covers(room: Rectangle, own: Area | None, on_canvas: Mercator) -> bool:
    """Tell whether a name would lie on the pilot's own colour, where it cannot be read."""
    steps = (room.left + (room.right - room.left) * step / _STEPS for step in range(_STEPS + 1))
    points = (on_canvas.degrees(x, y) for x in steps for y in (room.top, room.bottom))
    return own is not None and any(is_inside(lat, lon, own) for lon, lat in points)


def _beside(text: str, place: Point, size: int, of: Pilot | None) -> Iterator[tuple[Name, Rectangle]]:
    """Yield where a name may be: below, above, to the right and to the left of its place, with the room it takes."""
    x, y = place
    text = text_cut(text, "Semibold", size, WIDTH - 2 * _EDGE)
    width = text_width(text, "Semibold", size)
    middle = min(max(x - width / 2, _EDGE), WIDTH - _EDGE - width) if of else x - width / 2
    away = (PIN if of else DOT) + _GAP
    for left, baseline in (
        (middle, y + away + size * 0.75),
        (middle, y - away),
        (x + away, y + size * 0.35),
        (x - away - width, y + size * 0.35),
    ):
        room = Rectangle(left - _GAP, baseline - size * 0.8, left + width + _GAP, baseline + size * 0.25)
        yield Name(x, y, text, round(left, 1), round(baseline, 1), size, of), room


@cache
def _seats() -> Mapping[str, Point]:
    """Return the longitude and latitude of the place that each municipality is named by, by its code."""
    return {place.id: (place.lon, place.lat) for place in load_gazetteer().places if place.kind == "municipality"}

"""Draw the surroundings of a pilot as a picture for a slide: its neighbours by name, and where it is in Sweden."""

import math
from collections.abc import Iterable
from itertools import starmap

from pilotkartan.content.boundaries import Area, Ring, areas
from pilotkartan.content.model import Atlas, Lang, Pilot
from pilotkartan.content.plaintext import printable
from pilotkartan.content.texts import Translator
from pilotkartan.geo.geometry import Mercator
from pilotkartan.render import outline
from pilotkartan.render.glyphs import EM, icon_path
from pilotkartan.render.html import render
from pilotkartan.render.map_picture import HEIGHT, WIDTH
from pilotkartan.render.near_names import DOT, PIN, Rectangle, names_around
from pilotkartan.render.tokens import LIGHT

# A municipality takes up this share of the picture's height and width at most, and the picture is no lower than this.
_SHARE, _MIN_HEIGHT_DEGREES = 0.5, 1.1
# Sweden as a whole, in the upper left corner.
_INSET_HEIGHT, _INSET_X, _INSET_Y = 440, 36, 36
_INSET_SCALE = _INSET_HEIGHT / outline.HEIGHT
_INSET_WIDTH = round(outline.WIDTH * _INSET_SCALE)
_INSET = Rectangle(0, 0, _INSET_X + _INSET_WIDTH + 14, _INSET_Y + _INSET_HEIGHT + 14)


def near_map_svg(atlas: Atlas, pilot: Pilot, t: Translator, lang: Lang) -> str:
    """Return the surroundings of a pilot as SVG, WIDTH × HEIGHT; other pilots there have pins too."""
    on_canvas = _around(pilot)
    by_code = {other.code: other for other in atlas.pilots}
    seen = [area for area in areas("municipalities") if _in_sight(area, on_canvas)]
    names = list(names_around(pilot, by_code, seen, _INSET, on_canvas))
    others = [name.text for name in names[1:]]
    return render(
        "near_map",
        atlas,
        t,
        lang,
        title=printable(t("slides.map_of_pilot", name=pilot.name)),
        others=others,
        colours=LIGHT,
        width=WIDTH,
        height=HEIGHT,
        em=EM,
        icon=icon_path,
        pin=PIN,
        dot=DOT,
        land=_paths((area for area in areas("neighbours") if _in_sight(area, on_canvas)), on_canvas),
        municipalities=[(_paths([area], on_canvas), by_code.get(area.code)) for area in seen],
        counties=_paths((area for area in areas("counties") if _in_sight(area, on_canvas)), on_canvas),
        pilot=pilot,
        names=names,
        inset=(_INSET_X, _INSET_Y, _INSET_WIDTH, _INSET_HEIGHT, _INSET_SCALE),
        sweden=outline.counties_path(),
        frame=_frame(pilot),
    )


def _around(pilot: Pilot) -> Mercator:
    """Return the projection with the pilot's municipality in the middle, its name's place where it has no borders."""
    area = next((area for area in areas("municipalities") if area.code == pilot.code), None)
    west, south, east, north = area[2:6] if area else (pilot.seat.lon, pilot.seat.lat) * 2
    wide = (east - west) * math.cos(math.radians((south + north) / 2)) * HEIGHT / WIDTH
    height = max((north - south) / _SHARE, wide / _SHARE, _MIN_HEIGHT_DEGREES)
    middle = (south + north) / 2
    return Mercator.as_high(middle - height / 2, middle + height / 2, HEIGHT, lon=(west + east) / 2, x=WIDTH / 2)


def _in_sight(area: Area, on_canvas: Mercator) -> bool:
    left, bottom = on_canvas.point(area.west, area.south)
    right, top = on_canvas.point(area.east, area.north)
    return left < WIDTH and right > 0 and top < HEIGHT and bottom > 0


def _paths(drawn: Iterable[Area], on_canvas: Mercator) -> str:
    def path(ring: Ring) -> str:
        return f"M{'L'.join(f'{x:.0f} {y:.0f}' for x, y in starmap(on_canvas.point, ring))}Z"

    return "".join(path(ring) for area in drawn for ring in area.rings)


def _frame(pilot: Pilot) -> tuple[float, float, float, float]:
    """Return what the picture shows as a rectangle of the inset: its left upper corner, its width and height."""
    on_canvas, on_inset = _around(pilot), outline.place_percent
    corners = (on_canvas.degrees(0, 0), on_canvas.degrees(WIDTH, HEIGHT))
    (left, top), (right, bottom) = (on_inset(lat, lon) for lon, lat in corners)
    x, y = (_INSET_X + left * _INSET_WIDTH / 100, _INSET_Y + top * _INSET_HEIGHT / 100)
    return round(x), round(y), round((right - left) * _INSET_WIDTH / 100), round((bottom - top) * _INSET_HEIGHT / 100)

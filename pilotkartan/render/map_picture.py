"""Draw the map as one picture, SVG or PNG, with its legend and source: for slides, papers and prints."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import starmap

from pilotkartan.content.boundaries import Ring
from pilotkartan.content.model import Atlas, Lang, Pilot
from pilotkartan.content.plaintext import printable
from pilotkartan.content.texts import Translator
from pilotkartan.geo.geometry import SHOWN_LAT, SHOWN_LON, Mercator, layer_paths
from pilotkartan.render.chart_svg import render_png, text_cut
from pilotkartan.render.glyphs import EM, icon_path
from pilotkartan.render.html import render
from pilotkartan.render.tokens import LIGHT

# The canvas in SVG units; Sweden fills its height.
WIDTH, HEIGHT = 1200, 1920
PNG_HEIGHT_PX = 3840
_MARGIN = 60
# A little more from south to north than the map on the page shows at first: pins and names are larger here.
_SOUTH, _NORTH = SHOWN_LAT[0] - 0.1, SHOWN_LAT[1] + 0.05
_ON_CANVAS = Mercator.as_high(
    _SOUTH, _NORTH, HEIGHT - 2 * _MARGIN, lon=sum(SHOWN_LON) / 2, x=WIDTH / 2 + _MARGIN, y=_MARGIN
)
_PIN = 22
# The height of the names: they are read on a slide, where the picture is beside a text.
_NAME = 40
# The part of the canvas that Sweden takes up: x, y, width, height.
_INSET = (237, 30, 846, 1860)
# The chosen pin is this much larger; pins and names on a slide, which is read from the last row of a room.
_GROWN, _ON_SLIDE = 1.35, 1.45
# The distance of a name from its pin, by the side of it: dx, dy, and the anchor of the text.
_SIDES = {
    "right": (_PIN + 10, _NAME / 3, "start"),
    "left": (-_PIN - 10, _NAME / 3, "end"),
    "above": (0, -_PIN - 12, "middle"),
    "below": (0, _PIN + _NAME, "middle"),
}


@dataclass(frozen=True)
class Pin:
    """A pilot on the picture: its name, cut where too long, its place on the canvas, its borders, its look."""

    pilot: Pilot
    name: str
    x: float
    y: float
    path: str
    colour: str
    icon: str
    matching: bool
    chosen: bool
    name_x: float
    name_y: float
    anchor: str


def map_svg(
    atlas: Atlas,
    matching: Collection[str],
    chosen: str | None,
    title: str,
    t: Translator,
    lang: Lang,
    on_slide: bool = False,
) -> str:
    """Return the map of Sweden as SVG, WIDTH × HEIGHT: pilots that do not match faded, the chosen one outlined.

    On a slide the names are larger, those of the faded are left out, and so are legend and source, which are beside it.
    """
    size = _ON_SLIDE if on_slide else 1.0
    return render(
        "picture",
        atlas,
        t,
        lang,
        title=printable(title),
        colours=LIGHT,
        width=WIDTH,
        height=HEIGHT,
        em=EM,
        pin=_PIN,
        name=_NAME * size,
        size=size,
        grown=_GROWN,
        on_slide=on_slide,
        neighbours=_layer("neighbours"),
        municipalities=_layer("municipalities"),
        counties=_layer("counties"),
        pins=sorted(_pins(atlas, matching, chosen, size), key=lambda pin: (pin.chosen, pin.matching)),
        legend=[(code, icon_path(code.icon or "")) for code in atlas.main_themes()],
    )


def inset_svg(atlas: Atlas, chosen: str, title: str, t: Translator, lang: Lang) -> str:
    """Return a small map of a pilot's location in Sweden: legible at a width of 4 cm, so without names."""
    return render(
        "inset",
        atlas,
        t,
        lang,
        title=printable(title),
        colours=LIGHT,
        box=_INSET,
        neighbours=_layer("neighbours"),
        counties=_layer("counties"),
        pins=sorted(_pins(atlas, [chosen], chosen), key=lambda pin: pin.chosen),
    )


def map_png(svg: str, height_px: int = PNG_HEIGHT_PX) -> bytes:
    """Return a picture of map_svg as PNG."""
    return render_png(svg, height_px / HEIGHT)


def _pins(atlas: Atlas, matching: Collection[str], chosen: str | None, size: float = 1.0) -> Iterator[Pin]:
    shapes = _shapes("municipalities")
    for pilot in atlas.pilots:
        theme = atlas.main_theme(pilot)
        x, y = _place(pilot.seat.lon, pilot.seat.lat)
        dx, dy, anchor = _SIDES[pilot.label.side]
        name_x = x + size * (dx * (_GROWN if pilot.id == chosen else 1) + 1.5 * pilot.label.dx)
        room = {"end": name_x, "start": WIDTH - name_x, "middle": 2 * min(name_x, WIDTH - name_x)}[anchor]
        name = text_cut(printable(pilot.name), "Semibold", _NAME * size, room)
        yield Pin(
            pilot=pilot.model_copy(update={"name": printable(pilot.name)}),
            name=name,
            x=x,
            y=y,
            path=shapes.get(pilot.code, ""),
            colour=theme.colour or "",
            icon=icon_path(theme.icon or ""),
            matching=pilot.id in matching,
            chosen=pilot.id == chosen,
            name_x=name_x,
            name_y=y + size * (dy + 1.5 * pilot.label.dy),
            anchor=anchor,
        )


def _place(lon: float, lat: float) -> tuple[float, float]:
    x, y = _ON_CANVAS.point(lon, lat)
    return round(x, 1), round(y, 1)


@cache
def _shapes(layer: str) -> dict[str, str]:
    """Return the path of every area of a layer, by its code."""
    return layer_paths(layer, _ring)


def _layer(layer: str) -> str:
    return "".join(_shapes(layer).values())


def _ring(ring: Ring) -> str:
    return f"M{'L'.join(f'{x:g} {y:g}' for x, y in starmap(_place, ring))}Z"

"""Draw the map as one picture, SVG or PNG, with its legend and source: for slides, papers and prints."""

import json
import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pilotkartan.content.model import Atlas, Lang, Pilot
from pilotkartan.content.plaintext import printable
from pilotkartan.content.texts import Translator
from pilotkartan.render.assets import GEO
from pilotkartan.render.chart_svg import render_png
from pilotkartan.render.glyphs import EM, icon_path
from pilotkartan.render.html import render
from pilotkartan.render.tokens import COLOURS

# On paper all is as by day.
_COLOURS = {name: colour.light for name, colour in COLOURS.items()}
# The canvas in SVG units; Sweden fills its height.
WIDTH, HEIGHT = 1200, 1920
PNG_HEIGHT_PX = 3840
_MARGIN = 60
# Sweden's corners, in degrees, as the map on the page shows them at first.
_SOUTH, _NORTH, _WEST, _EAST = 55.2, 69.15, 10.9, 24.2
_PIN = 22
# The height of the names: they are read on a slide, where the picture is beside a text.
_NAME = 40
# The part of the canvas that Sweden takes up: x, y, width, height.
_INSET = (237, 30, 846, 1860)
# The chosen pin is this much larger.
_GROWN = 1.35
# The distance of a name from its pin, by the side of it: dx, dy, and the anchor of the text.
_SIDES = {
    "right": (_PIN + 10, _NAME / 3, "start"),
    "left": (-_PIN - 10, _NAME / 3, "end"),
    "above": (0, -_PIN - 12, "middle"),
    "below": (0, _PIN + _NAME, "middle"),
}


@dataclass(frozen=True)
class Pin:
    """A pilot on the picture: its place on the canvas, its borders, its look, and the position of its name."""

    pilot: Pilot
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


def map_svg(atlas: Atlas, matching: Collection[str], chosen: str | None, title: str, t: Translator, lang: Lang) -> str:
    """Return the map of Sweden as SVG, WIDTH × HEIGHT: pilots that do not match faded, the chosen one outlined."""
    return render(
        "picture",
        atlas,
        t,
        lang,
        title=printable(title),
        colours=_COLOURS,
        width=WIDTH,
        height=HEIGHT,
        em=EM,
        pin=_PIN,
        name=_NAME,
        grown=_GROWN,
        neighbours=_layer("neighbours"),
        municipalities=_layer("municipalities"),
        counties=_layer("counties"),
        pins=sorted(_pins(atlas, matching, chosen), key=lambda pin: (pin.chosen, pin.matching)),
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
        colours=_COLOURS,
        box=_INSET,
        neighbours=_layer("neighbours"),
        counties=_layer("counties"),
        pins=sorted(_pins(atlas, [chosen], chosen), key=lambda pin: pin.chosen),
    )


def map_png(svg: str, height_px: int = PNG_HEIGHT_PX) -> bytes:
    """Return a picture of map_svg as PNG."""
    return render_png(svg, height_px / HEIGHT)


def _pins(atlas: Atlas, matching: Collection[str], chosen: str | None) -> Iterator[Pin]:
    shapes = _shapes()
    for pilot in atlas.pilots:
        theme = atlas.main_theme(pilot)
        x, y = _project(pilot.seat.lon, pilot.seat.lat)
        dx, dy, anchor = _SIDES[pilot.label.side]
        yield Pin(
            pilot=pilot.model_copy(update={"name": printable(pilot.name)}),
            x=x,
            y=y,
            path=shapes.get(pilot.code, ""),
            colour=theme.colour or "",
            icon=icon_path(theme.icon or ""),
            matching=pilot.id in matching,
            chosen=pilot.id == chosen,
            name_x=x + dx * (_GROWN if pilot.id == chosen else 1) + 1.5 * pilot.label.dx,
            name_y=y + dy + 1.5 * pilot.label.dy,
            anchor=anchor,
        )


def _mercator(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


# Units of the canvas for one radian.
_SCALE = (HEIGHT - 2 * _MARGIN) / (_mercator(_NORTH) - _mercator(_SOUTH))


def _project(lon: float, lat: float) -> tuple[float, float]:
    """Return the place of a point on the canvas, in the Mercator projection that the page's map has too."""
    x = WIDTH / 2 + _SCALE * math.radians(lon - (_WEST + _EAST) / 2) + _MARGIN
    return round(x, 1), round(_MARGIN + _SCALE * (_mercator(_NORTH) - _mercator(lat)), 1)


@cache
def _layer(name: str) -> str:
    """Return the borders of a layer of data/geo/ as one SVG path."""
    features = json.loads((GEO / f"{name}.geojson").read_bytes())["features"]
    return "".join(_path(feature["geometry"]) for feature in features)


@cache
def _shapes() -> dict[str, str]:
    """Return the path of every municipality, by its code."""
    features = json.loads((GEO / "municipalities.geojson").read_bytes())["features"]
    return {feature["properties"]["code"]: _path(feature["geometry"]) for feature in features}


def _path(geometry: dict[str, Any]) -> str:
    """Return a GeoJSON line or polygon as SVG path data."""
    lines, closed = geometry["coordinates"], "Polygon" in geometry["type"]
    if geometry["type"] == "LineString":
        lines = [lines]
    elif geometry["type"] == "MultiPolygon":
        lines = [ring for polygon in lines for ring in polygon]
    points = ("L".join(f"{x:g} {y:g}" for x, y in (_project(lon, lat) for lon, lat in line)) for line in lines)
    return "".join(f"M{line}{'Z' if closed else ''}" for line in points)

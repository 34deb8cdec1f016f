"""The icons as outlines, for pictures that must carry them without a font."""

from functools import cache

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

from pilotkartan.assets import streamlit_static

# The side of the square that an outline is drawn in, its y axis upwards.
EM = 960


@cache
def icon_path(name: str) -> str:
    """Return the outline of a Material symbol as SVG path data, in a square of EM with y upwards; empty if unknown."""
    font = _font()
    if name not in font.getGlyphSet():
        return ""
    pen = SVGPathPen(font.getGlyphSet(), ntos=lambda value: f"{value:.0f}")
    font.getGlyphSet()[name].draw(pen)
    return str(pen.getCommands())


@cache
def _font() -> TTFont:
    (path,) = streamlit_static().glob("static/media/MaterialSymbols-Rounded.*.woff2")
    return TTFont(path)

"""Draw the icons as outlines, for pictures that must carry them, and make a small font of them."""

from functools import cache, lru_cache
from io import BytesIO
from string import ascii_lowercase, digits

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

from pilotkartan.render.assets import font_file

# The side of the square that an outline is drawn in, its y axis upwards.
EM = 960
ICON_FONT = font_file("MaterialSymbols-Rounded")


@cache
def icon_path(name: str) -> str:
    """Return the outline of a Material symbol as SVG path data, in a square of EM with y upwards; empty if unknown."""
    font = _font()
    if name not in font.getGlyphSet():
        return ""
    pen = SVGPathPen(font.getGlyphSet(), ntos=lambda value: f"{value:.0f}")
    font.getGlyphSet()[name].draw(pen)
    return str(pen.getCommands())


@lru_cache(4)
def icon_font(names: frozenset[str]) -> bytes:
    """Return a WOFF2 font in which these names, and no others, are drawn as Material symbols; unknown ones are not."""
    from fontTools.subset import Options, Subsetter  # Here, since only a download needs it.

    font = TTFont(ICON_FONT, recalcTimestamp=False)
    known = names & set(font.getGlyphOrder())
    # Not what the letters could spell: that is every icon of the font.
    subsetter = Subsetter(
        Options(layout_closure=False, layout_features=["liga", "rlig"], notdef_outline=True, glyph_names=True)
    )
    subsetter.populate(glyphs=known, text=f"{ascii_lowercase}{digits}_")
    subsetter.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()


@cache
def icon_names() -> frozenset[str]:
    """Return the names of all Material symbols, and of the letters that spell them."""
    return frozenset(_font().getGlyphOrder())


@cache
def _font() -> TTFont:
    return TTFont(ICON_FONT)

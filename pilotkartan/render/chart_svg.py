"""Draw a Vega-Lite specification as SVG and PNG on the server, without any network or font of the machine."""

from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from PIL import ImageFont

from pilotkartan.content.model import Lang
from pilotkartan.render.tokens import COLOURS

PNG_SCALE = 2
_SVG = "http://www.w3.org/2000/svg"
_INK, _GROUND = COLOURS["text"], COLOURS["ground"]
_FONT = "Source Sans Pro, sans-serif"
_FONT_FILES = {("normal", "400"): "Regular", ("normal", "600"): "Semibold", ("italic", "400"): "It"}
_FONT_UNITS = 1000
_LOCALES: dict[Lang, str] = {"sv": "sv-SE", "en": "en-US"}
_TEXT = {"labelColor": "currentColor", "titleColor": "currentColor", "labelFontSize": 14, "titleFontSize": 14}
_CONFIG = {
    "font": _FONT,
    "background": "transparent",
    "view": {"stroke": None},
    "title": {"color": "currentColor", "fontSize": 16, "fontWeight": 600},
    "axis": {
        **_TEXT,
        "titleFontWeight": 600,
        "titlePadding": 8,
        "labelPadding": 6,
        "domainColor": "currentColor",
        "ticks": False,
        "gridColor": "currentColor",
        "gridOpacity": 0.15,
    },
    "legend": {**_TEXT, "titleFontWeight": 600, "orient": "bottom", "labelLimit": 0},
    "text": {"fill": "currentColor", "fontSize": 14},
}


def render_svg(specification: dict[str, object], title: str, description: str, lang: Lang) -> str:
    """Return a chart as SVG on white, with a title and a description for screen readers."""
    drawn = _renderer().vegalite_to_svg(
        specification, config=_CONFIG, format_locale=_LOCALES[lang], allowed_base_urls=[]
    )
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(drawn)
    for element in root.iter():
        for name in [name for name in element.attrib if name == "role" or name.startswith("aria-")]:
            del element.attrib[name]  # the renderer's own, which name nothing in the reader's language
    for text in root.iter(f"{{{_SVG}}}text"):
        _hold_width(text)
    root.attrib |= {"role": "img", "aria-labelledby": "title desc", "color": _INK.light}
    root.insert(0, _element("title", title, id="title"))
    root.insert(1, _element("desc", description, id="desc"))
    root.insert(2, _element("rect", id="ground", width="100%", height="100%", fill=_GROUND.light))
    return ElementTree.tostring(root, encoding="unicode")


def in_the_dark(svg: str) -> str:
    """Return an SVG of render_svg with light text on the dark theme's ground."""
    on_dark = svg.replace(f' color="{_INK.light}"', f' color="{_INK.dark}"', 1)
    return on_dark.replace(f'height="100%" fill="{_GROUND.light}"', f'height="100%" fill="{_GROUND.dark}"', 1)


def render_png(svg: str, scale: float = PNG_SCALE) -> bytes:
    """Return an SVG as PNG, `scale` pixels for each of its units."""
    png: bytes = _renderer().svg_to_png(svg, scale=scale)
    return png


def text_width(text: str, font: str, size: float) -> float:
    """Return how wide a text is in one of our fonts (`Regular`, `Semibold`, `It`), in the units of its size."""
    return _units(text, font) * size / _FONT_UNITS


def text_cut(text: str, font: str, size: float, width: float) -> str:
    """Return a text on one line, with an ellipsis where it is wider than `width`."""
    if text_width(text, font, size) <= width:
        return text
    while text and text_width(f"{text}…", font, size) > width:
        text = text[:-1]
    return f"{text}…"


@cache
def _renderer() -> Any:
    # Only who looks at a chart waits for it.
    import vl_convert

    vl_convert.register_font_directory(str(_fonts()))
    return vl_convert


@cache
def _fonts() -> Path:
    import font_source_sans_pro

    return Path(font_source_sans_pro.font_directory)


def _hold_width(text: ElementTree.Element) -> None:
    """Make each line as wide as in our own font, also where the reader's machine has only another."""
    style = (text.get("font-style", "normal"), text.get("font-weight", "400").replace("normal", "400"))
    size_px = float(text.get("font-size", "").removesuffix("px"))
    for line in list(text) or [text]:
        if line.text:
            line.set("textLength", f"{_units(line.text, _FONT_FILES[style]) * size_px / _FONT_UNITS:.1f}")
            line.set("lengthAdjust", "spacingAndGlyphs")


@cache
def _font(name: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_fonts() / f"SourceSansPro-{name}.ttf", _FONT_UNITS)


def _units(text: str, font: str) -> float:
    return _font(font).getlength(text)


def _element(tag: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    element = ElementTree.Element(f"{{{_SVG}}}{tag}", attributes)
    element.text = text
    return element

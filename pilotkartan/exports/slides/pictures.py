"""Draw the pictures of a story's slides, each with the words that describe it."""

import io
from collections.abc import Callable, Mapping
from xml.etree import ElementTree

from PIL import Image

from pilotkartan.content.model import Code, Lang
from pilotkartan.explore.contact_page import contacts_address
from pilotkartan.explore.evidence import first_grid
from pilotkartan.explore.story import Kind, Step
from pilotkartan.exports.slides.layout import (
    CHART,
    MAP,
    OF_THEME,
    PICTURE,
    STRIP,
    TEXT_ONLY,
    THEME,
    TITLE,
    TITLE_SIZE_PT,
    box_of,
)
from pilotkartan.exports.slides.notes import Teller
from pilotkartan.exports.slides.page import Picture
from pilotkartan.exports.slides.text import Slide
from pilotkartan.exports.slides.typeset import LINE_HEIGHT
from pilotkartan.render.chart_svg import render_png
from pilotkartan.render.charts import slide_chart, svg_file
from pilotkartan.render.evidence_picture import grid_svg
from pilotkartan.render.glyphs import EM, icon_path
from pilotkartan.render.map_picture import map_svg
from pilotkartan.render.near_map import near_map_svg
from pilotkartan.render.qr import qr_png

# On a 4K projector a slide has four pixels for each point.
PIXELS_PER_PT = 4
_ICON_PT, _MODULE_PX = 32, 16
_SVG = "{http://www.w3.org/2000/svg}"


def pictures(slide: Slide, step: Step, teller: Teller) -> Mapping[int, Picture]:
    """Return the pictures of a slide of a step, by the indexes of their placeholders."""
    if slide.layout == TEXT_ONLY:
        return {}
    strip = {THEME: _strip(slide.theme, teller.lang)} if slide.theme else {}
    return {PICTURE: _KINDS[step.kind](step, teller), **strip}


def _strip(theme: Code, lang: Lang) -> Picture:
    """Return the strip of a theme's colour, with its icon beside the last line of the title."""
    title, colour = box_of(OF_THEME, TITLE), (theme.colour or "").removeprefix("#")
    x, y, size = STRIP.width / 2, title.y + title.height - TITLE_SIZE_PT * LINE_HEIGHT / 2, _ICON_PT / EM
    path = f'<path transform="translate({x - _ICON_PT / 2} {y + _ICON_PT / 2}) scale({size} {-size})" fill="#fff" '
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{STRIP.width}" height="{STRIP.height}">'
        f'<rect width="100%" height="100%" fill="#{colour}"/>{path}d="{icon_path(theme.icon or "")}"/></svg>'
    )
    return Picture(_png(svg, STRIP.width), theme.label.of(lang))


def _sweden(step: Step, teller: Teller) -> Picture:
    t, atlas, lang = teller.t, teller.index.atlas, teller.lang
    theme = atlas.codebook.by_id[step.about] if step.about else None
    title = t("slides.map_of_theme", theme=theme.label.of(lang)) if theme else t("map.title")
    shown = teller.index.view(step.selection(), lang).ids
    return _drawn(map_svg(atlas, shown, None, title, t, lang, on_slide=True), MAP.width)


def _near(step: Step, teller: Teller) -> Picture:
    atlas = teller.index.atlas
    return _drawn(near_map_svg(atlas, atlas.by_id[step.about or ""], teller.t, teller.lang), MAP.width)


def _done(_step: Step, teller: Teller) -> Picture:
    chart = slide_chart(teller.pilots)
    return _drawn(svg_file(teller.index, chart, teller.lang).decode(), box_of(CHART, PICTURE).width)


def _grid(_step: Step, teller: Teller) -> Picture:
    atlas = teller.index.atlas
    svg = grid_svg(atlas, first_grid(atlas, teller.pilots), teller.t, teller.lang)
    return _drawn(svg, box_of(CHART, PICTURE).width)


def _contacts(_step: Step, teller: Teller) -> Picture:
    address = teller.base_url + contacts_address(teller.index.atlas, teller.pilots, teller.lang)
    return Picture(qr_png(address, _MODULE_PX), teller.t("handout.qr", address=address))


def _drawn(svg: str, width_pt: float) -> Picture:
    """Return a picture of a chart or map as PNG, and its title and description."""
    words = ElementTree.fromstring(svg)
    return Picture(_png(svg, width_pt), f"{words.findtext(f'{_SVG}title')}. {words.findtext(f'{_SVG}desc')}")


def _png(svg: str, width_pt: float) -> bytes:
    """Return a picture as PNG, crisp at a width on the slide, without its unused transparency."""
    width = float(ElementTree.fromstring(svg).get("width", ""))
    png = io.BytesIO()
    pixels = render_png(svg, PIXELS_PER_PT * width_pt / width)
    Image.open(io.BytesIO(pixels)).convert("RGB").save(png, "PNG")
    return png.getvalue()


_KINDS: Mapping[Kind, Callable[[Step, Teller], Picture]] = {
    "map": _sweden,
    "theme": _sweden,
    "pilot": _near,
    "status": _done,
    "evidence": _grid,
    "contacts": _contacts,
}

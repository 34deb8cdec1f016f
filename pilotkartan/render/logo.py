"""Draw the logo as files for browsers that take no SVG. `make icons` writes them anew."""

import io
import re

from PIL import Image

from pilotkartan.render.assets import ASSETS, FAVICON, LOGO, TOUCH_ICON
from pilotkartan.render.chart_svg import render_png

ICO_SIZES_PX = (16, 32, 48)
TOUCH_SIZE_PX = 180
# The home screen of a phone rounds the corners off, and shows black where nothing is drawn.
_TOUCH_MARGIN_PX = 22
_TOUCH_BACKGROUND = "#fff"


def write_logo_files() -> None:
    """Write the files, for those who change the logo."""
    (ASSETS / FAVICON).write_bytes(favicon())
    (ASSETS / TOUCH_ICON).write_bytes(touch_icon())


def favicon() -> bytes:
    """Return the logo as ICO, in the sizes that browsers show."""
    first, *others = (_drawn(size, 0) for size in reversed(ICO_SIZES_PX))
    file = io.BytesIO()
    first.save(file, "ICO", sizes=[(size, size) for size in ICO_SIZES_PX], append_images=others)
    return file.getvalue()


def touch_icon() -> bytes:
    """Return the logo as PNG on an opaque ground, for the home screens of phones."""
    file = io.BytesIO()
    _drawn(TOUCH_SIZE_PX, _TOUCH_MARGIN_PX, _TOUCH_BACKGROUND).convert("RGB").save(file, "PNG", optimize=True)
    return file.getvalue()


def _drawn(size_px: int, margin_px: int, background: str = "none") -> Image.Image:
    """Return the logo in the middle of a square."""
    inner = size_px - 2 * margin_px
    logo = re.sub("<svg ", f'<svg x="{margin_px}" y="{margin_px}" width="{inner}" height="{inner}" ',
                  (ASSETS / LOGO).read_text("utf-8"), count=1)  # fmt: skip
    square = f'<rect width="{size_px}" height="{size_px}" fill="{background}"/>{logo}'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{size_px}" height="{size_px}">{square}</svg>'
    return Image.open(io.BytesIO(render_png(svg, 1)))

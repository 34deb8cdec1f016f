"""Choose the icons of the small font: Streamlit's has 4,000, this one those that can be shown.

It is made anew by `make icons`. Where the data names an icon that is not in it, Streamlit's is sent as it is.
"""

import re
from functools import cache
from itertools import chain
from pathlib import Path

from fontTools.ttLib import TTFont

from pilotkartan.content.model import Atlas
from pilotkartan.render.assets import ASSETS, ROOT, streamlit_static
from pilotkartan.render.glyphs import ICON_FONT, icon_font, icon_names
from pilotkartan.render.scripts import ENTRIES, script

SMALL = ASSETS / "icons.woff2"
_NAMED = re.compile(":material/([a-z0-9_]+):")
# In Python, CSS and JavaScript, in a tag, and in Streamlit's own way of naming icons.
_QUOTED = re.compile(r"""["'>/]([a-z0-9_]+)["'<:]""")
_OURS = (
    "pilotkartan/**/*.py",
    "pilotkartan/render/templates/*",
    "pages/*.py",
    "assets/css/*.css",
    "data/*.toml",
)


def font_file(atlas: Atlas | None) -> Path:
    """Return the file of the font with all icons that the app and the data can show."""
    named = {code.icon for code in atlas.codebook.code} if atlas else set()
    return SMALL if named - {None} <= drawn(SMALL) else ICON_FONT


def write_small() -> None:
    """Write the small font, for those who change the icons or Streamlit's version."""
    SMALL.write_bytes(icon_font(needed()))


def needed() -> frozenset[str]:
    """Return every icon whose name occurs in our files, even by chance, and all that Streamlit names."""
    ours = (path.read_text("utf-8") for pattern in _OURS for path in ROOT.glob(pattern))
    words = {word for text in chain(ours, map(script, ENTRIES)) for word in _QUOTED.findall(text)}
    scripts = (path.read_text("utf-8") for path in (streamlit_static() / "static" / "js").glob("*.js"))
    own = {name for script in scripts for name in _NAMED.findall(script)}
    return icon_names() & (words | own)


@cache
def drawn(path: Path) -> frozenset[str]:
    """Return the names of what a font draws: icons, and the letters that spell them."""
    return frozenset(TTFont(path).getGlyphOrder())

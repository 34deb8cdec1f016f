"""Write the code that shows a view in a page of another site, and the links within such a frame. Pure."""

import re
from html import unescape

from markupsafe import Markup, escape

from pilotkartan.explore.embed_views import COMPARISON, EVIDENCE, MAP, PANEL, within_frame
from pilotkartan.explore.embedded import Embedded
from pilotkartan.render.scripts import HEIGHT_SCRIPT

# As high is a frame that no script makes higher, in pixels; what is longer scrolls in it.
HEIGHTS_PX = {MAP: 640, PANEL: 720, COMPARISON: 720, EVIDENCE: 640}
_OPENING_TAG = re.compile(r'<a\b[^>]*?\shref="(/[^"]*)"[^>]*>', re.ASCII)
_NEW_WINDOW = ' target="_blank" rel="noopener"'


def frame_code(base: str, shown: Embedded, title: str, width: str = "100%", height: int | None = None) -> Markup:
    """Return the element of a frame; `base` is the app's address, `width` is in pixels or per cent."""
    return Markup(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" style="border: 0; max-width: 100%"></iframe>'
    ).format(base + shown.address(), title, width, height or HEIGHTS_PX[shown.what])


def code_to_paste(base: str, shown: Embedded, title: str) -> str:
    """Return what the editor of another site's page pastes: the frame, and the script that gives it its height."""
    script = Markup('<script src="{}" async></script>').format(f"{base}/{HEIGHT_SCRIPT}")
    return f"{frame_code(base, shown, title)}\n{script}"


def keep_in_frame(html: str, here: str) -> Markup:
    """Return the HTML of a page of the app with links that stay in the frame, or open a window where they cannot.

    `here` is the view that the frame shows.
    """

    def lead(found: re.Match[str]) -> str:
        tag, address = found[0], found[1]
        inside = within_frame(unescape(address), here)
        if inside is not None:
            return tag.replace(f'"{address}"', f'"{escape(inside)}"', 1)
        return tag if " target=" in tag else tag.replace("<a", f"<a{_NEW_WINDOW}", 1)

    return Markup(_OPENING_TAG.sub(lead, html))

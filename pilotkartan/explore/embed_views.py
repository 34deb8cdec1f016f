"""Name the views that pages of other sites show in a frame, and find the one for a page of the app. Pure."""

from collections.abc import Mapping
from urllib.parse import urlencode

from pilotkartan.content.settings import OEMBED
from pilotkartan.explore.pages import START_PAGE
from pilotkartan.explore.selection import COMPARE_PAGE, EVIDENCE_PAGE, PILOT

# The path of the views, and the parameter that says which; all others are those of the app's own pages.
EMBED_PAGE = "inbaddad"
WHAT = "visa"
MAP, PANEL, COMPARISON, EVIDENCE = "karta", "panel", COMPARE_PAGE, EVIDENCE_PAGE
# Each with the page of the app that shows the same.
PAGE_OF: Mapping[str, str] = {MAP: START_PAGE, PANEL: START_PAGE, COMPARISON: COMPARE_PAGE, EVIDENCE: EVIDENCE_PAGE}
# The first view that a page of the app is embedded as; of other pages there is none.
FIRST_OF: Mapping[str, str] = {START_PAGE: MAP, COMPARE_PAGE: COMPARISON, EVIDENCE_PAGE: EVIDENCE}
# The only form in which oEmbed describes a view.
OEMBED_FORMAT = "json"


def oembed_address(base: str, address: str) -> str:
    """Return the full address of the description of the view at a full address; `base` is the app's."""
    return f"{base}{OEMBED}?{urlencode({'url': address, 'format': OEMBED_FORMAT})}"


def within_frame(address: str, here: str) -> str | None:
    """Return the address in a frame of a view of the app, given from the start page on; None where there is none.

    `here` is the view that leads there. A pilot that is chosen there is read in the frame.
    """
    before, mark, part = address.partition("#")
    path, _, query = before.partition("?")
    what = FIRST_OF.get(path.removeprefix("/"))
    if what is None:
        return None
    if what == MAP and (here == PANEL or f"{PILOT}=" in query):
        what = PANEL
    return f"/{EMBED_PAGE}?{query}{'&' if query else ''}{WHAT}={what}{mark}{part}"

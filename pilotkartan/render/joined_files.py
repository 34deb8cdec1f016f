"""Serve as one file what is written in several: the style sheets and scripts, each with one text, hash and address."""

import hashlib
from functools import cache

from pilotkartan.render.scripts import ENTRIES, script
from pilotkartan.render.stylesheets import STYLE_SHEETS, style_sheet

JOINED_FILES = (*STYLE_SHEETS, *ENTRIES)


def joined_text(name: str) -> str:
    """Return the text of a style sheet or script, such as `app.css`."""
    return style_sheet(name) if name in STYLE_SHEETS else script(name)


@cache
def joined_digest(name: str) -> str:
    """Return a short hash of its text."""
    return hashlib.sha256(joined_text(name).encode()).hexdigest()[:12]


def joined_url(name: str) -> str:
    """Return its address, which changes with its text."""
    return f"/assets/{name}?v={joined_digest(name)}"

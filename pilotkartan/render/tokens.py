"""Read the colours and breakpoints of assets/css/tokens.css, for whatever Python draws."""

import re
from typing import NamedTuple

from pilotkartan.render.assets import ASSETS

STYLES = ASSETS / "css"
TOKENS_CSS = (STYLES / "tokens.css").read_text("utf-8")
THEMED = re.compile(r"light-dark\((#\w+), (#\w+)\)")


class Colour(NamedTuple):
    """A colour on a light and on a dark ground, such as `#0b5394`."""

    light: str
    dark: str


def _colour(value: str) -> Colour:
    themed = THEMED.fullmatch(value)
    return Colour(themed[1], themed[2]) if themed else Colour(value, value)


# Of the page, not of the stage in high contrast; by the name of the custom property without its hyphens in front.
_PAGE = TOKENS_CSS.partition("html[data-stage")[0]
COLOURS = {name: _colour(value) for name, value in re.findall(r"--([\w-]+): ((?:light-dark\()?#[^;]+);", _PAGE)}
# For what is always as by day: paper, and pictures beside it.
LIGHT = {name: colour.light for name, colour in COLOURS.items()}
# Media conditions such as `(max-width: 960px)`, by the name of the custom media query.
BREAKPOINTS: dict[str, str] = dict(re.findall(r"@custom-media --([\w-]+) ([^;]+);", TOKENS_CSS))

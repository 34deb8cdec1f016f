"""Lay out a slide of 16:9: the place, in pt, and the type sizes of everything on it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from pilotkartan.exports.slides.typeset import Box
from pilotkartan.render.map_picture import HEIGHT, WIDTH

SLIDE = Box(0, 0, 960, 540)
# The map is at the right edge, as high as the slide.
_MAP_WIDTH = SLIDE.height * WIDTH / HEIGHT
MAP = Box(SLIDE.width - _MAP_WIDTH, 0, _MAP_WIDTH, SLIDE.height)
# The first size that fits is used; the last is the smallest that can be read from the last row of a room.
COVER_SIZES_PT, TITLE_SIZES_PT, TEXT_SIZES_PT, FOOT_SIZE_PT = (54, 44, 36, 28), (36, 32, 28, 24), (24, 22, 20, 18), 12
# The indexes of the placeholders, and their names in the keys of texts.
TITLE, TEXT, PICTURE, FOOT, NUMBER = 0, 1, 2, 11, 12
_NAMES = ("title", "content", "picture", "footer", "number")
NAMES = dict(zip((TITLE, TEXT, PICTURE, FOOT, NUMBER), _NAMES, strict=True))
# The names of the layouts.
COVER, BESIDE_MAP, TEXT_ONLY, TABLE, CHART = "cover", "beside_map", "text", "table", "chart"
_LEFT = 44
_WHOLE, _BESIDE_MAP = SLIDE.width - 2 * _LEFT, MAP.x - _LEFT - 28


@dataclass(frozen=True)
class Place:
    """Describe a placeholder: its index, its kind as the file names it, and its box."""

    idx: int
    kind: str
    box: Box


def _places(width: float, kind: str, *others: Place, idx: int = TEXT) -> tuple[Place, ...]:
    return (
        Place(TITLE, "title", Box(_LEFT, 20, width, 76)),
        Place(idx, kind, Box(_LEFT, 104, width, 380)),
        *others,
        *_foot(width),
    )


def _foot(width: float) -> tuple[Place, ...]:
    return (
        Place(FOOT, "ftr", Box(_LEFT, 490, width - 60, 40)),
        Place(NUMBER, "sldNum", Box(_LEFT + width - 50, 490, 50, 40)),
    )


MASTER = _places(_WHOLE, "body")
# Name of the layout -> its kind as the file names it, and its places.
LAYOUTS: Mapping[str, tuple[str, tuple[Place, ...]]] = {
    COVER: (
        "title",
        (
            Place(TITLE, "ctrTitle", Box(80, 110, 800, 140)),
            Place(TEXT, "subTitle", Box(80, 270, 800, 160)),
            *_foot(_WHOLE),
        ),
    ),
    BESIDE_MAP: ("picTx", _places(_BESIDE_MAP, "body", Place(PICTURE, "pic", MAP))),
    TEXT_ONLY: ("obj", _places(_WHOLE, "body")),
    TABLE: ("tbl", _places(_WHOLE, "tbl")),
    CHART: ("cust", _places(_WHOLE, "pic", idx=PICTURE)),
}


def box_of(layout: str, idx: int) -> Box:
    """Return the box of a layout's placeholder."""
    return next(place.box for place in LAYOUTS[layout][1] if place.idx == idx)

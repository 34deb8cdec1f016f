"""Lay out a slide of 16:9: the place, in pt, and the type sizes of everything on it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from pilotkartan.exports.slides.typeset import Box
from pilotkartan.render.map_picture import HEIGHT, WIDTH

SLIDE = Box(0, 0, 960, 540)
# The strip of colour along the left edge; on the slides of a theme or a pilot it is a picture with the theme's icon.
STRIP = Box(0, 0, 44, SLIDE.height)
# The map is at the right edge, as high as the slide.
_MAP_WIDTH = SLIDE.height * WIDTH / HEIGHT
MAP = Box(SLIDE.width - _MAP_WIDTH, 0, _MAP_WIDTH, SLIDE.height)
# One size for each kind of text, on every slide: what is too long goes on on the next.
COVER_SIZE_PT, TITLE_SIZE_PT, TEXT_SIZE_PT, FOOT_SIZE_PT = 44, 30, 20, 12
# The indexes of the placeholders, and their names in the keys of texts.
TITLE, TEXT, PICTURE, THEME, SECOND_TEXT, FOOT, NUMBER = 0, 1, 2, 3, 4, 11, 12
_NAMES = ("title", "content", "picture", "theme", "content", "footer", "number")
NAMES = dict(zip((TITLE, TEXT, PICTURE, THEME, SECOND_TEXT, FOOT, NUMBER), _NAMES, strict=True))
# The names of the layouts.
COVER, BESIDE_MAP, OF_THEME, TEXT_ONLY, CHART, CONTACTS = "cover", "beside_map", "theme", "text", "chart", "contacts"
_LEFT, _RIGHT, _TOP, _HEIGHT = 76, 44, 98, 386
_WHOLE, _BESIDE_MAP = SLIDE.width - _LEFT - _RIGHT, MAP.x - _LEFT - 24
# The QR code, and the columns of the contacts beside it.
_CODE_PT, _GAP = 144, 20
_COLUMN = (_WHOLE - _CODE_PT - 2 * _GAP) / 2


@dataclass(frozen=True)
class Place:
    """Describe a placeholder: its index, its kind as the file names it, and its box."""

    idx: int
    kind: str
    box: Box


def _title(width: float) -> Place:
    return Place(TITLE, "title", Box(_LEFT, 18, width, 72))


def _body(idx: int, x: float, width: float, kind: str = "body") -> Place:
    return Place(idx, kind, Box(x, _TOP, width, _HEIGHT))


def _foot(width: float) -> tuple[Place, ...]:
    return (
        Place(FOOT, "ftr", Box(_LEFT, 490, width - 60, 40)),
        Place(NUMBER, "sldNum", Box(_LEFT + width - 50, 490, 50, 40)),
    )


def _places(width: float, *others: Place) -> tuple[Place, ...]:
    return _title(width), *others, *_foot(width)


_BESIDE = _places(_BESIDE_MAP, _body(TEXT, _LEFT, _BESIDE_MAP), Place(PICTURE, "pic", MAP))
MASTER = _places(_WHOLE, _body(TEXT, _LEFT, _WHOLE))
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
    BESIDE_MAP: ("picTx", _BESIDE),
    OF_THEME: ("cust", (*_BESIDE, Place(THEME, "pic", STRIP))),
    TEXT_ONLY: ("obj", MASTER),
    CHART: ("cust", _places(_WHOLE, _body(PICTURE, _LEFT, _WHOLE, "pic"))),
    CONTACTS: (
        "cust",
        _places(
            _WHOLE,
            _body(TEXT, _LEFT, _COLUMN),
            _body(SECOND_TEXT, _LEFT + _COLUMN + _GAP, _COLUMN),
            Place(PICTURE, "pic", Box(SLIDE.width - _RIGHT - _CODE_PT, _TOP, _CODE_PT, _CODE_PT)),
        ),
    ),
}


def box_of(layout: str, idx: int) -> Box:
    """Return the box of a layout's placeholder."""
    return next(place.box for place in LAYOUTS[layout][1] if place.idx == idx)


def columns_of(layout: str) -> list[int]:
    """Return the placeholders of a layout that its text goes through, in their order."""
    return [place.idx for place in LAYOUTS[layout][1] if place.idx in (TEXT, SECOND_TEXT)]

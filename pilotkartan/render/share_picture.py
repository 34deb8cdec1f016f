"""Draw the picture of a view that other sites show beside a link to it: the map, and beside it what the view is."""

import io
import re

from PIL import Image

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.plaintext import printable
from pilotkartan.content.texts import Translator
from pilotkartan.explore.shared_view import SharedView
from pilotkartan.render import outline
from pilotkartan.render.assets import ASSETS, LOGO
from pilotkartan.render.chart_svg import render_png, text_width
from pilotkartan.render.glyphs import EM, icon_path
from pilotkartan.render.html import render
from pilotkartan.render.page_head import PICTURE_SIZE
from pilotkartan.render.tokens import LIGHT

WIDTH, HEIGHT = PICTURE_SIZE
# The text is left of the map; Sweden is in the middle of the map.
_MARGIN, _TEXT_WIDTH = 64, 540
_MAP_LEFT = 660
_SCALE = 0.92
_MAP_X, _MAP_Y = _MAP_LEFT + 138, (HEIGHT - _SCALE * outline.HEIGHT) / 2
# From the logo to the programme's name: the room for title and text.
_TOP, _BOTTOM = 158, 520
# The title is as large as its lines allow: (size, number of lines).
_TITLE_SIZES = ((72, 2), (58, 3), (48, 4), (40, 5))
_DETAIL_SIZE, _FOOT_SIZE = 29, 24
_MAX_DETAIL_LINES = 5
_LINE = 1.22
# Below the title, the theme, the text.
_THEME_HEIGHT, _GAP = 66, 20
_PIN, _NAME = 14, 23
_GROWN, _SHRUNK = 1.35, 0.7
# Names of more pilots would lie on each other.
_MAX_NAMED = 20


def share_svg(atlas: Atlas, view: SharedView, t: Translator, lang: Lang) -> str:
    """Return the picture as SVG, WIDTH × HEIGHT."""
    size, title = _title(view.title)
    below = _TOP + len(title) * size * _LINE + (_THEME_HEIGHT if view.theme else 0) + _GAP
    lines_left = min(_MAX_DETAIL_LINES, max(0, int((_BOTTOM - below) / (_DETAIL_SIZE * _LINE))))
    programme = atlas.programme
    foot = f"{programme.name.of(lang)} {programme.first_year}–{programme.last_year}"
    return render(
        "share",
        atlas,
        t,
        lang,
        width=WIDTH,
        height=HEIGHT,
        colours=LIGHT,
        accent=(view.theme and view.theme.colour) or LIGHT["accent"],
        margin=_MARGIN,
        map_left=_MAP_LEFT,
        logo=re.sub("<svg ", '<svg x="0" y="0" width="52" height="52" ', (ASSETS / LOGO).read_text("utf-8"), count=1),
        title=_placed(title, _TOP, size),
        title_size=size,
        theme=view.theme,
        theme_icon=icon_path((view.theme and view.theme.icon) or ""),
        theme_y=_TOP + len(title) * size * _LINE + _THEME_HEIGHT / 2 + 4,
        detail=_placed(_wrapped(view.detail, _DETAIL_SIZE, "Regular", lines_left), below, _DETAIL_SIZE),
        detail_size=_DETAIL_SIZE,
        foot=_placed(_wrapped(foot, _FOOT_SIZE, "Regular", 2), _BOTTOM + 18, _FOOT_SIZE),
        foot_size=_FOOT_SIZE,
        land=outline.land_path(),
        counties=outline.counties_path(),
        map_x=_MAP_X,
        map_y=_MAP_Y,
        scale=_SCALE,
        em=EM,
        pin=_PIN,
        name=_NAME,
        named=len(view.matching) <= _MAX_NAMED,
        pins=sorted(_pins(atlas, view), key=lambda pin: (pin["chosen"], pin["matching"])),
    )


def share_png(atlas: Atlas, view: SharedView, t: Translator, lang: Lang) -> bytes:
    """Return the picture as PNG, without the transparency that nothing of it has: half as many bytes."""
    png = io.BytesIO()
    Image.open(io.BytesIO(render_png(share_svg(atlas, view, t, lang), 1))).convert("RGB").save(png, "PNG")
    return png.getvalue()


def _pins(atlas: Atlas, view: SharedView) -> list[dict[str, object]]:
    shapes = outline.municipality_paths()
    pins: list[dict[str, object]] = []
    for pilot in atlas.pilots:
        left, top = outline.place_percent(pilot.seat.lat, pilot.seat.lon)
        theme, chosen = atlas.main_theme(pilot), pilot.id == view.chosen
        away = (_PIN + 8) * (_GROWN if chosen else 1)
        dx, dy, anchor = {
            "right": (away, _NAME / 3, "start"),
            "left": (-away, _NAME / 3, "end"),
            "above": (0, -away, "middle"),
            "below": (0, away + _NAME * 0.8, "middle"),
        }[pilot.label.side]
        pins.append(
            {
                "label": printable(pilot.name),
                "x": _MAP_X + left / 100 * outline.WIDTH * _SCALE,
                "y": _MAP_Y + top / 100 * outline.HEIGHT * _SCALE,
                "dx": dx + pilot.label.dx,
                "dy": dy + pilot.label.dy,
                "anchor": anchor,
                "shape": shapes.get(pilot.code, ""),
                "colour": theme.colour or "",
                "icon": icon_path(theme.icon or ""),
                "matching": pilot.id in view.matching,
                "chosen": chosen,
                "size": _GROWN if chosen else 1 if pilot.id in view.matching else _SHRUNK,
            }
        )
    return pins


def _title(text: str) -> tuple[int, list[str]]:
    """Return the largest size in which the title fits, and its lines."""
    for size, lines in _TITLE_SIZES:
        found = _wrapped(text, size, "Semibold", lines + 1)
        if len(found) <= lines and all(text_width(line, "Semibold", size) <= _TEXT_WIDTH for line in found):
            return size, found
    size, lines = _TITLE_SIZES[-1]
    return size, _wrapped(text, size, "Semibold", lines)


def _wrapped(text: str, size: float, font: str, most: int) -> list[str]:
    """Return a text in at most so many lines, the last with an ellipsis where it is longer."""
    lines: list[str] = []
    for word in printable(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, font, size) <= _TEXT_WIDTH:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= most:
        return lines
    if not most:
        return []
    last = lines[most - 1]
    while last and text_width(f"{last}…", font, size) > _TEXT_WIDTH:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip(' ,.;:')}…"]


def _placed(lines: list[str], top: float, size: float) -> list[tuple[float, str]]:
    """Return each line with the height of its baseline."""
    return [(top + (number * _LINE + 0.9) * size, line) for number, line in enumerate(lines)]

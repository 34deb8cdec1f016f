"""Draw the grid of results as a picture for a slide: in each cell a bar of its results by status, and their number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.plaintext import printable
from pilotkartan.content.texts import Translator
from pilotkartan.explore.evidence import Cell, Grid
from pilotkartan.explore.evidence_table import SIGNS, empty_signs
from pilotkartan.explore.evidence_text import breakdown, category_label, grid_caption
from pilotkartan.explore.tally import DONE, ONGOING
from pilotkartan.render.chart_svg import text_cut, text_width
from pilotkartan.render.html import render
from pilotkartan.render.tokens import LIGHT

# In pt of a slide, as all lengths here. The columns share what the names of the rows leave.
WIDTH = 840
_ROW, _NAME_SIZE, _HEAD_SIZE, _NUMBER_SIZE, _KEY_SIZE = 25.0, 15, 14, 17, 14
_MAX_NAMES, _HEAD_LINE, _MAX_HEAD_LINES, _KEY_LINE, _GAP = 310.0, 16, 4, 22, 10.0
_NUMBER_WIDTH, _BAR, _SWATCH = 26.0, 15.0, 15.0
# How much of a bar's colour is in it, by status; what is planned is an outline of dashes.
_FILLS = {DONE: 1.0, ONGOING: 0.22}


@dataclass(frozen=True)
class _Segment:
    """The results of one status in a bar: where they begin, how wide they are, and how they look."""

    x: float
    width: float
    fill: float
    dashed: bool


@dataclass(frozen=True)
class _Drawn:
    """A cell on the picture: its bar, and its number or sign with the left end of that."""

    segments: tuple[_Segment, ...]
    text: str
    x: float
    quiet: bool


def grid_svg(atlas: Atlas, grid: Grid, t: Translator, lang: Lang) -> str:
    """Return the grid as SVG, WIDTH wide and as high as its rows need; its description has all the numbers."""
    names = [text_cut(printable(category_label(row, t, lang)), "Semibold", _NAME_SIZE, _MAX_NAMES) for row in grid.rows]
    left = max(text_width(name, "Semibold", _NAME_SIZE) for name in [*names, t("likeness.together")]) + _GAP
    labels = [category_label(each, t, lang) for each in grid.columns] + [t("likeness.together")]
    widths = _widths(labels, WIDTH - left)
    heads = [_lines(label, _HEAD_SIZE, width - _GAP) for label, width in zip(labels, widths, strict=True)]
    x = list(accumulate(widths, initial=left))
    top = max(map(len, heads)) * _HEAD_LINE + _GAP
    most = max([1, *(len(cell.found) for cell in grid.cells.values())])
    bar = min(widths[:-1], default=0.0) - _NUMBER_WIDTH - _GAP
    rows = [
        (
            name,
            [_cell(atlas, grid.cells[row.id, each.id], x[number], bar / most)
             for number, each in enumerate(grid.columns)],
            len(grid.row_totals[row.id].found),
        )
        for name, row in zip(names, grid.rows, strict=True)
    ]  # fmt: skip
    bottom = top + (len(rows) + 1) * _ROW
    return render(
        "evidence_picture",
        atlas,
        t,
        lang,
        title=grid_caption(atlas, grid, t, lang),
        description="; ".join(_told(atlas, grid, t, lang)),
        colours=LIGHT,
        width=WIDTH,
        height=round(bottom + 2 * _KEY_LINE + _GAP),
        sizes={"name": _NAME_SIZE, "head": _HEAD_SIZE, "number": _NUMBER_SIZE, "key": _KEY_SIZE},
        row_height=_ROW,
        head_line=_HEAD_LINE,
        bar=_BAR,
        left=left,
        top=top,
        bottom=bottom,
        heads=list(zip(x, heads, strict=False)),
        rows=rows,
        total_x=x[len(grid.columns)],
        totals=[(x[number], len(grid.column_totals[each.id].found))
                for number, each in enumerate(grid.columns)],
        total=len(grid.total.found),
        key=list(_key(atlas, lang)),
        key_line=_KEY_LINE,
        signs=" · ".join(f"{sign} {meaning}" for sign, meaning in empty_signs(grid, t)),
    )  # fmt: skip


def _widths(labels: Sequence[str], room: float) -> list[float]:
    """Return the widths of the columns: the last as wide as its longest word, the others the same if theirs allow."""
    words = [max(text_width(word, "Semibold", _HEAD_SIZE) for word in label.split()) + 1.2 * _GAP for label in labels]
    *others, last = words
    same = (room - last) / max(1, len(others))
    if max(others, default=0.0) <= same:
        return [same] * len(others) + [last]
    if sum(words) > room:
        return [room / len(labels)] * len(labels)
    return [word + (room - sum(words)) / len(others) for word in others] + [last]


def _cell(atlas: Atlas, cell: Cell, x: float, each: float) -> _Drawn:
    """Return a cell whose bar has a width of `each` for a result."""
    if cell.empty:
        return _Drawn((), SIGNS[cell.empty], x, quiet=True)
    segments, end = [], x
    for status in atlas.codebook.codes("result_status"):
        if width := each * cell.counts[status.id]:
            segments.append(_Segment(end, width, *_look(status.id)))
            end += width
    return _Drawn(tuple(segments), str(len(cell.found)), end + 6, quiet=False)


def _look(status: str) -> tuple[float, bool]:
    return _FILLS.get(status, 0.0), status not in _FILLS


def _key(atlas: Atlas, lang: Lang) -> Iterator[tuple[float, str, float, bool]]:
    """Yield the left end of each status in the key, its label, and how it looks."""
    x = 0.0
    for status in atlas.codebook.codes("result_status"):
        label = status.label.of(lang)
        yield (x, label, *_look(status.id))
        x += _SWATCH + 7 + text_width(label, "Regular", _KEY_SIZE) + 24


def _told(atlas: Atlas, grid: Grid, t: Translator, lang: Lang) -> Iterator[str]:
    """Yield each row in words: its cells that have results, and their number."""
    for row in grid.rows:
        cells = (
            f"{category_label(column, t, lang)} {breakdown(atlas, grid.cells[row.id, column.id], t, lang)}"
            for column in grid.columns
            if not grid.cells[row.id, column.id].empty
        )
        yield f"{category_label(row, t, lang)}: {', '.join(cells) or t('panel.not_reported')}"


def _lines(text: str, size: int, width: float) -> Sequence[str]:
    """Return a heading in lines, of which the last is cut where there are too many."""
    lines = [""]
    for word in printable(text).split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, "Semibold", size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    kept = [*lines[: _MAX_HEAD_LINES - 1], " ".join(lines[_MAX_HEAD_LINES - 1 :])]
    return [text_cut(line, "Semibold", size, width) for line in kept if line]

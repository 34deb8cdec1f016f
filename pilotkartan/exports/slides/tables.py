"""Distribute tables over as many slides as they need: widths, heights and type size without overflow. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from pilotkartan.exports.slides.typeset import LINE_HEIGHT, Box, shortened, width_pt, wrapped

# A cell's margins as PowerPoint has them: left and right together, above and below together, in pt.
MARGINS_X_PT, MARGINS_Y_PT = 14.4, 7.2
_MAX_LINES = 3
Row = tuple[str, ...]


@dataclass(frozen=True)
class TablePage:
    """Hold the part of a table on one slide: rows, headings first, with heights and column widths in pt."""

    rows: tuple[Row, ...]
    heights: tuple[float, ...]
    widths: tuple[float, ...]
    size_pt: int


def paged_table(table: Sequence[Row], box: Box, sizes_pt: Sequence[int]) -> list[TablePage]:
    """Return a table on as few pages as in the smallest size, in the largest size that needs no more."""
    fewest = len(_pages(table, box, sizes_pt[-1]))
    return next(pages for size in sizes_pt if len(pages := _pages(table, box, size)) <= fewest)


def _pages(table: Sequence[Row], box: Box, size_pt: int) -> list[TablePage]:
    widths = _widths(table, box, size_pt)
    rows = [tuple(_shortened(cell, width, size_pt) for cell, width in zip(row, widths, strict=True)) for row in table]
    heights = [max(_height(cell, width, size_pt) for cell, width in zip(row, widths, strict=True)) for row in rows]
    pages = [[0]]
    for number in range(1, len(rows)):
        if sum(heights[row] for row in (*pages[-1], number)) > box.height:
            pages.append([0])
        pages[-1].append(number)
    return [
        TablePage(tuple(rows[row] for row in page), tuple(heights[row] for row in page), widths, size_pt)
        for page in pages
    ]


def _widths(table: Sequence[Row], box: Box, size_pt: int) -> tuple[float, ...]:
    """Return the widths of the columns: the longest word of each, and what is left by how much longer its cells are.

    Where not even the words have room, each gets in proportion, and they are cut; none takes more than half the box.
    """
    columns = list(zip(*table, strict=True))
    most = box.width / 2
    words = [min(most, max(_wide(word, size_pt) for cell in column for word in cell.split(" "))) for column in columns]
    cells = [min(box.width, max(_wide(cell, size_pt) for cell in column)) for column in columns]
    wanted = [cell - word + MARGINS_X_PT for cell, word in zip(cells, words, strict=True)]
    left = box.width - sum(words)
    if left < 0:
        return tuple(word * box.width / sum(words) for word in words)
    return tuple(word + want * left / sum(wanted) for word, want in zip(words, wanted, strict=True))


def _wide(text: str, size_pt: int) -> float:
    """Return the width of a cell that holds a text on one line."""
    # A little more, since no line is filled to the last per cent.
    return 1.02 * width_pt(text, size_pt, bold=True) + MARGINS_X_PT


def _shortened(cell: str, width: float, size_pt: int) -> str:
    return shortened(cell, width - MARGINS_X_PT, size_pt, _MAX_LINES, bold=True)


def _height(cell: str, width: float, size_pt: int) -> float:
    return len(wrapped(cell, width - MARGINS_X_PT, size_pt, bold=True)) * size_pt * LINE_HEIGHT + MARGINS_Y_PT

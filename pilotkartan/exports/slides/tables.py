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


def paged_parts(table: Sequence[Row], box: Box, sizes_pt: Sequence[int]) -> list[list[TablePage]]:
    """Return a table in the parts, each with the first column, that take the fewest pages together.

    Each part has room for the words of its columns, unless one of two columns has none either.
    """
    heads, *others = zip(*table, strict=True)
    found = []
    for count in range(1, len(others) + 1):
        most = -(-len(others) // count)
        parts = [(heads, *others[start : start + most]) for start in range(0, len(others), most)]
        if most == 1 or all(sum(_words(part, box, sizes_pt[-1])) <= box.width for part in parts):
            found.append([paged_table(list(zip(*part, strict=True)), box, sizes_pt) for part in parts])
    return min(found, key=lambda parts: sum(map(len, parts)))


def _pages(table: Sequence[Row], box: Box, size_pt: int) -> list[TablePage]:
    widths = _widths(table, box, size_pt)
    rows = [tuple(_shortened(cell, width, size_pt) for cell, width in zip(row, widths, strict=True)) for row in table]
    heights = _heights(rows, widths, size_pt)
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
    """Return the widths of the columns: the longest word of each, and what is left so that the table is lowest.

    Where not even the words have room, each gets in proportion, and they are cut; none takes more than half the box.
    """
    columns = list(zip(*table, strict=True))
    words = _words(columns, box, size_pt)
    left = box.width - sum(words)
    if left < 0:
        return tuple(word * box.width / sum(words) for word in words)
    # Headings may have more lines than one, if that leaves room for the others.
    found = [_filled(rows, words, left, size_pt) for rows in (table, table[1:] or table)]
    return min(found, key=lambda widths: sum(_heights(table, widths, size_pt)))


def _filled(rows: Sequence[Row], words: Sequence[float], left: float, size_pt: int) -> tuple[float, ...]:
    """Return the widths with what lets the cells of these rows be one line, where that takes least first."""
    widths = list(words)
    wanted = [max(_wide(cell, size_pt) for cell in column) for column in zip(*rows, strict=True)]
    for column in sorted(range(len(widths)), key=lambda column: wanted[column] - words[column]):
        more = min(max(0.0, wanted[column] - words[column]), left)
        widths[column] += more
        left -= more
    return tuple(width + left / len(widths) for width in widths)


def _words(columns: Sequence[Row], box: Box, size_pt: int) -> list[float]:
    """Return the width of the longest word of each column, at most half the box."""
    longest = (max(_wide(word, size_pt) for cell in column for word in cell.split(" ")) for column in columns)
    return [min(box.width / 2, width) for width in longest]


def _wide(text: str, size_pt: int) -> float:
    """Return the width of a cell that holds a text on one line."""
    # A little more, since no line is filled to the last per cent.
    return 1.02 * width_pt(text, size_pt, bold=True) + MARGINS_X_PT


def _shortened(cell: str, width: float, size_pt: int) -> str:
    return shortened(cell, width - MARGINS_X_PT, size_pt, _MAX_LINES, bold=True)


def _heights(rows: Sequence[Row], widths: Sequence[float], size_pt: int) -> list[float]:
    return [max(_height(cell, width, size_pt) for cell, width in zip(row, widths, strict=True)) for row in rows]


def _height(cell: str, width: float, size_pt: int) -> float:
    return len(wrapped(cell, width - MARGINS_X_PT, size_pt, bold=True)) * size_pt * LINE_HEIGHT + MARGINS_Y_PT

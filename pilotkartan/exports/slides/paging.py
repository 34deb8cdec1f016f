"""Distribute paragraphs over as few columns as hold them, as evenly as can be. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pilotkartan.exports.slides.typeset import LINE_HEIGHT, Box, shortened, wrapped

# Space above a paragraph, above a bulleted one, and how far a bulleted one is indented, in pt.
ABOVE_PT, ABOVE_BULLET_PT, INDENT_PT = 7, 4, 18
# What to part the paragraphs under a heading costs, as if a column were so many lines high.
_APART_LINES = 4


@dataclass(frozen=True)
class Piece:
    """Hold a paragraph: `lead` opens it in bold; `under` is the heading above it, shown once a column.

    `more` are further lines of it. The bullet has a `colour` such as `#0072b2` where it is one on the map.
    """

    text: str
    lead: str = ""
    under: str = ""
    bullet: bool = False
    more: tuple[str, ...] = ()
    colour: str = ""


def paged(pieces: Sequence[Piece], box: Box, size_pt: int, multiple: int = 1) -> list[list[Piece]]:
    """Return the paragraphs by column: as few columns as hold them and a `multiple`, as even as can be.

    What is under a heading stays together where that costs little. The last columns are empty where there are fewer
    paragraphs than columns.
    """
    pieces = [part for piece in pieces for part in _split(_capped(piece, box, size_pt), box, size_pt)]
    apart = (_APART_LINES * size_pt * LINE_HEIGHT) ** 2
    # The number of paragraphs in the columns so far -> the least sum of squares of the heights, and the columns' ends.
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    columns = 0
    while len(pieces) not in best or not columns or columns % multiple:
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in best.items():
            for end, height in _columns_from(start, pieces, box, size_pt):
                total = cost + height**2 + (apart if _is_within_heading(pieces, end) else 0)
                if end not in longer or total < longer[end][0]:
                    longer[end] = total, (*ends, end)
        best, columns = longer, columns + 1
    return [list(pieces[start:end]) for start, end in pairwise((0, *best[len(pieces)][1]))]


def _columns_from(start: int, pieces: Sequence[Piece], box: Box, size_pt: int) -> Iterator[tuple[int, float]]:
    """Yield where a column that begins at a paragraph may end, and how high it is then."""
    if start == len(pieces):
        yield start, 0.0
    height, under = 0.0, ""
    for end, piece in enumerate(pieces[start:], start + 1):
        height += _height_pt(piece, box, size_pt) + (_heading_pt(piece, box, size_pt) if piece.under != under else 0)
        under = piece.under
        if height > box.height and end > start + 1:
            return
        yield end, height


def _is_within_heading(pieces: Sequence[Piece], end: int) -> bool:
    return 0 < end < len(pieces) and bool(pieces[end].under) and pieces[end].under == pieces[end - 1].under


def _capped(piece: Piece, box: Box, size_pt: float) -> Piece:
    """Return a paragraph whose opening and heading take no more than two lines each."""
    lead, under = (shortened(text, box.width - INDENT_PT, size_pt, 2, bold=True) for text in (piece.lead, piece.under))
    return replace(piece, lead=lead, under=under)


def _split(piece: Piece, box: Box, size_pt: float) -> Iterator[Piece]:
    """Yield a paragraph, in parts where it is longer than a column."""
    if piece.more and len(_lines(piece, box, size_pt)) > _room(piece, box, size_pt):
        yield from _split(replace(piece, more=()), box, size_pt)
        yield from _split(replace(piece, lead="", text=" ".join(piece.more), more=()), box, size_pt)
        return
    lines, most = _lines(piece, box, size_pt), _room(piece, box, size_pt)
    if len(lines) <= most:
        yield piece
        return
    # Counted without spaces, since a line may end within a word.
    end = sum(len(line.replace(" ", "")) for line in lines[:most]) - len(piece.lead.replace(" ", ""))
    start = next(n for n in range(len(piece.text) + 1) if len(piece.text[:n].replace(" ", "")) == end)
    yield replace(piece, text=piece.text[:start])
    yield from _split(replace(piece, text=piece.text[start:].lstrip(" "), lead=""), box, size_pt)


def _room(piece: Piece, box: Box, size_pt: float) -> int:
    """Return how many lines a paragraph may have on a column of its own."""
    return max(1, int((box.height - _heading_pt(piece, box, size_pt) - ABOVE_PT) // (size_pt * LINE_HEIGHT)))


def _lines(piece: Piece, box: Box, size_pt: float) -> list[str]:
    width = box.width - (INDENT_PT if piece.bullet else 0)
    more = (line for text in piece.more for line in wrapped(text, width, size_pt))
    return [*wrapped(piece.text, width, size_pt, lead=piece.lead), *more]


def _height_pt(piece: Piece, box: Box, size_pt: float) -> float:
    above = ABOVE_BULLET_PT if piece.bullet else ABOVE_PT
    return len(_lines(piece, box, size_pt)) * size_pt * LINE_HEIGHT + above


def _heading_pt(piece: Piece, box: Box, size_pt: float) -> float:
    if not piece.under:
        return 0
    return len(wrapped(piece.under, box.width, size_pt, bold=True)) * size_pt * LINE_HEIGHT + ABOVE_PT

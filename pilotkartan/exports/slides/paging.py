"""Distribute paragraphs over as many pages as they need, in type that is not too small. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pilotkartan.exports.slides.typeset import LINE_HEIGHT, Box, shortened, wrapped

# Space above a paragraph, above a bulleted one, and how far a bulleted one is indented, in pt.
ABOVE_PT, ABOVE_BULLET_PT, INDENT_PT = 8, 4, 18


@dataclass(frozen=True)
class Piece:
    """Hold a paragraph: `lead` opens it in bold; `under` is the heading above it, shown once a page."""

    text: str
    lead: str = ""
    under: str = ""
    bullet: bool = False


def paged(pieces: Sequence[Piece], box: Box, sizes_pt: Sequence[int]) -> tuple[list[list[Piece]], int]:
    """Return the paragraphs by page, as few as in the smallest size, and the largest size that needs no more."""
    pieces = [_capped(piece, box, sizes_pt[0]) for piece in pieces]
    fewest = len(_pages(pieces, box, sizes_pt[-1]))
    size = next(size for size in sizes_pt if len(_pages(pieces, box, size)) <= fewest)
    return _pages(pieces, box, size), size


def _capped(piece: Piece, box: Box, size_pt: float) -> Piece:
    """Return a paragraph whose opening and heading take no more than two lines each."""
    lead, under = (shortened(text, box.width - INDENT_PT, size_pt, 2, bold=True) for text in (piece.lead, piece.under))
    return replace(piece, lead=lead, under=under)


def _pages(pieces: Sequence[Piece], box: Box, size_pt: float) -> list[list[Piece]]:
    pages: list[list[Piece]] = [[]]
    used, under = 0.0, ""
    for piece in [part for whole in pieces for part in _split(whole, box, size_pt)]:
        heading = _heading_pt(piece, box, size_pt)
        height = _height_pt(piece, box, size_pt)
        if pages[-1] and used + height + (heading if piece.under != under else 0) > box.height:
            pages.append([])
            used, under = 0.0, ""
        pages[-1].append(piece)
        used += height + (heading if piece.under != under else 0)
        under = piece.under
    return pages


def _split(piece: Piece, box: Box, size_pt: float) -> Iterator[Piece]:
    """Yield a paragraph, in parts where it is longer than a page."""
    lines = _lines(piece, box, size_pt)
    room = box.height - _heading_pt(piece, box, size_pt) - ABOVE_PT
    most = max(1, int(room // (size_pt * LINE_HEIGHT)))
    if len(lines) <= most:
        yield piece
        return
    # Counted without spaces, since a line may end within a word.
    end = sum(len(line.replace(" ", "")) for line in lines[:most]) - len(piece.lead.replace(" ", ""))
    start = next(n for n in range(len(piece.text) + 1) if len(piece.text[:n].replace(" ", "")) == end)
    yield replace(piece, text=piece.text[:start])
    yield from _split(replace(piece, text=piece.text[start:].lstrip(" "), lead=""), box, size_pt)


def _lines(piece: Piece, box: Box, size_pt: float) -> list[str]:
    return wrapped(piece.text, box.width - (INDENT_PT if piece.bullet else 0), size_pt, lead=piece.lead)


def _height_pt(piece: Piece, box: Box, size_pt: float) -> float:
    above = ABOVE_BULLET_PT if piece.bullet else ABOVE_PT
    return len(_lines(piece, box, size_pt)) * size_pt * LINE_HEIGHT + above


def _heading_pt(piece: Piece, box: Box, size_pt: float) -> float:
    if not piece.under:
        return 0
    return len(wrapped(piece.under, box.width, size_pt, bold=True)) * size_pt * LINE_HEIGHT + ABOVE_PT

"""Paragraphs and tables take no more slides than they need, and no slide is empty or too full."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from pilotkartan.exports.slides.paging import ABOVE_BULLET_PT, ABOVE_PT, INDENT_PT, Piece, paged
from pilotkartan.exports.slides.tables import TablePage, paged_table
from pilotkartan.exports.slides.typeset import LINE_HEIGHT, Box, wrapped

SIZES_PT = (20, 18, 16, 14)
# At this size a paragraph of one line, with the space above it, is 20 pt high.
EVEN_PT = 10
bounded = settings(max_examples=60, derandomize=True, deadline=None, database=None)
texts = st.lists(st.sampled_from(["ord", "kommun", "översiktsplan"]), min_size=1, max_size=40).map(" ".join)
# Shorter than a page: what is longer is split, of which test_form.py tells.
pieces = st.lists(
    st.builds(Piece, texts, under=st.sampled_from(["", "Genomfört", "Planerat"]), bullet=st.booleans()),
    min_size=1,
    max_size=14,
)
tables = st.lists(st.tuples(st.sampled_from(["Flen", "Gotland"]), texts), min_size=2, max_size=14)
boxes = st.builds(Box, st.just(0), st.just(0), st.just(600), st.integers(320, 420))


def height_pt(page: Sequence[Piece], box: Box, size_pt: int) -> float:
    """Return the height of paragraphs that follow each other, each heading once for those that it stands above."""
    lines, above = 0, 0
    for before, piece in zip((Piece(""), *page), page, strict=False):
        lines += len(wrapped(piece.text, box.width - (INDENT_PT if piece.bullet else 0), size_pt))
        above += ABOVE_BULLET_PT if piece.bullet else ABOVE_PT
        if piece.under and piece.under != before.under:
            lines += 1
            above += ABOVE_PT
    return lines * size_pt * LINE_HEIGHT + above


def needed(whole: Sequence[Piece], box: Box, size_pt: int) -> int:
    """Return how many pages paragraphs need, each page filled as far as the next one fits."""
    pages: list[list[Piece]] = [[]]
    for piece in whole:
        if height_pt([*pages[-1], piece], box, size_pt) > box.height + 0.001:
            pages.append([])
        pages[-1].append(piece)
    return len(pages)


@bounded
@given(pieces, boxes)
def test_paragraphs_take_the_fewest_pages(whole: list[Piece], box: Box) -> None:
    """All paragraphs stand on as few pages as the smallest size needs, in the largest size that needs no more."""
    pages, size_pt = paged(whole, box, SIZES_PT)
    assert [piece for page in pages for piece in page] == whole
    assert all(pages)
    assert all(height_pt(page, box, size_pt) <= box.height + 0.001 for page in pages)
    assert len(pages) == needed(whole, box, SIZES_PT[-1])
    larger = [size for size in SIZES_PT if size > size_pt]
    assert all(needed(whole, box, size) > len(pages) for size in larger)


def test_page_is_filled_to_its_edge() -> None:
    """Paragraphs that fill a page to the last point stay on it; one more begins the next."""
    box = Box(0, 0, 600, 3 * 20)
    assert [len(page) for page in paged([Piece("rad")] * 3, box, [EVEN_PT])[0]] == [3]
    assert [len(page) for page in paged([Piece("rad")] * 4, box, [EVEN_PT])[0]] == [3, 1]


def test_heading_takes_its_room_once_a_page() -> None:
    """A heading above several paragraphs is counted once on each page, not once for each of them."""
    box = Box(0, 0, 600, 4 * 20)
    three = [Piece("rad", under="Genomfört")] * 3
    assert [len(page) for page in paged(three, box, [EVEN_PT])[0]] == [3]
    assert [len(page) for page in paged(three * 2, box, [EVEN_PT])[0]] == [3, 3]


def test_paragraph_is_split_only_where_it_must() -> None:
    """A paragraph as long as a page stands on it whole; with a line more it goes on at the top of the next."""
    box = Box(0, 0, 100, ABOVE_PT + 5 * EVEN_PT * LINE_HEIGHT)
    for lines, expected in ((5, [5]), (6, [5, 1]), (10, [5, 5]), (11, [5, 5, 1])):
        pages, _ = paged([Piece(" ".join(["översiktsplaner"] * lines))], box, [EVEN_PT])
        assert [len(piece.text.split()) for page in pages for piece in page] == expected
        assert len(pages) == len(expected)


@bounded
@given(tables, boxes)
def test_tables_take_the_fewest_pages(table: list[tuple[str, str]], box: Box) -> None:
    """Each page repeats the heads, is filled as far as the next row fits, and holds at least one row besides."""
    pages = paged_table(table, box, SIZES_PT)
    assert all(len(page.rows) > 1 for page in pages)
    assert sum(len(page.rows) - 1 for page in pages) == len(table) - 1
    assert all(sum(page.heights) <= box.height for page in pages)
    for page, following in pairwise(pages):
        assert sum(page.heights) + following.heights[1] > box.height
    smallest: list[TablePage] = paged_table(table, box, SIZES_PT[-1:])
    assert len(pages) == len(smallest)

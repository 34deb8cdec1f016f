"""Paragraphs take no more columns than they need, and none is much fuller than the others."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from pilotkartan.exports.slides.paging import ABOVE_BULLET_PT, ABOVE_PT, INDENT_PT, Piece, paged
from pilotkartan.exports.slides.typeset import LINE_HEIGHT, Box, wrapped

SIZE_PT = 20
# At this size a line is 12 pt high.
EVEN_PT = 10
bounded = settings(max_examples=60, derandomize=True, deadline=None, database=None)
texts = st.lists(st.sampled_from(["ord", "kommun", "översiktsplan"]), min_size=1, max_size=40).map(" ".join)
# Shorter than a column: what is longer is split, of which test_form.py tells.
pieces = st.lists(
    st.builds(Piece, texts, under=st.sampled_from(["", "Genomfört", "Planerat"]), bullet=st.booleans()),
    min_size=1,
    max_size=14,
)
boxes = st.builds(Box, st.just(0), st.just(0), st.just(600), st.integers(320, 420))


def height_pt(column: Sequence[Piece], box: Box, size_pt: int) -> float:
    """Return the height of paragraphs that follow each other, each heading once for those that it is above."""
    lines, above = 0, 0
    for before, piece in zip((Piece(""), *column), column, strict=False):
        width = box.width - (INDENT_PT if piece.bullet else 0)
        lines += sum(len(wrapped(text, width, size_pt)) for text in (piece.text, *piece.more))
        above += ABOVE_BULLET_PT if piece.bullet else ABOVE_PT
        if piece.under and piece.under != before.under:
            lines += 1
            above += ABOVE_PT
    return lines * size_pt * LINE_HEIGHT + above


def needed(whole: Sequence[Piece], box: Box, size_pt: int) -> int:
    """Return how many columns paragraphs need, each filled as far as the next one fits."""
    columns: list[list[Piece]] = [[]]
    for piece in whole:
        if height_pt([*columns[-1], piece], box, size_pt) > box.height + 0.001:
            columns.append([])
        columns[-1].append(piece)
    return len(columns)


@bounded
@given(pieces, boxes)
def test_paragraphs_take_the_fewest_columns(whole: list[Piece], box: Box) -> None:
    """All paragraphs are there in their order, in as few columns as can be, none too high and none empty."""
    columns = paged(whole, box, SIZE_PT)
    assert [piece for column in columns for piece in column] == whole
    assert all(columns)
    assert all(height_pt(column, box, SIZE_PT) <= box.height + 0.001 for column in columns)
    assert len(columns) == needed(whole, box, SIZE_PT)


def test_column_is_filled_to_its_edge_before_the_next() -> None:
    """Paragraphs that fill a column to the last point stay in it; one more makes two, each half of all."""
    box = Box(0, 0, 600, 4 * (ABOVE_PT + EVEN_PT * LINE_HEIGHT))
    assert [len(column) for column in paged([Piece("rad")] * 4, box, EVEN_PT)] == [4]
    assert [len(column) for column in paged([Piece("rad")] * 6, box, EVEN_PT)] == [3, 3]


def test_heading_keeps_what_is_under_it_together() -> None:
    """A heading takes its room once a column; a column rather ends before one than below it."""
    line = EVEN_PT * LINE_HEIGHT + ABOVE_PT
    box = Box(0, 0, 600, 6 * line)
    done, planned = [Piece("rad", under="Genomfört")] * 3, [Piece("rad", under="Planerat")] * 4
    assert [len(column) for column in paged(done, box, EVEN_PT)] == [3]
    assert paged([*done, *planned], box, EVEN_PT) == [done, planned]


def test_columns_come_by_the_slide() -> None:
    """Where a slide has two columns both are used, and the last is empty only where there is no paragraph left."""
    box = Box(0, 0, 600, 400)
    assert [len(column) for column in paged([Piece("rad", more=("nummer",))] * 5, box, EVEN_PT, 2)] in ([3, 2], [2, 3])
    assert paged([Piece("rad")], box, EVEN_PT, 2) == [[Piece("rad")], []]


def test_paragraph_is_split_only_where_it_must() -> None:
    """A paragraph as long as a column stays whole; with a line more it goes on at the top of the next."""
    box = Box(0, 0, 100, ABOVE_PT + 5 * EVEN_PT * LINE_HEIGHT)
    for lines, expected in ((5, [5]), (6, [5, 1]), (10, [5, 5]), (11, [5, 5, 1])):
        columns = paged([Piece(" ".join(["översiktsplaner"] * lines))], box, EVEN_PT)
        assert [len(piece.text.split()) for column in columns for piece in column] == expected
        assert len(columns) == len(expected)

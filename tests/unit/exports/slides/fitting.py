"""Measure whether the text of slides fits."""

from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.text.text import TextFrame
from pptx.util import Pt

from pilotkartan.exports.slides.layout import FOOT, SECOND_TEXT, SLIDE, TEXT, TEXT_SIZE_PT, TITLE
from pilotkartan.exports.slides.paging import ABOVE_BULLET_PT, ABOVE_PT, INDENT_PT
from pilotkartan.exports.slides.typeset import LINE_HEIGHT, wrapped
from tests.unit.exports.slides.reading import Slides, title

# The space above the first paragraph of each box.
ABOVE = {TITLE: ABOVE_PT, TEXT: 0, SECOND_TEXT: 0, FOOT: ABOVE_PT}


def check_fit(slides: Slides) -> None:
    """Check that nothing lies outside the slide, no text is higher than its box, and all bodies have one size."""
    for slide in slides:
        for shape in slide.shapes:
            check_inside(shape)
        for box in slide.placeholders:
            if box.has_text_frame and (idx := box.placeholder_format.idx) in ABOVE:
                assert needed_pt(box.text_frame, pt(box.width)) - ABOVE[idx] <= pt(box.height), title(slide)
            if box.placeholder_format.idx in (TEXT, SECOND_TEXT):
                sizes = {int(run.get("sz")) for run in box.element.iter(qn("a:rPr"))}
                assert sizes <= {100 * TEXT_SIZE_PT}


def check_inside(shape: BaseShape) -> None:
    """Check that nothing is cut off by the slide's edge."""
    assert shape.left >= 0
    assert shape.top >= 0
    assert shape.left + shape.width <= Pt(SLIDE.width)
    assert shape.top + shape.height <= Pt(SLIDE.height)


def needed_pt(frame: TextFrame, width: float) -> float:
    """Return the height that a text needs in a column, by its own sizes."""
    height = 0.0
    for paragraph in frame.paragraphs:
        size = max((run.font.size.pt for run in paragraph.runs if run.font.size), default=12)
        lead = "".join(run.text for run in paragraph.runs if run.font.bold)
        rest = paragraph.text.removeprefix(lead)
        first, *more = rest.split("\v")
        column = width - (INDENT_PT if paragraph.level else 0)
        count = len(wrapped(first, column, size, lead=lead)) + sum(len(wrapped(line, column, size)) for line in more)
        height += count * size * LINE_HEIGHT + (ABOVE_BULLET_PT if paragraph.level else ABOVE_PT)
    return height


def pt(length: int) -> float:
    """Return a length in points."""
    return length / Pt(1)

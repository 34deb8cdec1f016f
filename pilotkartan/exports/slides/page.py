"""Put text, tables and pictures into the placeholders of a page."""

import io
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import chain
from xml.etree import ElementTree

from PIL import Image
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.shapes.placeholder import PlaceholderPicture
from pptx.slide import Slide, SlideLayout
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Emu, Pt

from pilotkartan.content.plaintext import printable
from pilotkartan.exports.slides.layout import PICTURE, TEXT
from pilotkartan.exports.slides.paging import Piece
from pilotkartan.exports.slides.tables import TablePage
from pilotkartan.render.map_picture import map_png

# The height of a 4K projector.
MAP_HEIGHT_PX = 2160
_SVG = "{http://www.w3.org/2000/svg}"


def copy_place(layout: SlideLayout, idx: int, page: Slide) -> None:
    """Give a page a placeholder of its layout, with its text."""
    place = layout.placeholders.get(idx)
    assert place
    page.shapes.clone_placeholder(place)
    body = page.placeholders[idx].element.get_or_add_txBody()
    body.replace(body.p_lst[0], deepcopy(place.text_frame.paragraphs[0]._p))


def write(paragraph: _Paragraph, text: str, size_pt: int, bold: bool | None = None) -> None:
    """Add a text to a paragraph; None leaves the weight to the style."""
    run = paragraph.add_run()
    run.text, run.font.size, run.font.bold = printable(text), Pt(size_pt), bold


def write_pieces(frame: TextFrame, pieces: Sequence[Piece], size_pt: int) -> None:
    """Write paragraphs with their headings."""
    paragraphs: Iterator[_Paragraph] = chain(frame.paragraphs, iter(frame.add_paragraph, None))
    under = ""
    for piece in pieces:
        if piece.under and piece.under != under:
            heading = next(paragraphs)
            write(heading, piece.under, size_pt, bold=True)
            heading.runs[0].font.color.theme_color = MSO_THEME_COLOR.TEXT_2
        under = piece.under
        paragraph = next(paragraphs)
        paragraph.level = int(piece.bullet)
        if piece.lead:
            write(paragraph, f"{piece.lead} ", size_pt, bold=True)
        write(paragraph, piece.text, size_pt)


def write_table(page: Slide, content: TablePage, sums: bool, alt: str) -> None:
    """Write a table; with `sums` its last row adds up the others; `alt` says what it shows, if more than its title."""
    frame = page.placeholders[TEXT].insert_table(len(content.rows), len(content.widths))
    if alt:
        frame.element.xpath("./p:nvGraphicFramePr/p:cNvPr")[0].set("descr", printable(alt))
    table = frame.table
    table.last_row = sums
    for column, width in zip(table.columns, content.widths, strict=True):
        column.width = Pt(width)
    for number, (row, height, texts) in enumerate(zip(table.rows, content.heights, content.rows, strict=True)):
        row.height = Pt(height)
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            paragraph = cell.text_frame.paragraphs[0]
            paragraph.alignment = PP_ALIGN.RIGHT if content.rows[-1][column].isdigit() else PP_ALIGN.LEFT
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            heading = number == 0 or column == 0 or (sums and number == len(content.rows) - 1)
            write(paragraph, text, content.size_pt, bold=heading or None)


def drawn(svg: str) -> tuple[bytes, str]:
    """Return a picture as PNG, without its unused transparency, and its description."""
    png = io.BytesIO()
    Image.open(io.BytesIO(map_png(svg, MAP_HEIGHT_PX))).convert("RGB").save(png, "PNG")
    words = ElementTree.fromstring(svg)
    return png.getvalue(), f"{words.findtext(f'{_SVG}title')}. {words.findtext(f'{_SVG}desc')}"


def show(page: Slide, png: bytes, description: str) -> None:
    """Show a picture with its description."""
    _placed(page, png, description)


def show_whole(page: Slide, png: bytes, description: str) -> None:
    """Show a picture with its description, as large as there is room for it, without cutting its edges."""
    room = page.placeholders[PICTURE]
    left, top, width, height = room.left, room.top, room.width, room.height
    picture = _placed(page, png, description)
    picture.crop_left = picture.crop_right = picture.crop_top = picture.crop_bottom = 0
    scale = min(width / picture.image.size[0], height / picture.image.size[1])
    picture.left, picture.top = left, top
    picture.width, picture.height = (Emu(int(pixels * scale)) for pixels in picture.image.size)


def _placed(page: Slide, png: bytes, description: str) -> PlaceholderPicture:
    picture: PlaceholderPicture = page.placeholders[PICTURE].insert_picture(io.BytesIO(png))
    picture.element.xpath("./p:nvPicPr/p:cNvPr")[0].set("descr", printable(description))
    return picture

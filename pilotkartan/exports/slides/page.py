"""Put text and pictures into the placeholders of a page."""

import io
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import chain

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide, SlideLayout
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Emu, Pt

from pilotkartan.content.plaintext import printable
from pilotkartan.exports.slides.paging import Piece


@dataclass(frozen=True)
class Picture:
    """Hold a picture as PNG, and its description."""

    png: bytes
    description: str


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
        if piece.colour:
            _colour_bullet(paragraph, piece.colour)
        if piece.lead:
            write(paragraph, f"{piece.lead} ", size_pt, bold=True)
        write(paragraph, piece.text, size_pt)
        for line in piece.more:
            paragraph._p.add_br()
            write(paragraph, line, size_pt)


def _colour_bullet(paragraph: _Paragraph, colour: str) -> None:
    """Make a paragraph's bullet a large dot of a colour such as `#0072b2`."""
    properties = paragraph._p.get_or_add_pPr()
    for bullet in (
        f'<a:buClr {nsdecls("a")}><a:srgbClr val="{colour.removeprefix("#").upper()}"/></a:buClr>',
        f'<a:buSzPct {nsdecls("a")} val="125000"/>',
        f'<a:buFont {nsdecls("a")} typeface="Arial"/>',
        f'<a:buChar {nsdecls("a")} char="●"/>',
    ):
        properties.append(parse_xml(bullet))


def show(page: Slide, idx: int, picture: Picture) -> None:
    """Show a picture with its description, as large as there is room for it, without cutting its edges."""
    room = page.placeholders[idx]
    left, top, width, height = room.left, room.top, room.width, room.height
    shape = room.insert_picture(io.BytesIO(picture.png))
    shape.element.xpath("./p:nvPicPr/p:cNvPr")[0].set("descr", printable(picture.description))
    shape.crop_left = shape.crop_right = shape.crop_top = shape.crop_bottom = 0
    pixels_wide, pixels_high = shape.image.size
    scale = min(width / pixels_wide, height / pixels_high)
    shape.left, shape.top = left, top
    shape.width, shape.height = Emu(int(pixels_wide * scale)), Emu(int(pixels_high * scale))

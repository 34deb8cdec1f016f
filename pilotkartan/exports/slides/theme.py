"""Set the colours and the font of the slides, in place of those of python-pptx's template."""

from collections.abc import Sequence

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.slide import SlideMaster

from pilotkartan.exports.slides.typeset import FONT
from pilotkartan.render import tokens

# Slot of a PowerPoint theme -> the token that fills it; accents after the first are the pilots' themes.
_TOKENS = {
    "dk1": "text", "lt1": "ground", "dk2": "accent", "lt2": "pale", "accent1": "accent", "hlink": "link",
    "folHlink": "link",
}  # fmt: skip
COLOURS = {slot: tokens.COLOURS[token].light.removeprefix("#").upper() for slot, token in _TOKENS.items()}
_ACCENTS = ("accent2", "accent3", "accent4", "accent5", "accent6")


def forget_template(deck: Presentation) -> None:
    """Remove what describes the template itself: its preview, its statistics, its printer, its 4:3 screen."""
    part = deck.part
    for holder, kind in (
        (part.package, RT.THUMBNAIL),
        (part.package, RT.EXTENDED_PROPERTIES),
        (part, RT.PRINTER_SETTINGS),
    ):
        holder.drop_rel(holder.relate_to(holder.part_related_by(kind), kind))
    deck.element.sldSz.attrib.pop("type")


def set_theme(master: SlideMaster, title: str, accents: Sequence[str]) -> None:
    """Give a master a title, COLOURS, accents such as `#0072b2`, and FONT."""
    part = master.part.part_related_by(RT.THEME)
    theme = etree.fromstring(part.blob)
    theme.set("name", title)
    themes = {name: colour.removeprefix("#") for name, colour in zip(_ACCENTS, accents, strict=False)}
    for name, colour in (COLOURS | themes).items():
        (slot,) = theme.iter(qn(f"a:{name}"))
        slot[:] = [parse_xml(f'<a:srgbClr {nsdecls("a")} val="{colour}"/>')]
    for font in theme.iter(qn("a:majorFont"), qn("a:minorFont")):
        font.find(qn("a:latin")).set("typeface", FONT)
    part.blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)

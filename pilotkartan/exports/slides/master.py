"""Make the slide master and the layouts.

They are made by code from python-pptx's own template: a template file of ours could not be read or compared in a
review, and the texts and colours come from the data. Import it late, since python-pptx is large.
"""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pptx
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.slide import NotesSlide, Slide, SlideLayout, SlideMaster
from pptx.util import Pt

from pilotkartan.content.texts import Translator
from pilotkartan.exports.slides.layout import (
    COVER,
    COVER_SIZE_PT,
    FOOT,
    FOOT_SIZE_PT,
    LAYOUTS,
    MASTER,
    NAMES,
    NUMBER,
    SLIDE,
    STRIP,
    TEXT_SIZE_PT,
    TITLE,
    TITLE_SIZE_PT,
    Place,
)
from pilotkartan.exports.slides.paging import ABOVE_BULLET_PT, ABOVE_PT, INDENT_PT
from pilotkartan.exports.slides.theme import forget_template, set_theme

# The number of the slide, which the program that shows it fills in.
_NUMBER_FIELD = '<a:fld id="{7C0A9F3E-5B1D-4E62-9A57-2D8F10C4B6E1}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld>'

# Larger than those of the placeholders.
_STRIP_ID = 100


def new_deck(accents: Sequence[str], language: str, footer: str, t: Translator) -> Presentation:
    """Return a presentation without slides: the master, and LAYOUTS in their order.

    `accents` are colours such as `#0072b2`, `language` is such as `sv-SE`; slides added by hand get the `footer` too,
    a line or more.
    """
    deck = pptx.Presentation()
    forget_template(deck)
    deck.slide_width, deck.slide_height = Pt(SLIDE.width), Pt(SLIDE.height)
    set_theme(deck.slide_master, t("head.name"), accents)
    _set_master(deck.slide_master, footer, t)
    layouts = list(deck.slide_layouts)
    for layout, name in zip(layouts, LAYOUTS, strict=False):
        _set_layout(layout, name, footer, t)
    for layout in layouts[len(LAYOUTS) :]:
        deck.slide_layouts.remove(layout)
    for part in (deck, deck.slide_master, *deck.slide_layouts):
        set_language(part, language)
    return deck


def set_language(part: Presentation | SlideMaster | SlideLayout | Slide | NotesSlide, language: str) -> None:
    """Mark all text in a part, and any that is typed there later, as being in a language such as `sv-SE`."""
    for run in part.element.iter(qn("a:r"), qn("a:fld")):
        run.get_or_add_rPr()
    for properties in part.element.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
        properties.set("lang", language)


def _set_master(master: SlideMaster, footer: str, t: Translator) -> None:
    _set_places(master, MASTER, "tx1", footer, t)
    master.element.cSld.spTree.insert_element_before(parse_xml(_strip(t)), "p:sp")
    styles = master.element.find(qn("p:txStyles"))
    styles.find(qn("p:titleStyle"))[:] = [_level(1, TITLE_SIZE_PT, "tx2", bold=True)]
    styles.find(qn("p:bodyStyle"))[:] = [
        _level(number, TEXT_SIZE_PT, "tx1", ABOVE_BULLET_PT if number > 1 else ABOVE_PT) for number in (1, 2, 3)
    ]


def _set_layout(layout: SlideLayout, name: str, footer: str, t: Translator) -> None:
    kind, places = LAYOUTS[name]
    layout.element.set("type", kind)
    layout.element.cSld.set("name", t(f"slides.layout_{name}"))
    _set_places(layout, places, "bg1" if name == COVER else None, footer, t)
    if name == COVER:
        layout.background.fill.solid()
        layout.background.fill.fore_color.theme_color = MSO_THEME_COLOR.TEXT_2


def _set_places(
    part: SlideMaster | SlideLayout, places: Sequence[Place], colour: str | None, footer: str, t: Translator
) -> None:
    """Give a master or layout only these placeholders; without a colour their text inherits its style."""
    tree = part.element.cSld.spTree
    for shape in list(tree.iter(qn("p:sp"))):
        tree.remove(shape)
    for number, place in enumerate(places, 2):
        name = t(f"slides.box_{NAMES[place.idx]}")
        shape = parse_xml(_shape(number, name, place, footer if place.idx == FOOT else name))
        if colour and (style := _style(place, colour)) is not None:
            shape.txBody.find(qn("a:lstStyle")).append(style)
        tree.append(shape)


def _style(place: Place, colour: str) -> Any:
    """Return how a placeholder's text differs from the styles of the master, or None."""
    if place.idx in (FOOT, NUMBER):
        return _level(1, FOOT_SIZE_PT, colour, align="r" if place.idx == NUMBER else "l")
    if place.kind == "ctrTitle":
        return _level(1, COVER_SIZE_PT, colour, bold=True)
    return _level(1, TEXT_SIZE_PT, colour, ABOVE_PT) if place.kind == "subTitle" else None


def _level(number: int, size_pt: int, colour: str, above_pt: int = 0, bold: bool = False, align: str = "l") -> Any:
    """Return the style of a level of text; the levels below the first are bulleted."""
    bullet, indent = (
        ('<a:buFont typeface="Arial"/><a:buChar char="•"/>', Pt(INDENT_PT)) if number > 1 else ("<a:buNone/>", 0)
    )
    return parse_xml(
        f'<a:lvl{number}pPr {nsdecls("a")} marL="{indent * (number - 1)}" indent="{-indent}" algn="{align}">'
        f'<a:spcBef><a:spcPts val="{above_pt * 100}"/></a:spcBef>{bullet}<a:defRPr sz="{size_pt * 100}" b="{bold:d}" '
        f'kern="1200"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr>'
        f"</a:lvl{number}pPr>"
    )


def _strip(t: Translator) -> str:
    """Return the strip of colour that is on every slide."""
    x, y, width, height = (Pt(value) for value in (STRIP.x, STRIP.y, STRIP.width, STRIP.height))
    return (
        f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr><p:cNvPr id={quoteattr(str(_STRIP_ID))} "
        f'name={quoteattr(t("slides.box_strip"))}/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def _shape(number: int, name: str, place: Place, text: str) -> str:
    """Return a placeholder without margins; its text begins at the top, a title ends at the bottom."""
    x, y, width, height = (Pt(value) for value in (place.box.x, place.box.y, place.box.width, place.box.height))
    lines = "<a:br/>".join(f"<a:r><a:rPr/><a:t>{escape(line)}</a:t></a:r>" for line in text.split("\n"))
    return (
        f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr><p:cNvPr id={quoteattr(str(number))} name={quoteattr(name)}/>"
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{place.kind}" idx="{place.idx}"/></p:nvPr>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" '
        f'bIns="0" anchor="{"b" if place.idx == TITLE else "t"}"><a:normAutofit/></a:bodyPr><a:lstStyle/>'
        f"<a:p>{_NUMBER_FIELD if place.idx == NUMBER else lines}</a:p></p:txBody></p:sp>"
    )

"""A story's slides as somebody reads them who opens the file."""

import io
import re
from collections.abc import Iterator, Sequence

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.slide import Slide

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.story import Step, default_story
from pilotkartan.exports.slides import pptx
from pilotkartan.exports.slides.layout import PICTURE, SECOND_TEXT, TEXT, TITLE

BASE = "https://pilotkartan.example.se/karta"


class Slides:
    """The file of a story, opened again; without steps it is the default story, which may have been made before."""

    def __init__(
        self, index: Index, lang: Lang, steps: Sequence[Step] | None = None, content: bytes | None = None
    ) -> None:
        self.content = content or pptx(index, default_story(index.atlas) if steps is None else steps, BASE, lang)
        self.file = Presentation(io.BytesIO(self.content))
        self.lang, self.t = lang, translator(index.atlas.words, lang)

    def __iter__(self) -> Iterator[Slide]:
        """Yield the slides in their order."""
        return iter(self.file.slides)

    def about(self, wanted: str) -> list[Slide]:
        """Return the slide of a title and those that continue it."""
        return [slide for slide in self if first_title(slide) == wanted]

    def said_about(self, wanted: str) -> list[str]:
        """Return the lines of the slide of a title and of those that continue it."""
        return [line for slide in self.about(wanted) for line in lines(slide)]


def title(slide: Slide) -> str:
    """Return a slide's title."""
    return str(slide.placeholders[TITLE].text_frame.text)


def first_title(slide: Slide) -> str:
    """Return a slide's title without its number among several."""
    return re.sub(
        "\N{NO-BREAK SPACE}?\\(\\d+\N{NO-BREAK SPACE}\\w+\N{NO-BREAK SPACE}\\d+\\)$", "", title(slide)
    ).strip()


def lines(slide: Slide) -> list[str]:
    """Return the paragraphs of a slide's text, column by column; a chart has none."""
    places = [shape for shape in slide.placeholders if shape.placeholder_format.idx in (TEXT, SECOND_TEXT)]
    return [line for place in places for line in place.text_frame.text.split("\n")]


def notes(slide: Slide) -> str:
    """Return a slide's notes."""
    return str(slide.notes_slide.notes_text_frame.text)


def everything(slide: Slide) -> str:
    """Return all that is written on a slide, in its notes and beneath its picture."""
    shown = [run.text or "" for run in slide.element.iter(qn("a:t"))]
    return "\n".join([*shown, notes(slide), description(slide)])


def description(slide: Slide) -> str:
    """Return what a slide's picture shows, in words; empty without a picture."""
    pictures = [shape for shape in slide.placeholders if shape.placeholder_format.idx == PICTURE]
    return "".join(shape.element.xpath("./p:nvPicPr/p:cNvPr/@descr")[0] for shape in pictures)

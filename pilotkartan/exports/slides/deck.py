"""Write a story's slides as a PowerPoint file. Import it late, since python-pptx is large."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from pptx.slide import Slide as Page

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.plaintext import printable
from pilotkartan.content.texts import Translator
from pilotkartan.exports.slides.layout import (
    BESIDE_MAP,
    COVER,
    COVER_SIZE_PT,
    FOOT,
    FOOT_SIZE_PT,
    LAYOUTS,
    NUMBER,
    TEXT_SIZE_PT,
    TITLE,
    TITLE_SIZE_PT,
    box_of,
    columns_of,
)
from pilotkartan.exports.slides.master import new_deck, set_language
from pilotkartan.exports.slides.page import Picture, copy_place, show, write, write_pieces
from pilotkartan.exports.slides.paging import Piece, paged
from pilotkartan.exports.slides.text import Slide
from pilotkartan.exports.slides.typeset import fitted, shortened

# The pictures of a slide by the indexes of their placeholders.
Pictures = Mapping[int, Picture]
_LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
# The longest text that the properties of the file allow.
_MAX_PROPERTY = 255


class Deck:
    """Build a presentation: add slides, then save it."""

    def __init__(self, atlas: Atlas, t: Translator, lang: Lang) -> None:
        self._atlas, self._t, self._lang = atlas, t, lang
        lines = (
            t("slides.footer_source", publisher=atlas.source.publisher, title=atlas.source.title),
            t("slides.footer_version", date=atlas.dataset.date.isoformat(), version=atlas.version),
        )
        width = box_of(BESIDE_MAP, FOOT).width
        footer = "\n".join(shortened(printable(line), width, FOOT_SIZE_PT, 1) for line in lines)
        accents = [theme.colour for theme in atlas.codebook.codes("theme") if theme.colour]
        self._deck = new_deck(accents, _LANGUAGES[lang], footer, t)
        self._layouts = dict(zip(LAYOUTS, self._deck.slide_layouts, strict=True))

    def add(self, slide: Slide, pictures: Pictures, notes: Sequence[str]) -> None:
        """Add a slide, or several with their numbers where its text is too long, each with the pictures and notes."""
        pages, t = _pages(slide), self._t
        for number, texts in enumerate(pages, 1):
            part = t("slides.part", number=number, total=len(pages)) if len(pages) > 1 else ""
            # Never parted at the end of a line.
            page = self._page(slide, part and " " + part.replace(" ", "\N{NO-BREAK SPACE}"), notes)
            for idx, pieces in zip(columns_of(slide.layout), texts, strict=True):
                write_pieces(page.placeholders[idx].text_frame, pieces, TEXT_SIZE_PT)
            for idx, picture in pictures.items():
                show(page, idx, picture)

    def save(self) -> bytes:
        """Return the file; the same slides of the same data give the same bytes."""
        dataset, properties = self._atlas.dataset, self._deck.core_properties
        properties.title = printable(dataset.title.of(self._lang))[:_MAX_PROPERTY]
        properties.author = properties.last_modified_by = printable(dataset.creator)[:_MAX_PROPERTY]
        properties.language = _LANGUAGES[self._lang]
        properties.version = self._atlas.version
        properties.created = properties.modified = datetime.combine(dataset.date, time())
        properties.revision = 1
        for page in self._deck.slides:
            set_language(page, _LANGUAGES[self._lang])
            set_language(page.notes_slide, _LANGUAGES[self._lang])
        file = io.BytesIO()
        self._deck.save(file)
        return _dated(file, dataset.date)

    def _page(self, slide: Slide, part: str, notes: Sequence[str]) -> Page:
        """Return a new page with title, notes and footer; `part` says which of a step's slides it is."""
        layout, size_pt = self._layouts[slide.layout], COVER_SIZE_PT if slide.layout == COVER else TITLE_SIZE_PT
        page: Page = self._deck.slides.add_slide(layout)
        title = printable(slide.title)
        text = fitted(title, box_of(slide.layout, TITLE), size_pt, part)
        write(page.placeholders[TITLE].text_frame.paragraphs[0], text, size_pt)
        for idx in (FOOT, NUMBER):
            copy_place(layout, idx, page)
        # A title that had to be cut is given in full in the notes.
        lines = notes if text == f"{title}{part}" else (title, *notes)
        frame = page.notes_slide.notes_text_frame
        assert frame
        frame.text = "\n".join(map(printable, lines))
        return page


def _pages(slide: Slide) -> list[list[list[Piece]]]:
    """Return a slide's paragraphs by page and by column of the page; a slide of a picture has one page without any."""
    places = columns_of(slide.layout)
    if not places:
        return [[]]
    columns = paged(slide.pieces, box_of(slide.layout, places[0]), TEXT_SIZE_PT, len(places))
    return [columns[start : start + len(places)] for start in range(0, len(columns), len(places))]


def _dated(file: io.BytesIO, day: date) -> bytes:
    """Return a zip file whose members are all of this day."""
    dated, date_time = io.BytesIO(), (day.year, day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(dated, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, date_time), old.read(name), zipfile.ZIP_DEFLATED)
    return dated.getvalue()

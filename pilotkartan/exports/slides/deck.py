"""Write a story's slides as a PowerPoint file. Import it late, since python-pptx is large."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from pptx.slide import Slide as Page

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.plaintext import printable
from pilotkartan.content.texts import Translator
from pilotkartan.exports.slides.layout import (
    BESIDE_MAP,
    CHART,
    COVER,
    COVER_SIZES_PT,
    FOOT,
    FOOT_SIZE_PT,
    LAYOUTS,
    NUMBER,
    TEXT,
    TEXT_ONLY,
    TEXT_SIZES_PT,
    TITLE,
    TITLE_SIZES_PT,
    box_of,
)
from pilotkartan.exports.slides.master import new_deck, set_language
from pilotkartan.exports.slides.page import copy_place, drawn, show, show_whole, write, write_pieces, write_table
from pilotkartan.exports.slides.paging import paged
from pilotkartan.exports.slides.tables import paged_parts
from pilotkartan.exports.slides.text import Slide
from pilotkartan.exports.slides.typeset import fitted, shortened

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

    def add(self, slide: Slide, notes: Sequence[str], map_svg: str = "") -> None:
        """Add a slide, continued on others where it is too long, each with the notes and the map."""
        if not slide.table:
            self._add_text(slide, notes, map_svg)
            return
        number, box = int(slide.charted), box_of(slide.layout, TEXT)
        if slide.pieces:
            number += self._add_text(replace(slide, layout=TEXT_ONLY), notes)
        for part in paged_parts(slide.table, box, TEXT_SIZES_PT):
            for table in part:
                write_table(self._page(slide, number, notes), table, slide.sums and table is part[-1], slide.alt)
                number += 1

    def _add_text(self, slide: Slide, notes: Sequence[str], map_svg: str = "") -> int:
        """Add a slide's text, with the map; return how many slides it takes."""
        picture = drawn(map_svg) if map_svg else None
        pages, size_pt = paged(slide.pieces, box_of(slide.layout, TEXT), TEXT_SIZES_PT)
        for number, pieces in enumerate(pages):
            page = self._page(slide, number, notes)
            write_pieces(page.placeholders[TEXT].text_frame, pieces, size_pt)
            if picture:
                show(page, *picture)
        return len(pages)

    def add_chart(self, title: str, svg: str, notes: Sequence[str]) -> None:
        """Add a slide that a chart fills."""
        show_whole(self._page(Slide(title, CHART), 0, notes), *drawn(svg))

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

    def _page(self, slide: Slide, number: int, notes: Sequence[str]) -> Page:
        """Return a new page with title, notes and footer; a `number` above 0 means that it continues a slide."""
        layout, t = self._layouts[slide.layout], self._t
        page: Page = self._deck.slides.add_slide(layout)
        title = printable(t("slides.continued", title=slide.title) if number else slide.title)
        sizes = COVER_SIZES_PT if slide.layout == COVER else TITLE_SIZES_PT
        text, size_pt = fitted(title, box_of(slide.layout, TITLE), sizes, bold=True)
        write(page.placeholders[TITLE].text_frame.paragraphs[0], text, size_pt)
        for idx in (FOOT, NUMBER):
            copy_place(layout, idx, page)
        # A title that had to be cut is given in full in the notes.
        lines = notes if text == title else (title, *notes)
        frame = page.notes_slide.notes_text_frame
        assert frame
        frame.text = "\n".join(map(printable, lines))
        return page


def _dated(file: io.BytesIO, day: date) -> bytes:
    """Return a zip file whose members are all of this day."""
    dated, date_time = io.BytesIO(), (day.year, day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(dated, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, date_time), old.read(name), zipfile.ZIP_DEFLATED)
    return dated.getvalue()

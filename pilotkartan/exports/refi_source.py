"""Write a pilot's text with its codings and their notes, for REFI-QDA (refi_project.py). Pure.

A coding is at each paragraph that it cites, and at nothing else: that a text of ours rests on the same paragraph does
not mean that the coder saw the code in it. A result has the codes of its own. The reason of a coding is in a
note, and once more in the description of each place that is coded, since some programs drop the notes of codings.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from pilotkartan.content.model import Atlas, Coding, Lang, Pilot
from pilotkartan.content.plaintext import one_line
from pilotkartan.content.texts import translator
from pilotkartan.explore.extract import Extract
from pilotkartan.exports.refi_codes import add_text, code_guid, code_names, guid
from pilotkartan.exports.refi_text import Document, Span, in_both, paragraph_key, result_key


def source_file(atlas: Atlas, pilot: Pilot) -> str:
    """Return the name of the file of a pilot's text."""
    return f"{guid(atlas, 'source', pilot.id)}.txt"


def made(atlas: Atlas) -> dict[str, str]:
    """Return who made a part and when: the authors of the data, on the day of the data."""
    return {"creatingUser": guid(atlas, "user"), "creationDateTime": f"{atlas.dataset.date.isoformat()}T00:00:00Z"}


@dataclass(frozen=True)
class _Place:
    """Describe what is coded in a text: its key, its name, its span, its codes, the note on them."""

    key: tuple[str, ...]
    name: str
    span: Span
    codes: tuple[str, ...]
    reason: str = ""
    note: str | None = None


@dataclass(frozen=True)
class SourceWriter:
    """Write the texts of pilots with the codings that an extract holds."""

    atlas: Atlas
    extract: Extract
    lang: Lang

    def add_source(self, parent: Element, pilot: Pilot, document: Document) -> None:
        """Add the reference to a pilot's text, and the places in it that are coded."""
        atlas, path = self.atlas, f"internal://{source_file(self.atlas, pilot)}"
        name = one_line(pilot.name)
        source_guid = guid(atlas, "source", pilot.id)
        told = {"guid": source_guid, "name": name, "plainTextPath": path, **made(atlas)}
        source = SubElement(parent, "TextSource", told)
        for place in (*self._coded_paragraphs(pilot, document), *self._results(pilot, document)):
            self._add_place(source, place)

    def notes(self, pilot: Pilot) -> Iterator[Element]:
        """Yield a note on each coding: the reason in both languages, and the paragraphs that carry it."""
        t, names = translator(self.atlas.words, self.lang), code_names(self.atlas.codebook, self.lang)
        for coding in self._codings(pilot):
            main = f" ({t('column_title.main_theme')})" if coding.main else ""
            name = f"{one_line(pilot.name)}: {names[coding.code]}{main}"
            note = Element("Note", {"guid": self._note(pilot, coding), "name": name, **made(self.atlas)})
            add_text(note, "PlainTextContent", f"{in_both(coding.reason, self.lang)}\n[{' '.join(coding.source)}]")
            yield note

    def _codings(self, pilot: Pilot) -> Iterator[Coding]:
        return (each for each in pilot.coding if self.extract.has_code(each.code, self.atlas.codebook))

    def _note(self, pilot: Pilot, coding: Coding) -> str:
        return guid(self.atlas, "note", pilot.id, coding.code)

    def _coded_paragraphs(self, pilot: Pilot, document: Document) -> Iterator[_Place]:
        for coding in self._codings(pilot):
            reason, note = in_both(coding.reason, self.lang), self._note(pilot, coding)
            for ref in coding.source:
                key = (pilot.id, coding.code, ref)
                yield _Place(key, ref, document.spans[paragraph_key(ref)], (coding.code,), reason, note)

    def _results(self, pilot: Pilot, document: Document) -> Iterator[_Place]:
        for n, result in enumerate(pilot.result, 1):
            if self.extract.has_result(result, self.atlas.codebook):
                key, name = (pilot.id, "result", str(n)), f"{one_line(pilot.name)} {n}"
                codes = (result.type, result.status, *result.themes)
                yield _Place(key, name, document.spans[result_key(n)], codes)

    def _add_place(self, source: Element, place: _Place) -> None:
        start, end = place.span
        told = {
            "guid": guid(self.atlas, "selection", *place.key),
            "name": place.name,
            "startPosition": str(start),
            "endPosition": str(end),
        }
        selection = SubElement(source, "PlainTextSelection", told | made(self.atlas))
        if place.reason:
            add_text(selection, "Description", place.reason)
        for code in place.codes:
            coding_guid = guid(self.atlas, "coding", *place.key, code)
            coding = SubElement(selection, "Coding", {"guid": coding_guid, **made(self.atlas)})
            SubElement(coding, "CodeRef", targetGUID=code_guid(self.atlas, code))
            if place.note:
                SubElement(coding, "NoteRef", targetGUID=place.note)

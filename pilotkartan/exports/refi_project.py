"""Write the whole project for programs of qualitative data analysis: REFI-QDA 1.5, a .qdpx file. Pure.

A case is a pilot, with its attributes as variables (refi_case.py) and one text (refi_text.py), in which paragraphs and
results are coded (refi_source.py).
"""

from xml.etree.ElementTree import Element, SubElement

from pilotkartan.content.model import Lang
from pilotkartan.content.plaintext import one_line
from pilotkartan.content.texts import translator
from pilotkartan.explore.extract import Extract, Wanted, extract_from
from pilotkartan.explore.index import Index
from pilotkartan.exports.readme import about_data, selected_pilots, selected_rows
from pilotkartan.exports.refi_case import add_case, add_variables
from pilotkartan.exports.refi_codes import add_codes, add_text, guid, origin, xml_bytes
from pilotkartan.exports.refi_source import SourceWriter, made, source_file
from pilotkartan.exports.refi_text import Document, pilot_document
from pilotkartan.exports.zip_file import zip_files

PROJECT_NAMESPACE = "urn:QDA-XML:project:1.0"


def project_qdpx(index: Index, wanted: Wanted, _contacts: bool, lang: Lang) -> bytes:
    """Return the project as a zip; names and headings are in `lang`, texts and reasons in both languages.

    Where rows are filtered too, only the codings and results that match are coded; the texts are whole.
    """
    atlas, extract = index.atlas, extract_from(index.atlas, wanted)
    documents = {pilot: pilot_document(atlas, atlas.by_id[pilot], lang) for pilot in extract.pilots}
    sources = {
        f"sources/{source_file(atlas, atlas.by_id[pilot])}": found.text.encode() for pilot, found in documents.items()
    }
    return zip_files(atlas, {"project.qde": _project(index, extract, documents, lang), **sources})


def _project(index: Index, extract: Extract, documents: dict[str, Document], lang: Lang) -> bytes:
    """Return project.qde, its parts in the order of the standard; a list without members must be left out."""
    atlas, writer = index.atlas, SourceWriter(index.atlas, extract, lang)
    pilots = [atlas.by_id[pilot] for pilot in documents]
    user, day = made(atlas).values()
    title = one_line(atlas.dataset.title.of(lang))
    root = Element("Project", name=title, origin=origin(atlas), creatingUserGUID=user, creationDateTime=day)
    root.set("xmlns", PROJECT_NAMESPACE)
    SubElement(SubElement(root, "Users"), "User", guid=guid(atlas, "user"), name=one_line(atlas.dataset.creator))
    add_codes(SubElement(root, "CodeBook"), atlas, lang)
    add_variables(root, atlas, lang)
    if pilots:
        cases, sources = SubElement(root, "Cases"), SubElement(root, "Sources")
        for pilot in pilots:
            add_case(cases, atlas, pilot, lang)
            writer.add_source(sources, pilot, documents[pilot.id])
    if notes := [note for pilot in pilots for note in writer.notes(pilot)]:
        SubElement(root, "Notes").extend(notes)
    add_text(root, "Description", _description(index, extract, lang))
    return xml_bytes(root)


def _description(index: Index, extract: Extract, lang: Lang) -> str:
    """Return what a read-me says of the whole, and how the codings are placed."""
    held = (selected_pilots(index, extract, lang), *selected_rows(index, extract, lang))
    texts = ("\n".join((part.heading, *part.lines)) for part in about_data(index, held, lang))
    return "\n\n".join((*texts, translator(index.atlas.words, lang)("research.qdpx_note")))

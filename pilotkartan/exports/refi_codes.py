"""Write codes as REFI-QDA's codebook and project have them, and what both need: GUIDs, names, XML. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from pilotkartan.content.model import Atlas, Code, Codebook, Dimension, Lang
from pilotkartan.content.plaintext import one_line
from pilotkartan.content.texts import Translator, translator

# Texts are coded by these kinds of dimensions; what is an attribute of a pilot is a variable of its case instead.
CODED_KINDS = ("coding", "result")


def guid(atlas: Atlas, *key: str) -> str:
    """Return the GUID of a thing: the same one in every version, language and part of the data."""
    return str(uuid5(NAMESPACE_URL, "/".join(("urn:refi-qda", atlas.dataset.id, *key))))


def coded_dimensions(codebook: Codebook) -> Iterator[Dimension]:
    """Yield the dimensions by which texts are coded, in codebook order."""
    return (dimension for dimension in codebook.dimension if dimension.kind in CODED_KINDS)


def code_guid(atlas: Atlas, code: str) -> str:
    """Return the GUID of a code."""
    return guid(atlas, "code", atlas.codebook.by_id[code].dimension, code)


def code_names(codebook: Codebook, lang: Lang) -> Mapping[str, str]:
    """Return the name of each code by its id: its label, with its dimension where two codes share a label.

    Some programs hold a name only once.
    """
    codes = [code for dimension in coded_dimensions(codebook) for code in codebook.codes(dimension.id)]
    labels = {code.id: one_line(code.label.of(lang)) for code in codes}
    shared = {label for label, times in Counter(map(str.casefold, labels.values())).items() if times > 1}
    of = codebook.dimension_by_id
    return {
        code.id: f"{labels[code.id]} ({one_line(of[code.dimension].label.of(lang))})"
        if labels[code.id].casefold() in shared
        else labels[code.id]
        for code in codes
    }


def add_codes(parent: Element, atlas: Atlas, lang: Lang) -> None:
    """Add the codes: a parent that no text is coded by for each dimension, its codes below it."""
    t, names = translator(atlas.words, lang), code_names(atlas.codebook, lang)
    codes = SubElement(parent, "Codes")
    for dimension in coded_dimensions(atlas.codebook):
        head = SubElement(
            codes,
            "Code",
            guid=guid(atlas, "dimension", dimension.id),
            name=one_line(dimension.label.of(lang)),
            isCodable="false",
        )
        add_text(head, "Description", one_line(dimension.definition.of(lang)))
        for code in atlas.codebook.codes(dimension.id):
            node = SubElement(head, "Code", guid=code_guid(atlas, code.id), name=names[code.id], isCodable="true")
            if code.colour:
                node.set("color", code.colour)
            add_text(node, "Description", _description(code, t, lang))


def _description(code: Code, t: Translator, lang: Lang) -> str:
    """Return what counts as the code and what does not, and its id in the tables."""
    rules = [f"{t('data.counts')}: {one_line(code.counts.of(lang))}"] if code.counts else []
    if code.counts_not:
        rules.append(f"{t('data.counts_not')}: {one_line(code.counts_not.of(lang))}")
    return "\n".join((*rules, t("research.code_id", code=code.id)))


def add_text(parent: Element, tag: str, text: str) -> None:
    """Add an element that holds a text."""
    SubElement(parent, tag).text = text


def xml_bytes(root: Element) -> bytes:
    """Return a document as XML in UTF-8, indented."""
    ElementTree.indent(root)
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def origin(atlas: Atlas) -> str:
    """Return the name of the program that made the file, as programs that read it show it."""
    return f"{atlas.dataset.id} {atlas.version}"

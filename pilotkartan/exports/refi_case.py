"""Write the pilots as cases with variables, for REFI-QDA (refi_project.py). Pure."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from pilotkartan.content.model import Atlas, Lang, Pilot
from pilotkartan.content.plaintext import one_line
from pilotkartan.content.texts import translator
from pilotkartan.exports.refi_codes import add_text, guid
from pilotkartan.exports.refi_text import in_both

_CODE, _MAIN_THEME = "municipality_code", "main_theme"


def add_variables(root: Element, atlas: Atlas, lang: Lang) -> None:
    """Add the variables of the cases, all of them texts: a code with a leading zero keeps it."""
    variables = SubElement(root, "Variables")
    for variable, name in _names(atlas, lang).items():
        SubElement(variables, "Variable", guid=guid(atlas, "variable", variable), name=name, typeOfVariable="Text")


def add_case(parent: Element, atlas: Atlas, pilot: Pilot, lang: Lang) -> None:
    """Add a pilot with its values, and a reference to its text."""
    case = SubElement(parent, "Case", guid=guid(atlas, "case", pilot.id), name=one_line(pilot.name))
    add_text(case, "Description", in_both(pilot.summary, lang))
    for variable in _names(atlas, lang):
        value = SubElement(case, "VariableValue")
        SubElement(value, "VariableRef", targetGUID=guid(atlas, "variable", variable))
        add_text(value, "TextValue", _value(atlas, pilot, variable, lang))
    SubElement(case, "SourceRef", targetGUID=guid(atlas, "source", pilot.id))


def _names(atlas: Atlas, lang: Lang) -> Mapping[str, str]:
    """Return the name of each variable: the code, the main theme, and every attribute of the codebook."""
    t = translator(atlas.words, lang)
    attributes = {each.id: each.label.of(lang) for each in atlas.codebook.dimension if each.kind == "attribute"}
    return {name: t(f"column_title.{name}") for name in (_CODE, _MAIN_THEME)} | attributes


def _value(atlas: Atlas, pilot: Pilot, variable: str, lang: Lang) -> str:
    if variable == _CODE:
        return pilot.code
    if variable == _MAIN_THEME:
        return one_line(atlas.main_theme(pilot).label.of(lang))
    return one_line(atlas.codebook.by_id[getattr(pilot, variable)].label.of(lang))

"""Make the elements of a DDI-Codebook, with their texts in each language. Pure."""

from collections.abc import Callable, Iterator
from typing import Any

from lxml.builder import ElementMaker

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.plaintext import one_line
from pilotkartan.content.texts import Translator, translator
from pilotkartan.exports.xml_text import XML_LANG

NAMESPACE = "ddi:codebook:2_5"
# Where the standard allows one text only, it is in this language.
ONE: Lang = "en"
E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
Element = Any  # lxml carries no types of its own


def in_each(element: str, write: Callable[[Lang], str], **attributes: str) -> Iterator[Element]:
    """Yield an element with a text in each language."""
    yield from (in_lang(lang, element, write(lang), **attributes) for lang in LANGS)


def in_lang(lang: Lang, element: str, text: str, **attributes: str) -> Element:
    """Return an element with a text in one language."""
    return E(element, one_line(text), {XML_LANG: lang}, **attributes)


def translated(atlas: Atlas, write: Callable[[Translator], str]) -> Callable[[Lang], str]:
    """Return a function that writes a text with the translator of a language."""
    return lambda lang: write(translator(atlas.words, lang))

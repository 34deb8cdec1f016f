"""Write XML documents, the same bytes for the same content."""

from typing import Any

from lxml import etree

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def serialised(root: Any) -> bytes:
    """Return a document in UTF-8, one element a line."""
    etree.indent(root)
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return text + b"\n"

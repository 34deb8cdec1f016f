"""Write the codebook for programs of qualitative data analysis: REFI-QDA 1.5, a .qdc file. Pure.

The standard and its schemas: www.qdasoftware.org.
"""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from pilotkartan.content.model import Lang
from pilotkartan.explore.extract import Wanted
from pilotkartan.explore.index import Index
from pilotkartan.exports.readme import licences
from pilotkartan.exports.refi_codes import add_codes, origin, xml_bytes

CODEBOOK_NAMESPACE = "urn:QDA-XML:codebook:1.0"


def codebook_qdc(index: Index, _wanted: Wanted, _contacts: bool, lang: Lang) -> bytes:
    """Return the codebook, whatever pilots are wanted; names and definitions are in `lang`."""
    atlas = index.atlas
    root = Element("CodeBook", xmlns=CODEBOOK_NAMESPACE, origin=origin(atlas))
    # The format has no place for a text about the whole, so it is in a comment.
    facts = (atlas.source.address, *(f"{item.id} {item.address}" for item in licences(atlas)))
    root.append(ElementTree.Comment(f" {atlas.version}. {' '.join(facts)} ".replace("--", "- -")))
    add_codes(root, atlas, lang)
    return xml_bytes(root)

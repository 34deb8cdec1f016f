"""Write down the texts in which a presentation finds a word by itself, with the network gone. Pure."""

import hashlib
from functools import lru_cache

from pilotkartan.explore.index import Index
from pilotkartan.explore.script_index import script_index, script_passages
from pilotkartan.render.html import inert_json

PATH = "/story-texts.json"


def address(index: Index) -> str:
    """Return the address of the texts of these data."""
    return f"{PATH}?v={version(index)}"


@lru_cache(1)
def texts(index: Index) -> bytes:
    """Return the texts, as the scripts of a presentation read them."""
    return inert_json({"index": script_index(index), "passages": script_passages(index)}).encode()


@lru_cache(1)
def version(index: Index) -> str:
    """Return the name of the texts' content."""
    return hashlib.sha256(texts(index)).hexdigest()[:12]

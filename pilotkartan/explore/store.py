"""Keep the one atlas of the process and its index, and read it again when its files change."""

import os
from collections.abc import Mapping

from pilotkartan.content.load import DATA_DIR, AtlasStore, interface_words
from pilotkartan.content.model import Atlas, Text
from pilotkartan.content.problems import DataError
from pilotkartan.explore.index import Index

# The operator of the app can hide the contacts everywhere.
CONTACTS_SHOWN = os.environ.get("PILOTKARTAN_CONTACTS", "").strip().lower() != "off"
_store = AtlasStore(DATA_DIR)
_made: tuple[Atlas, Index] | None = None


def current_words() -> Mapping[str, Text]:
    """Return the texts of the newest valid atlas or, where there has never been one, those of the interface alone."""
    try:
        return current_index().atlas.words
    except DataError:
        return interface_words()


def current_index() -> Index:
    """Return the index of the newest valid atlas; raise DataError if there has never been one."""
    global _made  # One index for all visitors; two runs at once may both make it, which does no harm.
    atlas = _store.get()
    if _made is None or _made[0] is not atlas:
        _made = (atlas, Index(atlas if CONTACTS_SHOWN else atlas.without_contacts()))
    return _made[1]

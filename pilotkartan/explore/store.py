"""Keep the one atlas of the process and its index, and read it again when its files change."""

import os
from collections.abc import Mapping

from pilotkartan.content.load import DATA_DIR, AtlasStore, interface_words
from pilotkartan.content.model import Atlas, Text
from pilotkartan.content.problems import DataError
from pilotkartan.explore.index import Index

# Whoever runs the app may hide the contacts everywhere.
CONTACTS_SHOWN = os.environ.get("PILOTKARTAN_CONTACTS", "").strip().lower() != "off"
_store = AtlasStore(DATA_DIR)
_made: tuple[Atlas, Index] | None = None


def current_words() -> Mapping[str, Text]:
    """Return the words of the newest good atlas or, where there has never been one, those of the interface alone."""
    try:
        return current_index().atlas.words
    except DataError:
        return interface_words()


def current_index() -> Index:
    """Return the index of the newest good atlas; raise DataError if there has never been a good one."""
    global _made  # One index for all visitors; made twice at worst when two runs meet, never wrong.
    atlas = _store.get()
    if _made is None or _made[0] is not atlas:
        _made = (atlas, Index(atlas if CONTACTS_SHOWN else atlas.without_contacts()))
    return _made[1]

"""Keep the one atlas of the process and its index, and read it again when its files change."""

import os

from pilotkartan.content.load import DATA_DIR, AtlasStore
from pilotkartan.content.model import Atlas
from pilotkartan.explore.index import Index

# Whoever runs the app may hide the contacts everywhere.
CONTACTS_SHOWN = os.environ.get("PILOTKARTAN_CONTACTS", "").strip().lower() != "off"
_store = AtlasStore(DATA_DIR)
_made: tuple[Atlas, Index] | None = None


def current_index() -> Index:
    """Return the index of the newest good atlas; raise DataError if there has never been a good one."""
    global _made  # One index for all visitors; made twice at worst when two runs meet, never wrong.
    atlas = _store.get()
    if _made is None or _made[0] is not atlas:
        _made = (atlas, Index(atlas if CONTACTS_SHOWN else atlas.without_contacts()))
    return _made[1]

"""Get the data for an answer, or report that they cannot be read right now."""

from starlette.exceptions import HTTPException

from pilotkartan.content.problems import DataError
from pilotkartan.explore.index import Index
from pilotkartan.explore.store import current_index

NO_DATA = "The data cannot be read right now."


def index_or_none() -> Index | None:
    """Return the index of the data; None where they cannot be read and never could since the start."""
    try:
        return current_index()
    except DataError:
        return None


def index_or_503() -> Index:
    """Return the index of the data; raise HTTPException where there is none."""
    index = index_or_none()
    if index is None:
        raise HTTPException(503, NO_DATA)
    return index

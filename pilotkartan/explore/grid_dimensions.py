"""Name the dimensions that a grid of results may have."""

from pilotkartan.content.settings import FACET_DIMENSIONS

# The dimension whose codes are the pilots themselves; the codebook does not have it.
PILOT_DIMENSION = "pilot"
GRID_DIMENSIONS = (*FACET_DIMENSIONS[:5], PILOT_DIMENSION, *FACET_DIMENSIONS[5:])
FIRST_ROW, FIRST_COLUMN = "theme", "result_type"
# The id of the row or column of the pilots that have no code in its dimension.
UNCODED = "utan-kod"

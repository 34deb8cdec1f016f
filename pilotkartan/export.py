"""The data as files to take along."""

from itertools import permutations

import pandas as pd

from pilotkartan.query import Index
from pilotkartan.similarity import MAIN_THEME_WEIGHT, shared_codes, similarities


def distances_csv(index: Index) -> bytes:
    """Return the distances between the pilots' seats as tidy CSV in UTF-8: a row for each ordered pair.

    Columns: `from`, `to` (pilot ids), `distance_km` (geodesic, WGS 84, one decimal).
    """
    tidy = (
        index.distances_km.rename_axis(index="from").reset_index().melt("from", var_name="to", value_name="distance_km")
    )
    apart = tidy[tidy["from"] != tidy["to"]].sort_values(["from", "to"])
    return apart.to_csv(index=False, float_format="%.1f", lineterminator="\n").encode()


def similarity_csv(index: Index) -> bytes:
    """Return the similarities between the pilots' codings as tidy CSV in UTF-8: a row for each ordered pair.

    Columns: `a`, `b` (pilot ids), `similarity` (Jaccard, 0 to 1, four decimals), `similarity_main_weighted` (the same
    with the main theme counted as MAIN_THEME_WEIGHT codes), `shared_codes` (ids, separated by semicolons).
    """
    plain, weighted = similarities(index), similarities(index, MAIN_THEME_WEIGHT)
    rows = (
        {
            "a": one.id,
            "b": other.id,
            "similarity": plain.loc[one.id, other.id],
            "similarity_main_weighted": weighted.loc[one.id, other.id],
            "shared_codes": ";".join(code.id for code in shared_codes(index, one, other)),
        }
        for one, other in permutations(index.atlas.pilots, 2)
    )
    return pd.DataFrame(rows).to_csv(index=False, float_format="%.4f", lineterminator="\n").encode()

"""The data as files to take along."""

from pilotkartan.query import Index


def distances_csv(index: Index) -> bytes:
    """Return the distances between the pilots' seats as tidy CSV in UTF-8: a row for each ordered pair.

    Columns: `from`, `to` (pilot ids), `distance_km` (geodesic, WGS 84, one decimal).
    """
    tidy = (
        index.distances_km.rename_axis(index="from").reset_index().melt("from", var_name="to", value_name="distance_km")
    )
    apart = tidy[tidy["from"] != tidy["to"]].sort_values(["from", "to"])
    return apart.to_csv(index=False, float_format="%.1f", lineterminator="\n").encode()

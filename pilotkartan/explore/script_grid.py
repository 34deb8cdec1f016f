"""Write down what the scripts need to count the first grid of results anew for some of the pilots, and its words. Pure.

The rules stand once more in `assets/js/shared/grid.js` and `grid_words.js`; a test compares the two. The rows and the
columns of that grid are the same whatever pilots are shown.
"""

from typing import Any

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.texts import Translator
from pilotkartan.explore.evidence import EMPTY, Grid
from pilotkartan.explore.evidence_table import letters
from pilotkartan.explore.evidence_text import category_label
from pilotkartan.explore.tally import DONE

_STATUS = "result_status"
_WORDS = (
    *("result", "results", "no_results", "most", "most_each", "no_most", "all_unreported", "all_absent", "none_done"),
    *("cells_not_done", "none_empty", "empty", "empty_why", "emptiest", "emptiest_each", "several"),
    *(f"{length}_{why}" for length in ("short", "why") for why in EMPTY),
)


def script_grid(atlas: Atlas, grid: Grid) -> dict[str, Any]:
    """Return the grid's rows, columns and results, and of each dimension that pilots are coded in their codes."""
    rows, columns = ({line.id: line for line in lines} for lines in (grid.rows, grid.columns))
    places = [
        (
            [row for row in rows if one in grid.row_totals[row].found],
            [column for column in columns if one in grid.column_totals[column].found],
        )
        for one in grid.total.found
    ]
    return {
        "rows": list(rows),
        "columns": list(columns),
        "statuses": [code.id for code in atlas.codebook.codes(_STATUS)],
        "done": DONE,
        "results": [
            {"pilot": one.pilot.id, "status": one.result.status, "rows": in_rows, "columns": in_columns}
            for one, (in_rows, in_columns) in zip(grid.total.found, places, strict=True)
        ],
        "own": [_own_codes(atlas, name) for name in (grid.row_dimension, grid.column_dimension)],
    }


def grid_words(atlas: Atlas, grid: Grid, t: Translator, lang: Lang) -> dict[str, Any]:
    """Return the labels of the rows, the columns and the statuses, the letters of these, and the sentences."""
    statuses = atlas.codebook.codes(_STATUS)
    lines = (*grid.rows, *grid.columns)
    return {
        "labels": {line.id: category_label(line, t, lang) for line in lines}
        | {code.id: code.label.of(lang) for code in statuses},
        "letters": letters(statuses, lang),
        "said": {key: atlas.words[f"evidence.{key}"].of(lang) for key in _WORDS} | {"and": t("summary.and")},
    }


def _own_codes(atlas: Atlas, dimension: str) -> dict[str, list[str]] | None:
    """Return the codes of each pilot itself; None where only results have them."""
    if atlas.codebook.dimension_by_id[dimension].kind == "result":
        return None
    return {pilot.id: [code.id for code in atlas.codes_of(pilot, dimension)] for pilot in atlas.pilots}

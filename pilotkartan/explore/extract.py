"""Describe a part of the data: which pilots, in which order, and which of their rows. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from pilotkartan.content.model import Atlas, Codebook, Lang, Result
from pilotkartan.content.plaintext import by_name
from pilotkartan.explore.selection import PILOT, Selection

# Only in the API and in files: whether of the pilots left only the rows with the codes asked for are kept, or all.
ROWS = "rows"
Rows = Literal["matching", "pilots"]
MATCHING_ROWS: Rows = "matching"
EVERY_ROW: Rows = "pilots"
# Table -> the kind of the dimensions whose codes its rows hold: filters of these dimensions choose rows too.
CODES_IN_ROWS: Mapping[str, str] = {
    "results": "result",
    "evidence": "result",
    "codings": "coding",
    "double_codings": "coding",
}


@dataclass(frozen=True)
class Extract:
    """Describe a part of the data: the rows of `pilots`, in their order; with `everything` the programme's own too.

    `facets` are the codes asked for, by dimension, of which a row that holds the dimension must have one, unless
    `rows` says otherwise. `query` asks for the same part once more, in an address or on the command line.
    """

    pilots: tuple[str, ...]
    everything: bool = False
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    rows: Rows = MATCHING_ROWS
    query: str = ""

    def filters_of(self, table: str, codebook: Codebook) -> dict[str, tuple[str, ...]]:
        """Return the codes that choose among a table's rows of the pilots, by dimension."""
        kind = CODES_IN_ROWS.get(table) if self.rows != EVERY_ROW else None
        return {name: codes for name, codes in self.facets if codebook.dimension_by_id[name].kind == kind}

    def has_result(self, result: Result, codebook: Codebook) -> bool:
        """Tell whether a result of the pilots is wanted: it must meet every filter of results."""
        filters = self.filters_of("results", codebook)
        return all(result.code_in(name) in codes for name, codes in filters.items())

    def has_code(self, code: str, codebook: Codebook) -> bool:
        """Tell whether a coding of the pilots with this code is wanted: where any are named, it must be one of them."""
        filters = self.filters_of("codings", codebook)
        return not filters or code in filters.get(codebook.by_id[code].dimension, ())


# The forms in which a caller names a part: an extract, the ids of pilots (all of their rows), None for everything.
Wanted = Extract | Collection[str] | None


def extract_from(atlas: Atlas, wanted: Wanted) -> Extract:
    """Return the extract that a caller names in any of these forms."""
    if isinstance(wanted, Extract):
        return wanted
    if wanted is None:
        return everything(atlas)
    return Extract(tuple(wanted), query=urlencode({PILOT: tuple(wanted)}, doseq=True))


def everything(atlas: Atlas) -> Extract:
    """Return all of the data, the pilots by name."""
    return Extract(tuple(pilot.id for pilot in by_name(atlas.pilots)), everything=True)


def extract_of(
    atlas: Atlas,
    listed: Collection[str],
    selection: Selection,
    lang: Lang,
    only: Collection[str] = (),
    rows: Rows = MATCHING_ROWS,
) -> Extract:
    """Return the part with the pilots `listed`: those that the selection leaves, its search text read in `lang`.

    Where `only` names pilots, no others are left.
    """
    rows = rows if selection.facets else MATCHING_ROWS
    named = tuple(pilot.id for pilot in by_name(atlas.pilots) if pilot.id in only)
    return Extract(
        pilots=tuple(pilot for pilot in listed if pilot in only or not only),
        everything=not (selection.filtered or only),
        facets=tuple(selection.facets.items()),
        rows=rows,
        query=_query(selection, lang, named, rows),
    )


def _query(selection: Selection, lang: Lang, named: Collection[str], rows: Rows) -> str:
    """Return the query that asks for the same rows; a search is the same only in the same language."""
    params = selection.filters.shared(lang).to_params()
    params |= {PILOT: [*named]} if named else {}
    params |= {ROWS: [rows]} if rows == EVERY_ROW else {}
    return urlencode(params, doseq=True)

"""Cross two dimensions: which results are in each cell, and of an empty cell why it is empty. Pure.

A cell holds results, whatever the dimensions. A result is counted under each theme that it serves; what is coded of
the pilot as a whole (method, target group, county, type of municipality) is counted for all of its results. So one
result may be in several cells; a total holds each of its results once.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Literal, get_args

from pilotkartan.content.model import Atlas, Pilot, Result, Text
from pilotkartan.content.plaintext import by_name
from pilotkartan.content.settings import THEME
from pilotkartan.explore.grid_dimensions import FIRST_COLUMN, FIRST_ROW, PILOT_DIMENSION, UNCODED

# Why there is no result: a pilot shown is coded with what the cell is of but no result is reported; no pilot shown has
# it; or only results could have it, and none is reported.
Empty = Literal["coded", "absent", "unreported"]
EMPTY: tuple[Empty, ...] = get_args(Empty)


@dataclass(frozen=True)
class Found:
    """Hold one result, with its pilot and its number among the pilot's results."""

    pilot: Pilot
    number: int
    result: Result


@dataclass(frozen=True)
class Category:
    """Name a row or a column; `label` is None for that of the pilots without a code."""

    id: str
    label: Text | None


@dataclass(frozen=True)
class Cell:
    """Hold the results of a cell or of a total, by pilot; where there are none, `empty` says why."""

    found: tuple[Found, ...]
    empty: Empty | None

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Return the number of results by status."""
        return Counter(one.result.status for one in self.found)


@dataclass(frozen=True)
class Grid:
    """Hold the cells by row and column, and the totals of each row, of each column and of all."""

    row_dimension: str
    column_dimension: str
    rows: tuple[Category, ...]
    columns: tuple[Category, ...]
    cells: Mapping[tuple[str, str], Cell]
    row_totals: Mapping[str, Cell]
    column_totals: Mapping[str, Cell]
    total: Cell

    @property
    def placings(self) -> int:
        """Return the sum of all cells: more than the total where a result is in several of them."""
        return sum(len(cell.found) for cell in self.cells.values())


class _Axis:
    """Prepare one dimension: its categories, and the codes of each result and of each pilot itself in it."""

    def __init__(self, atlas: Atlas, dimension: str, shown: Sequence[Pilot], found: Sequence[Found]) -> None:
        self._atlas, self._dimension = atlas, dimension
        self._kind = PILOT_DIMENSION
        if dimension != PILOT_DIMENSION:
            self._kind = atlas.codebook.dimension_by_id[dimension].kind
        self.own = {pilot.id: self._codes_of(pilot) for pilot in shown}
        self.counted = [self._counted_in(one) for one in found]
        self.categories = tuple(self._categories(shown))

    @property
    def of_results(self) -> bool:
        """Tell whether only results have the codes, not pilots."""
        return self._kind == "result"

    def _codes_of(self, pilot: Pilot) -> Collection[str]:
        if self._kind == PILOT_DIMENSION:
            return (pilot.id,)
        return [code.id for code in self._atlas.codes_of(pilot, self._dimension)] or (UNCODED,)

    def _counted_in(self, one: Found) -> Collection[str]:
        if self._dimension == THEME:
            return one.result.themes
        if self.of_results:
            return (one.result.code_in(self._dimension),)
        return self.own[one.pilot.id]

    def _categories(self, shown: Sequence[Pilot]) -> Iterator[Category]:
        """Yield the codes in order, of attributes those that a pilot has, and last the pilots without a code."""
        if self._kind == PILOT_DIMENSION:
            yield from (Category(pilot.id, Text(sv=pilot.name, en=pilot.name)) for pilot in shown)
            return
        for code in self._atlas.codebook.codes(self._dimension):
            if self._kind != "attribute" or any(code.id in codes for codes in self.own.values()):
                yield Category(code.id, code.label)
        if any(UNCODED in codes for codes in self.counted):
            yield Category(UNCODED, None)


def first_grid(atlas: Atlas, pilots: Iterable[Pilot]) -> Grid:
    """Return the grid that is shown first, and in what offers no choice of dimensions."""
    return evidence_grid(atlas, pilots, FIRST_ROW, FIRST_COLUMN)


def evidence_grid(atlas: Atlas, pilots: Iterable[Pilot], row_dimension: str, column_dimension: str) -> Grid:
    """Return the grid of all results of these pilots."""
    shown = by_name(pilots)
    found = [Found(pilot, number, result) for pilot in shown for number, result in enumerate(pilot.result, 1)]
    rows, columns = (_Axis(atlas, name, shown, found) for name in (row_dimension, column_dimension))

    inside: dict[tuple[str | None, str | None], list[Found]] = defaultdict(list)
    for one, row_codes, column_codes in zip(found, rows.counted, columns.counted, strict=True):
        for place in product((*row_codes, None), (*column_codes, None)):
            inside[place].append(one)

    def cell(row: str | None, column: str | None) -> Cell:
        results = tuple(inside[row, column])
        return Cell(results, None if results else why_empty(row, column))

    def why_empty(row: str | None, column: str | None) -> Empty:
        axes = ((rows, row), (columns, column))
        asked = [(axis, code) for axis, code in axes if code is not None and not axis.of_results]
        coded = any(all(code in axis.own[pilot.id] for axis, code in asked) for pilot in shown)
        return "unreported" if not asked else "coded" if coded else "absent"

    return Grid(
        row_dimension=row_dimension,
        column_dimension=column_dimension,
        rows=rows.categories,
        columns=columns.categories,
        cells={(row.id, col.id): cell(row.id, col.id) for row in rows.categories for col in columns.categories},
        row_totals={row.id: cell(row.id, None) for row in rows.categories},
        column_totals={column.id: cell(None, column.id) for column in columns.categories},
        total=cell(None, None),
    )

"""Make the matrix of one dimension: which pilot has which code, and why. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import fmean

from pilotkartan.content.model import Atlas, Code, Dimension, Pilot, Text
from pilotkartan.explore.double_coding import CodedTwice
from pilotkartan.explore.index import Index
from pilotkartan.explore.likeness_order import ordered


@dataclass(frozen=True)
class Evidence:
    """Hold a reason for a code, with its source paragraphs; none where the fact is not from the source text."""

    text: Text
    source: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cell:
    """Hold one code of a pilot: whether it is the main one, and all evidence for it."""

    main: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Matrix:
    """Hold the `cells` by (pilot id, code id); `pilots` and `codes` are ordered so that similar ones are neighbours.

    `unused` are the codes that other pilots have, but none of these. `disagreements` are the cells that two
    coders coded differently, whether or not the code is given now.
    """

    dimension: Dimension
    pilots: tuple[Pilot, ...]
    codes: tuple[Code, ...]
    unused: tuple[Code, ...]
    cells: Mapping[tuple[str, str], Cell]
    disagreements: Mapping[tuple[str, str], CodedTwice]

    @property
    def has_main(self) -> bool:
        """Tell whether this dimension distinguishes main and further codes."""
        return any(cell.main for cell in self.cells.values())

    @property
    def roles(self) -> tuple[str, ...]:
        """Return the roles of cells: `main` and `further` where the dimension has both, else the dimension's kind."""
        return ("main", "further") if self.has_main else (self.dimension.kind,)

    def role(self, cell: Cell) -> str:
        """Return the role of a cell."""
        return self.roles[0] if cell.main else self.roles[-1]

    def of(self, pilot: Pilot) -> Iterator[tuple[Code, Cell]]:
        """Yield the codes that a pilot has, in the order of the columns."""
        return ((code, self.cells[pilot.id, code.id]) for code in self.codes if (pilot.id, code.id) in self.cells)


def matrix_of(index: Index, pilots: tuple[Pilot, ...], dimension_id: str) -> Matrix:
    """Return the matrix of some pilots in one dimension, whatever order they are given in."""
    atlas, chosen = index.atlas, {pilot.id for pilot in pilots}
    codes_of = {p.id: [c.id for c in atlas.codes_of(p, dimension_id)] for p in index.by_name if p.id in chosen}
    rows = ordered(codes_of)
    pilots_of = {code.id: [row for row in rows if code.id in codes_of[row]] for code in index.options(dimension_id)}
    # Sorted by their rows first: columns that are all equally far apart then run down a diagonal.
    used = sorted(
        (code for code in pilots_of if pilots_of[code]), key=lambda code: fmean(map(rows.index, pilots_of[code]))
    )
    columns = ordered({code: pilots_of[code] for code in used})
    return Matrix(
        dimension=atlas.codebook.dimension_by_id[dimension_id],
        pilots=tuple(atlas.by_id[row] for row in rows),
        codes=tuple(atlas.codebook.by_id[column] for column in columns),
        unused=tuple(atlas.codebook.by_id[code] for code in pilots_of if not pilots_of[code]),
        cells={
            (row, column): _cell(atlas, atlas.by_id[row], atlas.codebook.by_id[column])
            for column in columns
            for row in pilots_of[column]
        },
        disagreements={
            twice.first.cell: twice
            for twice in index.double_coding.disagreements
            if twice.pilot.id in rows and twice.code.id in columns
        },
    )


def _cell(atlas: Atlas, pilot: Pilot, code: Code) -> Cell:
    dimension = atlas.codebook.dimension_by_id[code.dimension]
    match dimension.kind:
        case "coding":
            coding = next(coding for coding in pilot.coding if coding.code == code.id)
            return Cell(coding.main, (Evidence(coding.reason, coding.source),))
        case "result":
            results = (result for result in pilot.result if result.code_in(dimension.id) == code.id)
            return Cell(False, tuple(Evidence(result, result.source) for result in results))
        case _:
            return Cell(False, (Evidence(dimension.definition),))

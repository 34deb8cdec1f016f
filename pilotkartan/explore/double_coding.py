"""Compare two codings of the same cells: figures, disagreements, and what was changed afterwards. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pilotkartan.content.model import Atlas, Code, Coding, Dimension, Judgement, Pilot, Text
from pilotkartan.content.plaintext import by_name
from pilotkartan.content.settings import THEME
from pilotkartan.explore.agreement import Figures, figures

Level = Literal["dimension", "main_theme", "code"]


@dataclass(frozen=True)
class Row:
    """Hold the figures of a dimension, of the choice of a main theme, or of one code."""

    level: Level
    dimension: Dimension
    code: Code | None
    figures: Figures


@dataclass(frozen=True)
class CodedTwice:
    """Hold what both coders say of one cell, and what the data says now.

    `why` is why the data says something else now than the first coding, where that is written down.
    """

    pilot: Pilot
    code: Code
    first: Judgement
    second: Judgement
    now: Judgement
    why: Text | None = None

    @property
    def differs(self) -> bool:
        """Tell whether the two coders disagree."""
        return self.first.verdict != self.second.verdict

    @property
    def changed(self) -> bool:
        """Tell whether the data says something else now than the first coding."""
        return self.first.verdict != self.now.verdict


@dataclass(frozen=True)
class DoubleCoding:
    """Hold the comparison of two codings: `rows` of figures and every cell, the pilots by name."""

    rows: tuple[Row, ...]
    cells: tuple[CodedTwice, ...]

    @property
    def whole(self) -> tuple[Row, ...]:
        """Return the rows that are about more than one code."""
        return tuple(row for row in self.rows if row.level != "code")

    @property
    def disagreements(self) -> tuple[CodedTwice, ...]:
        """Return the cells in which the two coders disagree."""
        return tuple(cell for cell in self.cells if cell.differs)

    @property
    def changes(self) -> tuple[CodedTwice, ...]:
        """Return the cells that were changed after the first coding."""
        return tuple(cell for cell in self.cells if cell.changed)


def double_coding(atlas: Atlas) -> DoubleCoding:
    """Return the comparison of the two codings as they were before anything was reconciled; empty without them."""
    return compared(atlas, atlas.first_coding, atlas.second_coding)


def compared(atlas: Atlas, first: Iterable[Judgement], second: Iterable[Judgement]) -> DoubleCoding:
    """Return the comparison of two codings, of the cells that both have and the codebook still knows."""
    one, other = ({judgement.cell: judgement for judgement in coding} for coding in (first, second))
    now = {judgement.cell: judgement for judgement in present_coding(atlas)}
    whys = {(change.pilot, change.code): change.why for change in atlas.coding_change}
    reasons = {(pilot.id, coding.code): coding.reason for pilot in atlas.pilots for coding in pilot.coding}
    cells = tuple(
        CodedTwice(
            pilot=atlas.by_id[cell[0]],
            code=atlas.codebook.by_id[cell[1]],
            first=one[cell],
            second=other[cell],
            now=now[cell],
            why=whys.get(cell) or reasons.get(cell),
        )
        for cell in now
        if cell in one and cell in other
    )
    return DoubleCoding(tuple(_rows(atlas, cells)), cells)


def present_coding(atlas: Atlas) -> Iterator[Judgement]:
    """Yield what the data says of every pilot and code, the pilots by name."""
    given = {(pilot.id, coding.code): coding for pilot in atlas.pilots for coding in pilot.coding}
    for pilot in by_name(atlas.pilots):
        for code, dimension in atlas.codebook.coded.items():
            yield _judgement(pilot.id, code, dimension, given.get((pilot.id, code)))


def _judgement(pilot: str, code: str, dimension: str, coding: Coding | None) -> Judgement:
    if coding is None:
        return Judgement(pilot=pilot, dimension=dimension, code=code, value=False)
    return Judgement(
        pilot=pilot,
        dimension=dimension,
        code=code,
        value=True,
        main=coding.main,
        source=coding.source,
        note=coding.reason.en,
        note_sv=coding.reason.sv,
    )


def _rows(atlas: Atlas, cells: Iterable[CodedTwice]) -> Iterator[Row]:
    """Yield the figures: of each dimension, with the main theme after the themes, then of each code."""
    of_code: dict[str, list[CodedTwice]] = {}
    for cell in cells:
        of_code.setdefault(cell.code.id, []).append(cell)
    codes = [code for code in atlas.codebook.code if code.id in of_code]
    for dimension in atlas.codebook.dimension:
        within = [cell for code in codes if code.dimension == dimension.id for cell in of_code[code.id]]
        if within:
            yield Row("dimension", dimension, None, _figures(within))
        if mains := _main_themes(within) if dimension.id == THEME else None:
            yield Row("main_theme", dimension, None, mains)
    for code in codes:
        yield Row("code", atlas.codebook.dimension_by_id[code.dimension], code, _figures(of_code[code.id]))


def _figures(cells: list[CodedTwice]) -> Figures:
    pilots = [cell.pilot.id for cell in cells]
    return figures(pilots, [cell.first.value for cell in cells], [cell.second.value for cell in cells])


def _main_themes(cells: list[CodedTwice]) -> Figures | None:
    one = {cell.pilot.id: cell.code.id for cell in cells if cell.first.main}
    other = {cell.pilot.id: cell.code.id for cell in cells if cell.second.main}
    pilots = [pilot for pilot in one if pilot in other]
    if not pilots:
        return None
    return figures(pilots, [one[pilot] for pilot in pilots], [other[pilot] for pilot in pilots])

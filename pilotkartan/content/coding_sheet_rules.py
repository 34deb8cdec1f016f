"""Check a coding sheet line by line and as a whole: answers, ids, cells, main themes. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pilotkartan.content.coding_cells import Known, known_in
from pilotkartan.content.model import Atlas, Judgement
from pilotkartan.content.parsed import CODING_CHANGES, FIRST_CODING
from pilotkartan.content.problems import Problem, nearest
from pilotkartan.content.settings import THEME

NEEDED = ("pilot", "dimension", "code", "value", "main")
COLUMNS = (*NEEDED, "source", "note")
READ = (*COLUMNS, "note_sv")
ANSWERS = {"0": False, "1": True}
# The number of a line in the file, and its cells by their columns.
Line = tuple[int, Mapping[str, str]]


def heading_faults(head: list[str], file: str) -> Iterator[Problem]:
    """Yield the columns that are missing or there more than once."""
    for name in NEEDED:
        if name not in head:
            near = nearest(name, [other for other in head if other and other not in READ])
            yield Problem("missing_column", file, name, near=near, row=1)
    yield from (Problem("repeated_column", file, name, row=1) for name in READ if head.count(name) > 1)


def line_faults(line: Line, file: str, known: Known | None) -> Iterator[Problem]:
    """Yield the answers of a line that are none, and the names that are not known."""
    number, cells = line
    for column in ("value", "main"):
        # An empty `main` is no: only themes have a main one. Empty values are reported together.
        if cells[column] and cells[column] not in ANSWERS:
            yield Problem("not_0_or_1", file, column, cells[column], row=number)
    if cells["main"] == "1":
        if cells["dimension"] != THEME:
            yield Problem("main_elsewhere", file, "main", cells["main"], row=number)
        elif cells["value"] == "0":
            yield Problem("main_without_code", file, "main", cells["main"], row=number)
    if known:
        yield from _unknown_names(line, file, known)


def _unknown_names(line: Line, file: str, known: Known) -> Iterator[Problem]:
    number, cells = line
    pilot, code, dimension = cells["pilot"], cells["code"], cells["dimension"]
    if pilot not in known.pilots:
        yield Problem("sheet_pilot", file, "pilot", pilot, near=nearest(pilot, known.pilots), row=number)
    if code not in known.dimension_of:
        yield Problem("sheet_code", file, "code", code, near=nearest(code, tuple(known.dimension_of)), row=number)
    elif dimension != known.dimension_of[code]:
        context = (("code", code), ("expected", known.dimension_of[code]))
        yield Problem("sheet_dimension", file, "dimension", dimension, context, row=number)
    for ref in cells.get("source", "").split():
        if ref not in known.paragraphs:
            yield Problem("sheet_paragraph", file, "source", ref, near=nearest(ref, known.paragraphs), row=number)


def unanswered(lines: Iterable[Line], file: str) -> Iterator[Problem]:
    """Yield one problem for all lines without an answer, if there are any."""
    empty = [number for number, cells in lines if not cells["value"]]
    if empty:
        yield Problem("no_answer", file, "value", context=(("count", len(empty)), ("lines", _ranges(empty))))


def _ranges(numbers: list[int]) -> str:
    """Return numbers in order as text: `2–4, 7` for 2, 3, 4, 7."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1][1:] = [number]
        else:
            ranges.append([number])
    return ", ".join("–".join(map(str, ends)) for ends in ranges)


def repeated_cells(lines: Iterable[Line], file: str) -> Iterator[Problem]:
    """Yield the lines whose cell an earlier line has."""
    first: dict[tuple[str, str], int] = {}
    for number, cells in lines:
        cell = (cells["pilot"], cells["code"])
        if cell in first:
            context = (("code", cells["code"]), ("first", first[cell]))
            yield Problem("repeated_cell", file, "pilot", cells["pilot"], context, row=number)
        first.setdefault(cell, number)


def missing_cells(judgements: Iterable[Judgement], file: str, expected: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Yield a problem for each pilot of whom a sheet lacks codes."""
    there, missing = {judgement.cell for judgement in judgements}, dict[str, list[str]]()
    for pilot, code in expected:
        if (pilot, code) not in there:
            missing.setdefault(pilot, []).append(code)
    for pilot, codes in missing.items():
        yield Problem("missing_cells", file, "code", pilot, (("codes", ", ".join(codes)),))


def main_theme_faults(lines: Iterable[Line], file: str) -> Iterator[Problem]:
    """Yield the pilots with no main theme or several; one with an answer that is none is reported for that alone."""
    mains: Counter[str] = Counter()
    themes = [cells for _, cells in lines if cells["dimension"] == THEME]
    unclear = {cells["pilot"] for cells in themes if cells["main"] and cells["main"] not in ANSWERS}
    for cells in themes:
        mains[cells["pilot"]] += cells["main"] == "1" and cells["value"] != "0"
    for pilot, count in mains.items():
        if count != 1 and pilot not in unclear:
            yield Problem("main_themes", file, "main", pilot, (("count", count),))


def coding_reminders(atlas: Atlas) -> Iterator[Problem]:
    """Yield what is to be settled about the codings: cells compared no longer, changes without a reason."""
    known = known_in(atlas)
    lost = [judgement for judgement in atlas.first_coding if judgement.cell not in known.cells]
    if lost:
        yield Problem("no_such_cells", FIRST_CODING, context=(("cells", len(lost)),))
    given = {(pilot.id, coding.code) for pilot in atlas.pilots for coding in pilot.coding}
    explained = {(change.pilot, change.code) for change in atlas.coding_change}
    for judgement in atlas.first_coding:
        dropped = judgement.value and judgement.cell in known.cells and judgement.cell not in given
        if dropped and judgement.cell not in explained:
            yield Problem("unexplained_change", CODING_CHANGES, "change", judgement.pilot, (("code", judgement.code),))

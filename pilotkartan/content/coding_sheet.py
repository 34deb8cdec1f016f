"""Read coding sheets, CSV files with a line for each pilot and code, and report everything that is wrong."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from pilotkartan.content.coding_cells import Known
from pilotkartan.content.coding_sheet_rules import (
    ANSWERS,
    heading_faults,
    line_faults,
    main_theme_faults,
    missing_cells,
    repeated_cells,
    unanswered,
)
from pilotkartan.content.model import Judgement
from pilotkartan.content.parsed import CODING_FILES, FIRST_CODING, SECOND_CODING
from pilotkartan.content.plaintext import normalise
from pilotkartan.content.problems import Problem

_DELIMITERS = ",;\t"
Codings = Mapping[str, tuple[Judgement, ...]]
_IDS = ("pilot", "dimension", "code")


def read_sheet(content: bytes, file: str, known: Known | None = None) -> tuple[tuple[Judgement, ...], list[Problem]]:
    """Return the judgements of a sheet and all that is wrong with it; with `known` it must hold just these cells."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return (), [Problem("not_utf8", file, context=(("position", error.start),), row=line)]
    if not text.strip():
        return (), [Problem("empty_file", file)]
    try:
        head, rows = _table(text)
    except _BrokenLineError as broken:
        return (), [Problem("broken_csv", file, context=(("message", broken.why),), row=broken.line)]
    if faults := list(heading_faults(head, file)):
        return (), faults
    lines = [(line, _cells(head, row)) for line, row in rows]
    problems = [problem for line in lines for problem in line_faults(line, file, known)]
    problems += [*unanswered(lines, file), *repeated_cells(lines, file)]
    judgements = tuple(_judgement(cells) for _, cells in lines)
    if known:
        problems += missing_cells(judgements, file, known.cells)
    return judgements, [*problems, *main_theme_faults(lines, file)]


def read_codings(data_dir: Path, problems: list[Problem]) -> Codings:
    """Return the codings of a folder by their names; where one is there, the other must be, with the same cells."""
    found: dict[str, tuple[Judgement, ...]] = {}
    faults: list[Problem] = []
    for name in CODING_FILES:
        shown = f"data/{name}"
        try:
            content = (data_dir / name).read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            faults.append(Problem("unreadable_file", shown, context=(("message", error.strerror),)))
            continue
        found[shown], wrong = read_sheet(content, shown)
        faults += wrong
    if not faults and found:
        faults += _unequal(found)
    problems += faults
    return found


def _unequal(found: Codings) -> Iterator[Problem]:
    """Yield what one of the codings has and the other lacks."""
    for name, other in ((FIRST_CODING, SECOND_CODING), (SECOND_CODING, FIRST_CODING)):
        if name not in found:
            yield Problem("missing_file", name)
        else:
            yield from missing_cells(found[name], name, [judgement.cell for judgement in found.get(other, ())])


class _BrokenLineError(ValueError):
    """A line that is no CSV."""

    def __init__(self, line: int, why: str) -> None:
        self.line, self.why = line, why


def _table(text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the headings, and the other lines that hold anything, each with its number in the file."""
    start = text.lstrip().partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=start.count))
    rows, line = [], 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            raise _BrokenLineError(line, str(error)) from error
        cells = [normalise(cell).strip() for cell in row]
        if any(cells):
            rows.append((line, cells))
        line = reader.line_num + 1
    return [name.casefold() for _, head in rows[:1] for name in head], rows[1:]


def _cells(head: list[str], row: list[str]) -> Mapping[str, str]:
    """Return a line's cells by their columns, empty where the line is short; ids in whatever case."""
    cells = dict(zip(head, [*row, *[""] * len(head)], strict=False))
    return cells | {name: cells[name].casefold() for name in _IDS}


def _judgement(cells: Mapping[str, str]) -> Judgement:
    return Judgement(
        pilot=cells["pilot"],
        dimension=cells["dimension"],
        code=cells["code"],
        value=ANSWERS.get(cells["value"], False),
        main=ANSWERS.get(cells["main"], False),
        source=tuple(cells.get("source", "").split()),
        note=cells.get("note", ""),
        note_sv=cells.get("note_sv", ""),
    )

"""Find what is still to be filled in of a pilot's file that was made from the template."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from pilotkartan.content.parsed import PILOTS, File
from pilotkartan.content.problems import Problem

# Not in data/: what lies there is read as data.
TEMPLATE = Path(__file__).resolve().parents[1] / "texts" / "new_pilot.toml"
PLACEHOLDER = "FYLL I"


def drafts(files: Mapping[str, File]) -> frozenset[str]:
    """Return the names of the pilots' files that are not filled in yet: the app leaves them out until they are."""
    return frozenset(name for name, file in files.items() if name.startswith(PILOTS) and any(unfilled(file)))


def broken_drafts(problems: Iterable[Problem], data_dir: Path) -> list[Problem]:
    """Return those of the problems that are of a draft which is no TOML: it is left out like any other."""
    return [problem for problem in problems if PLACEHOLDER in _pilot_text(problem.file, data_dir)]


def _pilot_text(name: str, data_dir: Path) -> str:
    with suppress(OSError, UnicodeDecodeError):
        if name.startswith(PILOTS):
            return (data_dir / "pilots" / name.removeprefix(PILOTS)).read_text("utf-8-sig")
    return ""


def unfilled(value: Any, path: str = "") -> Iterator[str]:
    """Yield the place of every text that is still to be written, such as `aim[1].sv`."""
    if isinstance(value, str):
        if PLACEHOLDER in value:
            yield path
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from unfilled(item, f"{path}.{name}".removeprefix("."))
    elif isinstance(value, tuple):
        for n, item in enumerate(value, 1):
            yield from unfilled(item, f"{path}[{n}]")


def without_drafts(
    files: Mapping[str, File], problems: Iterable[Problem], data_dir: Path
) -> tuple[dict[str, File], list[Problem]]:
    """Return the files that visitors are shown, and the problems that are of these."""
    unfinished, broken = drafts(files), broken_drafts(problems, data_dir)
    shown = {name: file for name, file in files.items() if name not in unfinished}
    return shown, [problem for problem in problems if problem not in broken]


def draft_problems(name: str, file: File, problems: list[Problem]) -> Iterator[Problem]:
    """Yield what is to be filled in of a draft, and those of its `problems` that will not be gone with that."""
    places = list(unfilled(file))
    yield from (Problem("not_filled", name, place) for place in places)
    for problem in problems:
        if problem.file == name and not any(_is_part(problem.field, place) for place in places):
            yield problem


def _is_part(field: str, place: str) -> bool:
    """Tell whether a field is the place, is inside it or has it inside, as `aim[1].source` has `aim[1].source[1]`."""
    inner, outer = sorted((field, place), key=len, reverse=True)
    return bool(outer) and (inner == outer or inner.startswith((f"{outer}.", f"{outer}[")))

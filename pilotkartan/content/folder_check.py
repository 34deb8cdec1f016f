"""Check a data folder as its editor wants to know of it: all that is wrong, and what may be."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from pilotkartan.content.checks import reminders
from pilotkartan.content.citation_check import citation_problems
from pilotkartan.content.coding_sheet import Codings
from pilotkartan.content.data_folder import unread_files
from pilotkartan.content.drafts import draft_problems, without_drafts
from pilotkartan.content.language_check import language_problems
from pilotkartan.content.leftovers import left_over_notes, left_over_reasons
from pilotkartan.content.load import Files, atlas_of, read_files
from pilotkartan.content.model import Atlas
from pilotkartan.content.parsed import PILOTS
from pilotkartan.content.problems import NOTES, WARNINGS, DataError, Problem
from pilotkartan.content.text_warnings import text_warnings
from pilotkartan.content.version_rules import version_problems

_NEVER_REFUSED = NOTES | WARNINGS


@dataclass(frozen=True)
class FolderCheck:
    """What a check has found: `refused` is that for which the app does not take the files; then there is no `atlas`."""

    atlas: Atlas | None
    refused: tuple[Problem, ...]
    others: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def check_folder(data_dir: Path) -> FolderCheck:
    """Check every file of a data folder."""
    files, codings, problems = read_files(data_dir)
    shown, of_these = without_drafts(files, problems, data_dir)
    atlas, refused = _read(shown, codings, of_these)
    broken = (problem for problem in problems if problem not in of_these)
    pilots = {name: file for name, file in shown.items() if name.startswith(PILOTS)}
    found = [*broken, *unread_files(data_dir), *left_over_reasons(pilots), *language_problems(shown)]
    found += [
        *citation_problems(data_dir, files),
        *left_over_notes(pilots),
        *_of_drafts(files, codings, files.keys() - shown.keys()),
    ]
    found += (*reminders(atlas), *text_warnings(atlas), *version_problems(data_dir, atlas)) if atlas else ()
    others = (problem for problem in found if problem.kind not in _NEVER_REFUSED)
    return FolderCheck(
        atlas,
        refused,
        tuple(sorted(others, key=lambda problem: problem.file)),
        tuple(problem for problem in found if problem.kind in _NEVER_REFUSED),
    )


def _of_drafts(files: Files, codings: Codings, unfinished: Set[str]) -> Iterator[Problem]:
    if unfinished:
        _, found = _read(files, codings, [])
        for name in sorted(unfinished):
            yield from draft_problems(name, files[name], list(found))


def _read(files: Files, codings: Codings, problems: list[Problem]) -> tuple[Atlas | None, tuple[Problem, ...]]:
    try:
        return atlas_of(files, codings, problems), ()
    except DataError as error:
        return None, error.problems

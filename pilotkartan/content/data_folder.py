"""Sort the files of a data folder: those that are read, those that an editor keeps beside them, and unknown ones."""

import os
import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path

from pilotkartan.content.parsed import FILES, OPTIONAL_FILES, PACKAGES
from pilotkartan.content.plaintext import nearest_id, one_line
from pilotkartan.content.problems import Problem, nearest

_PILOTS, _README = "pilots", "README.md"
# Folders that are not of text files to edit: boundaries, and the packages of published versions.
_OTHER_FOLDERS = frozenset({"geo", PACKAGES})

# What editors, file systems and synchronisation leave beside a file: locks, backups, halves of a file being written.
_NO_CONTENT = re.compile(
    r"[.#~].*|.*[~#]|.*\.(?:ba?k\d*|backup|old|orig|rej|save|sw[a-z]|te?mp|part|lo?ck)|.*___jb_(?:tmp|old)___"
    r"|thumbs\.db|desktop\.ini|__pycache__",
    re.IGNORECASE | re.DOTALL,
)
# What file managers and synchronisation name a second copy. It is no pilot of its own, but somebody is to tidy it up.
_COPY = re.compile(r".*(?:\(.+\)|\b(?:copy|kopia)\b|sync-conflict).*", re.IGNORECASE | re.DOTALL)
_ENDING, _ALIKE = ".toml", 0.85  # `.tml`, `.tom` and `.TOML` are as like it as that, `.html` is not.


def pilot_names(folder: str) -> list[str]:
    """Return the names of the pilots' files in a folder, in order; none where there is no such folder."""
    with suppress(OSError):
        return sorted(name for name in os.listdir(folder) if is_pilot_name(name))
    return []


def unread_files(data_dir: Path) -> Iterator[Problem]:
    """Yield the files of a data folder that the app does not read because of their names.

    One that holds data, or has an ending much like .toml, is a mistake (`unread_file`): what it holds is missing on the
    map. Any other is worth a note (`unread_note`).
    """
    for path in _visible_files(data_dir):
        place = path.relative_to(data_dir)
        known = place.as_posix() in (*FILES, *OPTIONAL_FILES) or path.name == _README
        if known or (place.parts[0] == _PILOTS and _is_pilot_path(place)):
            continue
        shown = f"data/{one_line(place.as_posix())}"
        if _was_meant(path):
            yield Problem("unread_file", shown, near=_right_name(place))
        else:
            yield Problem("unread_note", shown)


def _visible_files(data_dir: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(data_dir):
        at_top = Path(folder) == data_dir
        folders[:] = sorted(
            name for name in folders if not _NO_CONTENT.fullmatch(name) and not (at_top and name in _OTHER_FOLDERS)
        )
        yield from (Path(folder, name) for name in sorted(names) if not _NO_CONTENT.fullmatch(name))


def is_pilot_name(name: str) -> bool:
    """Tell whether the app takes a file of this name for a pilot's."""
    return name.endswith(_ENDING) and not (_NO_CONTENT.fullmatch(name) or _COPY.fullmatch(name))


def _is_pilot_path(place: Path) -> bool:
    return len(place.parts) == 2 and is_pilot_name(place.name)


def _was_meant(path: Path) -> bool:
    """Tell whether a file was meant to be read."""
    name = path.name.casefold().strip()
    if _ENDING in name or get_close_matches(Path(name).suffix, [_ENDING], cutoff=_ALIKE):
        return True
    with suppress(OSError, ValueError, RecursionError):
        return path.is_file() and bool(tomllib.loads(path.read_text("utf-8-sig")))
    return False


def _right_name(place: Path) -> str | None:
    """Return the name under which a file would be read, where one can be seen from its own."""
    if _COPY.fullmatch(place.name):
        return None
    if place.parts[0] == _PILOTS:
        return f"{_PILOTS}/{nearest_id(place.name.split('.')[0])}{_ENDING}"
    return nearest(place.name.casefold(), (*FILES, *OPTIONAL_FILES))

"""Run `python -m pilotkartan new-pilot`: make a pilot's file to fill in."""

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from pilotkartan.cli.outcome import DONE, refuse
from pilotkartan.content.data_folder import is_pilot_name
from pilotkartan.content.drafts import PLACEHOLDER, TEMPLATE
from pilotkartan.content.model import Lang, Slug, Text
from pilotkartan.content.parsed import PILOTS
from pilotkartan.content.plaintext import nearest_id
from pilotkartan.content.problems import Problem

_DONE = Text(
    sv='{path}: byt varje "{placeholder}" i filen mot det som gäller. Kontrollen (make check eller '
    "python -m pilotkartan check) räknar upp det som är kvar; så länge visas piloten inte.",
    en='{path}: replace each "{placeholder}" in the file. The check (make check or python -m pilotkartan check) '
    "lists what is left; until nothing is, the pilot is not shown.",
)
_THERE = Text(
    sv="{path}: filen finns redan; inget är ändrat", en="{path}: the file is there already; nothing was changed"
)
_NOT_WRITTEN = Text(sv="{path}: det gick inte att skriva filen", en="{path}: the file could not be written")


def new_pilot(pilot_id: str, lang: Lang, data_dir: Path) -> int:
    """Make the file; return 0, or 2 after a line of what is wrong. A file that is there stays as it is."""
    path = data_dir / "pilots" / f"{pilot_id}.toml"
    if problem := _id_problem(pilot_id):
        return refuse(problem.line(lang))
    content = TEMPLATE.read_text("utf-8")
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)
    except OSError as error:
        message = _THERE if isinstance(error, FileExistsError) else _NOT_WRITTEN
        return refuse(message.of(lang).format(path=path))
    print(_DONE.of(lang).format(path=path, placeholder=PLACEHOLDER))
    return DONE


def _id_problem(pilot_id: str) -> Problem | None:
    """Return what is wrong with an id, or with the name of the file that it would have."""
    name = f"{PILOTS}{pilot_id}.toml"
    try:
        TypeAdapter(Slug).validate_python(pilot_id)
    except ValidationError:
        return Problem("malformed_id", name, "id", pilot_id, near=nearest_id(pilot_id))
    return None if is_pilot_name(f"{pilot_id}.toml") else Problem("unread_file", name)

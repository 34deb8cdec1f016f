"""Save a talk as a small file, and open it again: its steps in order, its notes, its language and its theme. Pure."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from pydantic import BaseModel, ValidationError

from pilotkartan.content.model import Atlas, Frozen, Lang
from pilotkartan.explore.selection import StageTheme
from pilotkartan.explore.story import steps_by_id

Fault = Literal["not_text", "no_story", "other_format", "number_of_steps", "unknown_steps", "long_notes"]
# More than any talk needs; a file with more was not written by this app.
MAX_STEPS, MAX_NOTES = 100, 5000
_FORMAT, _FIRST_FORMAT = 2, 1
_MAX_NAMED = 5
_Form = TypeVar("_Form", bound=BaseModel)


@dataclass(frozen=True)
class Talk:
    """Hold what a presenter has prepared: the ids of the steps in order, and the notes by the id of their step.

    There may be notes to steps that are left out. `lang` and `theme` are None where a file of the first format, which
    has neither, leaves them as they are.
    """

    steps: tuple[str, ...]
    notes: Mapping[str, str] = field(default_factory=dict)
    lang: Lang | None = None
    theme: StageTheme | None = None


class TalkError(ValueError):
    """Report why a file is no talk: `fault` is the kind, `value` the field or what is wrong."""

    def __init__(self, fault: Fault, value: str = "") -> None:
        super().__init__(f"{fault}: {value}")
        self.fault, self.value = fault, value


class _AnyFormat(BaseModel):
    pilotkartan_story: int


class _FirstStep(Frozen):
    id: str
    notes: str = ""


class _FirstFile(Frozen):
    pilotkartan_story: int
    steps: tuple[_FirstStep, ...]


class _File(Frozen):
    pilotkartan_story: int
    lang: Lang
    theme: StageTheme
    steps: tuple[str, ...]
    notes: dict[str, str]


def write_talk(talk: Talk) -> bytes:
    """Return a talk as a file that `read_talk` opens again."""
    content = {
        "pilotkartan_story": _FORMAT,
        "lang": talk.lang,
        "theme": talk.theme or "",
        "steps": talk.steps,
        "notes": {step: notes for step, notes in talk.notes.items() if notes},
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def read_talk(content: bytes, atlas: Atlas) -> Talk:
    """Return the talk in a file of this or the first format; raise TalkError, which says why, where it is none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TalkError("not_text") from error
    version = _parsed(_AnyFormat, text).pilotkartan_story
    if version == _FIRST_FORMAT:
        first = _parsed(_FirstFile, text).steps
        talk = Talk(tuple(step.id for step in first), {step.id: step.notes for step in first if step.notes})
    elif version == _FORMAT:
        file = _parsed(_File, text)
        talk = Talk(file.steps, file.notes, file.lang, file.theme)
    else:
        raise TalkError("other_format", str(version))
    for fault, value in _faults(talk, atlas):
        raise TalkError(fault, value)
    return talk


def _parsed(form: type[_Form], text: str) -> _Form:
    try:
        return form.model_validate_json(text, strict=False)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise TalkError("no_story", place or first["msg"]) from error


def _faults(talk: Talk, atlas: Atlas) -> Iterator[tuple[Fault, str]]:
    """Yield what is wrong with a talk that has all its fields."""
    if not 0 < len(talk.steps) <= MAX_STEPS:
        yield "number_of_steps", str(len(talk.steps))
    known = steps_by_id(atlas)
    if unknown := [step for step in dict.fromkeys((*talk.steps, *talk.notes)) if step not in known]:
        yield "unknown_steps", ", ".join(unknown[:_MAX_NAMED])
    if long := [step for step, notes in talk.notes.items() if len(notes) > MAX_NOTES]:
        yield "long_notes", ", ".join(long[:_MAX_NAMED])

"""A talk comes back from its file as it was: steps, notes, language and theme; a file of the first format opens too."""

import json
from typing import Any

import pytest

from pilotkartan.content.model import Atlas
from pilotkartan.explore.story import default_story
from pilotkartan.explore.talk import MAX_NOTES, Talk, TalkError, read_talk, write_talk

VALID: dict[str, Any] = {"pilotkartan_story": 2, "lang": "sv", "theme": "", "steps": ["flen"], "notes": {}}


def changed(**fields: object) -> bytes:
    """Return a file with other fields."""
    return json.dumps(VALID | fields).encode()


def test_talk_comes_back_as_it_was(atlas: Atlas) -> None:
    """Order, notes, language and theme come back, and the notes to a step that is left out."""
    notes = {"overkalix": "Säg något om älven.\n“Citat” & <b>", "flen": "Not in this talk"}
    talk = Talk(("overkalix", "karta", "tema-dialog"), notes, "en", "contrast")
    assert read_talk(write_talk(talk), atlas) == talk
    whole = Talk(tuple(step.id for step in default_story(atlas)), {}, "sv", "")
    assert read_talk(write_talk(whole), atlas) == whole


def test_file_of_the_first_format_opens(atlas: Atlas) -> None:
    """A file saved by an earlier version has its steps and notes, and changes neither language nor theme."""
    old = b'{"pilotkartan_story": 1, "steps": [{"id": "flen", "notes": "Filmen"}, {"id": "karta", "notes": ""}]}'
    assert read_talk(old, atlas) == Talk(("flen", "karta"), {"flen": "Filmen"}, None, None)


@pytest.mark.parametrize(
    ("content", "key", "value"),
    [
        (b"\xff\xfe\x00", "not_text", ""),
        (b"not json", "no_story", ""),
        (b"[" * 100_000, "no_story", ""),
        (b"[]", "no_story", ""),
        (b'{"pilotkartan_story": 1}', "no_story", "steps"),
        (b'{"pilotkartan_story": 9, "steps": "all of them"}', "other_format", "9"),
        (b'{"pilotkartan_story": 1, "steps": []}', "number_of_steps", "0"),
        (b'{"pilotkartan_story": 1, "steps": [{"id": "flen"}, {"id": "kiruna"}]}', "unknown_steps", "kiruna"),
        (b'{"pilotkartan_story": 1, "steps": [{"id": 3}]}', "no_story", "steps.0.id"),
        (b'{"pilotkartan_story": 1, "steps": [{"id": "flen", "evil": 1}]}', "no_story", "steps.0.evil"),
        (changed(lang="de"), "no_story", "lang"),
        (changed(theme="pink"), "no_story", "theme"),
        (changed(notes=["flen"]), "no_story", "notes"),
        (changed(notes={"flen": 1}), "no_story", "notes.flen"),
        (changed(evil=1), "no_story", "evil"),
        (changed(steps=["flen"] * 1000), "number_of_steps", "1000"),
        (changed(notes={"kiruna": "x"}), "unknown_steps", "kiruna"),
        (changed(notes={"flen": "x" * (MAX_NOTES + 1)}), "long_notes", "flen"),
    ],
)
def test_bad_file_is_told(content: bytes, key: str, value: str, atlas: Atlas) -> None:
    """A file that is no talk is refused with the field that is wrong, never with another error or a part lost."""
    with pytest.raises(TalkError) as caught:
        read_talk(content, atlas)
    assert caught.value.fault == key
    assert value in caught.value.value

"""Find what one pilot's file still holds of another one, from which it was copied."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from pilotkartan.content.model import LANGS, PARTS
from pilotkartan.content.parsed import File, cited, each_block, each_contact
from pilotkartan.content.problems import Problem

# A reason may be a few words that are true of many; a longer one is somebody's own.
_MIN_WORDS_OF_REASON = 5
_Place = tuple[str, str, str]


def left_over_texts(pilots: Mapping[str, File]) -> Iterator[Problem]:
    """Yield the passages that another pilot's file has word for word."""
    yield from _shared("left_over_text", ((name, *found) for name, file in pilots.items() for found in _passages(file)))


def left_over_reasons(pilots: Mapping[str, File]) -> Iterator[Problem]:
    """Yield the reasons of codings that another pilot's file has word for word."""
    reasons = ((name, *found) for name, file in pilots.items() for found in _reasons(file))
    yield from _shared("left_over_text", (found for found in reasons if len(found[2].split()) >= _MIN_WORDS_OF_REASON))


def left_over_notes(pilots: Mapping[str, File]) -> Iterator[Problem]:
    """Yield what may well be shared with another pilot but seldom is: paragraphs of the source, a contact."""
    ids = {PurePosixPath(name).stem: name for name in pilots}
    for name, file in pilots.items():
        others = {ref for _, ref in cited(file) if ids.get(ref.partition(":")[0], name) != name}
        if others:
            yield Problem("paragraph_of_other", name, "source", ", ".join(sorted(others)))
    contacts = (
        (name, f"{place}.phone", contact["phone"])
        for name, file in pilots.items()
        for place, contact in each_contact(file)
        if isinstance(contact.get("phone"), str)
    )
    yield from _shared("same_contact", contacts)


def _passages(file: File) -> Iterator[tuple[str, str]]:
    for part in (*PARTS, "result"):
        for n, passage in each_block(file, part):
            yield from _in_each(passage, f"{part}[{n}]")
    yield from _in_each(file.get("summary"), "summary")


def _reasons(file: File) -> Iterator[tuple[str, str]]:
    for n, coding in each_block(file, "coding"):
        yield from _in_each(coding.get("reason"), f"coding[{n}].reason")


def _in_each(text: Any, field: str) -> Iterator[tuple[str, str]]:
    """Yield (place, text) in each language that a text is written in."""
    if isinstance(text, dict):
        yield from ((f"{field}.{lang}", text[lang]) for lang in LANGS if isinstance(text.get(lang), str))


def _shared(kind: str, places: Iterable[_Place]) -> Iterator[Problem]:
    """Yield a problem for every (file, field, text) whose text an earlier file has; empty ones are reported as such."""
    first: dict[str, tuple[str, str]] = {}
    for file, field, text in places:
        other, place = first.setdefault(text, (file, field))
        if other != file and text.strip():
            yield Problem(kind, file, field, text, (("other", f"{other} ({place})"),))

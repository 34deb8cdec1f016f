"""Find what one pilot's file still holds of another one, from which it was copied."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from pilotkartan.content.model import LANGS, PARTS
from pilotkartan.content.parsed import File, cited, each_block, text_values
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
    contacts = ((name, file.get("contact")) for name, file in pilots.items())
    phones = ((name, contact.get("phone")) for name, contact in contacts if isinstance(contact, dict))
    yield from _shared(
        "same_contact", ((name, "contact.phone", phone) for name, phone in phones if isinstance(phone, str))
    )


def _passages(file: File) -> Iterator[tuple[str, str]]:
    for lang in LANGS:
        for part in (*PARTS, "result"):
            yield from text_values(file, part, lang)
        summary = file.get("summary")
        if isinstance(summary, dict) and isinstance(summary.get(lang), str):
            yield f"summary.{lang}", summary[lang]


def _reasons(file: File) -> Iterator[tuple[str, str]]:
    for n, coding in each_block(file, "coding"):
        reason = coding.get("reason")
        if isinstance(reason, dict):
            yield from (
                (f"coding[{n}].reason.{lang}", reason[lang]) for lang in LANGS if isinstance(reason.get(lang), str)
            )


def _shared(kind: str, places: Iterable[_Place]) -> Iterator[Problem]:
    """Yield a problem for every (file, field, text) whose text an earlier file has; empty ones are reported as such."""
    first: dict[str, tuple[str, str]] = {}
    for file, field, text in places:
        other, place = first.setdefault(text, (file, field))
        if other != file and text.strip():
            yield Problem(kind, file, field, text, (("other", f"{other} ({place})"),))

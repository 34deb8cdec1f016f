"""Make a contact's vCard.

Version 3.0 (RFC 2426), since iPhone, Android and Outlook all open it; Outlook does not know 4.0. The file is in UTF-8,
but Outlook, and iOS at times, take a value to be in another charset unless CHARSET says so, which others ignore.
Outlook leaves out an address without a type.
"""

from collections.abc import Iterator

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.plaintext import one_line
from pilotkartan.content.texts import translator, verified
from pilotkartan.explore.contacts import Reachable

MEDIA_TYPE = "text/vcard"
_TEXT = ";CHARSET=UTF-8"
_MAX_LINE_BYTES = 75


def vcard(atlas: Atlas, reachable: Reachable, lang: Lang) -> bytes:
    """Return a contact as vCard: name, role, organisation, telephone, e-mail, website, and what to mind."""
    return "".join(f"{_folded(line)}\r\n" for line in _lines(atlas, reachable, lang)).encode()


def _lines(atlas: Atlas, reachable: Reachable, lang: Lang) -> Iterator[str]:
    t, person, pilot, programme = translator(atlas.words, lang), reachable.person, reachable.pilot, atlas.programme
    given, _, family = one_line(person.name).rpartition(" ")
    years = f"{programme.first_year}–{programme.last_year}"
    role = person.role.of(lang) if person.role else t("contact.role")
    yield from ("BEGIN:VCARD", "VERSION:3.0")
    yield f"N{_TEXT}:{_escaped(family)};{_escaped(given)};;;"
    yield f"FN{_TEXT}:{_escaped(person.name)}"
    yield f"ORG{_TEXT}:{_escaped(pilot.organisation.of(lang) if pilot else programme.agency.of(lang))}"
    yield f"TITLE{_TEXT}:{_escaped(f'{role}, {programme.name.of(lang)} {years}')}"
    yield f"TEL;TYPE=WORK,VOICE:{person.phone}"
    if person.any_email:
        yield f"EMAIL;TYPE=INTERNET,WORK:{person.any_email}"
    if pilot:
        yield f"URL;TYPE=WORK:https://{pilot.site}"
    note = t("contact.note", verified=verified(person.verified, t), version=atlas.version)
    yield f"NOTE{_TEXT}:{_escaped(' '.join((note, person.found.of(lang))) if person.found else note)}"
    yield "END:VCARD"


def _escaped(text: str) -> str:
    """Return a value on one line, with the signs that part values escaped."""
    return one_line(text).replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> str:
    """Return a line in pieces of at most 75 bytes, each on a line of its own and begun by a space but for the first."""
    pieces, size = [""], 0
    for character in line:
        more = len(character.encode())
        if size + more > _MAX_LINE_BYTES:
            pieces.append("")
            size = 1
        pieces[-1] += character
        size += more
    return "\r\n ".join(pieces)

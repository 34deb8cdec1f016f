"""A contact can be saved: the vCard says what the data says, as RFC 2426 writes it."""

import re
from datetime import date

import pytest

from pilotkartan.content.model import LANGS, Atlas, Contact, Lang
from pilotkartan.content.texts import phone
from pilotkartan.explore.contacts import Reachable, contact_file, contacts_of
from pilotkartan.exports.vcard import vcard

LINE_BYTES = 75
HOSTILE = 'A;B,C\\D\r\nTEL:+4611111\nEND:VCARD "Ö" <b>&amp; {{ 7*7 }} ' + "åäö€" * 40
# A value ends at a semicolon or a comma that no backslash escapes.
_PARTS = re.compile(r"(?:\\.|[^;\\])*")
in_both = pytest.mark.parametrize("lang", LANGS)


def read(card: bytes) -> dict[str, str]:
    """Read a vCard by the RFC, without the code under test: unfold, then part each line at its first colon."""
    lines = card.replace(b"\r\n ", b"").decode().split("\r\n")
    assert (lines[0], lines[-2], lines[-1]) == ("BEGIN:VCARD", "END:VCARD", "")
    fields = [line.split(":", 1) for line in lines[1:-2]]
    names = [name.split(";")[0] for name, _ in fields]
    assert len(names) == len(set(names))
    return {name: value for name, (_, value) in zip(names, fields, strict=True)}


def plain(value: str) -> str:
    """Return a value without its escapes."""
    return re.sub(r"\\(.)", r"\1", value)


def saved(atlas: Atlas, pilot: str, lang: Lang, **changes: object) -> dict[str, str]:
    """Return the contact of a pilot as read from its vCard, with changes."""
    contact = atlas.by_id[pilot].contact
    assert contact
    return read(vcard(atlas, Reachable(contact.model_copy(update=changes), atlas.by_id[pilot]), lang))


@in_both
def test_card_says_who_where_and_how_to_call(lang: Lang, atlas: Atlas) -> None:
    """Name, role, municipality, telephone and website, å, ä and ö as they are; every contact has a card."""
    people = list(contacts_of(atlas))
    assert len(people) == len(atlas.programme.contact) + len(atlas.pilots)
    for each in people:
        person, card = each.person, read(vcard(atlas, each, lang))
        family, given, *_ = card["N"].split(";")
        assert card["VERSION"] == "3.0"
        assert plain(card["FN"]) == person.name == f"{given} {family}"
        assert card["TEL"] == person.phone
        assert card.get("EMAIL") == person.any_email
        role = person.role.of(lang) if person.role else atlas.words["contact.role"].of(lang)
        assert plain(card["TITLE"]).startswith(f"{role}, {atlas.programme.name.of(lang)}")
        assert str(atlas.programme.last_year) in card["TITLE"]
        organisation = each.pilot.organisation if each.pilot else atlas.programme.agency
        assert plain(card["ORG"]) == organisation.of(lang)
        assert card.get("URL") == (f"https://{each.pilot.site}" if each.pilot else None)
        assert atlas.version in card["NOTE"]


def test_known_card(atlas: Atlas) -> None:
    """The one of Östhammar, known from reading the source."""
    card = saved(atlas, "osthammar", "sv")
    assert (card["N"], card["FN"], card["ORG"]) == ("Blomé;Torsten;;;", "Torsten Blomé", "Östhammars kommun")
    assert phone(card["TEL"], "sv") == "072-520 53 05"


@in_both
def test_card_says_when_it_was_verified(lang: Lang, atlas: Atlas) -> None:
    """Who saves a number takes along how fresh it is."""
    assert plain(saved(atlas, "flen", lang)["NOTE"]).startswith(f"{atlas.words['verified.never'].of(lang)}. ")
    card = saved(atlas, "flen", lang, verified=date(2026, 3, 3))
    assert plain(card["NOTE"]).startswith({"sv": "Kontrollerat 3 mars 2026. ", "en": "Verified 3 March 2026. "}[lang])


def test_found_email_is_said_to_be_found(atlas: Atlas) -> None:
    """An e-mail address that the source does not give is saved with where it is from."""
    person = atlas.programme.contact[0]
    assert person.found
    assert person.found.en in plain(read(vcard(atlas, Reachable(person), "en"))["NOTE"])


@in_both
def test_lines_are_short_and_no_sign_is_cut(lang: Lang, atlas: Atlas) -> None:
    """Lines hold at most 75 bytes, and each is text by itself: no sign of two bytes is parted."""
    people = [*contacts_of(atlas), Reachable(Contact(name=HOSTILE, phone="+46700000000", source=("closing:1",)))]
    for each in people:
        for line in vcard(atlas, each, lang).split(b"\r\n"):
            assert len(line) <= LINE_BYTES
            line.decode()


def test_hostile_name_stays_a_name(atlas: Atlas) -> None:
    """What parts values and lines is escaped or becomes a space: no text adds a number or ends the card."""
    card = saved(atlas, "flen", "sv", name=HOSTILE)
    assert plain(card["FN"]) == " ".join(HOSTILE.split())
    assert card["TEL"] == "+46706597707"
    assert len([part for part in _PARTS.findall(card["N"]) if part]) == 2


def test_files_have_names_of_their_own(atlas: Atlas) -> None:
    """Each contact's file is named after whom it is about, in each language, with plain letters alone."""
    names = [contact_file(atlas, each, lang) for each in contacts_of(atlas) for lang in LANGS]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z0-9-]+\.vcf", name) for name in names)
    osthammar = next(each for each in contacts_of(atlas) if each.pilot and each.pilot.id == "osthammar")
    assert [contact_file(atlas, osthammar, lang) for lang in LANGS] == [
        "pilotkartan-osthammar-kontakt-sv.vcf",
        "pilotkartan-osthammar-contact-en.vcf",
    ]

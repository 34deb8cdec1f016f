"""List the contacts, each with whom it is about, and name the files in which they can be saved. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pilotkartan.content.model import Atlas, Contact, Lang, Pilot
from pilotkartan.content.plaintext import by_name, nearest_id

_WORD: Mapping[Lang, str] = {"sv": "kontakt", "en": "contact"}


@dataclass(frozen=True)
class Reachable:
    """A contact and the pilot that it is about; None where it is the programme's own."""

    person: Contact
    pilot: Pilot | None = None


def contacts_of(atlas: Atlas) -> Iterator[Reachable]:
    """Yield the programme's contacts in their order, then those of the pilots, by name."""
    yield from (Reachable(person) for person in atlas.programme.contact)
    yield from (Reachable(pilot.contact, pilot) for pilot in by_name(atlas.pilots) if pilot.contact)


def contact_file(atlas: Atlas, reachable: Reachable, lang: Lang) -> str:
    """Return the name of the file in which a contact can be saved, such as `pilotkartan-flen-kontakt-sv.vcf`."""
    who = reachable.pilot.id if reachable.pilot else nearest_id(reachable.person.name)
    return "-".join(filter(None, (atlas.dataset.id, who, _WORD[lang], f"{lang}.vcf")))

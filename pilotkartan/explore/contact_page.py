"""Say which contacts the page of a presentation's last step has, and its address. Pure."""

from collections.abc import Sequence

from pilotkartan.content.model import Atlas, Lang, Pilot
from pilotkartan.content.settings import CONTACTS_PAGE
from pilotkartan.explore.contacts import Reachable
from pilotkartan.explore.selection import MAX_SLIDES, Selection
from pilotkartan.explore.story import from_north


def contacts_about(atlas: Atlas, pilots: Sequence[Pilot]) -> list[Reachable]:
    """Return the contacts that a presentation of some pilots ends with: theirs from the north, and the programme's."""
    own = [Reachable(pilot.contact, pilot) for pilot in from_north(pilots) if pilot.contact]
    return own + [Reachable(person) for person in atlas.programme.contact]


def contacts_address(atlas: Atlas, pilots: Sequence[Pilot], lang: Lang) -> str:
    """Return the address of the page with these contacts; of all, if it would name all pilots or very many."""
    few = len(pilots) < min(len(atlas.pilots), MAX_SLIDES)
    named = Selection(compared=tuple(pilot.id for pilot in pilots) if few else (), lang=lang)
    return named.known(atlas).address(CONTACTS_PAGE)

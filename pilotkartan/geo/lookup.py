"""Find the place in Sweden that a visitor writes, or that the address holds. Pure."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pilotkartan.content.boundaries import swedish_municipality_at
from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.plaintext import fold
from pilotkartan.content.texts import Translator
from pilotkartan.geo.coordinates import Coordinates, parse_coordinates
from pilotkartan.geo.gazetteer import Gazetteer, Place, load_gazetteer

Problem = Literal["unknown", "no_spelling", "elsewhere", "province", "outside_sweden", "swapped", "regional_grid"]


@dataclass(frozen=True)
class Answer:
    """What a text may mean: `places`, the likeliest first; or the `problem`, with what may be meant in `places`."""

    places: tuple[Place, ...]
    problem: Problem | None = None


@cache
def gazetteer() -> Gazetteer:
    """Return the one gazetteer of the process."""
    return load_gazetteer()


def look_up(text: str) -> Answer:
    """Return what a written text may mean: names of places, or coordinates."""
    if found := parse_coordinates(text):
        return _at(found)
    if municipalities := gazetteer().province(text):
        return Answer(municipalities, "province")
    if places := gazetteer().find(text):
        return Answer(places)
    if places := gazetteer().find(text, anywhere=True):
        return Answer(places, "elsewhere")
    near = gazetteer().nearest_spellings(text)
    return Answer(near, "unknown" if near else "no_spelling")


def locate(place: str) -> Answer:
    """Return the one place that the address holds: an id, coordinates, or a written name."""
    if known := gazetteer().by_id.get(place):
        return Answer((known,))
    answer = look_up(place)
    return answer if answer.problem else Answer(answer.places[:1])


def meant(text: str, answer: Answer) -> Place | None:
    """Return the one place that a text means without doubt: the only one, or the only one of that very name."""
    named = [place for place in answer.places if fold(place.name) == fold(text.strip())]
    found = named or answer.places
    return found[0] if len(found) == 1 and not answer.problem else None


def address_of(place: Place) -> str:
    """Return the text that names the place in the URL."""
    return address_of_point(place.lat, place.lon) if place.kind == "point" else place.id


def address_of_point(lat: float, lon: float) -> str:
    """Return the text that names a point in the URL: degrees, to about a metre."""
    return f"{lat:.5f},{lon:.5f}"


def where(place: Place, atlas: Atlas, t: Translator, lang: Lang) -> str:
    """Return what and where a place is, such as `place in the municipality of Hofors, Gävleborg County`."""
    kind = t(f"place.kind_{place.kind}")
    parts = [kind]
    if place.municipality and place.kind != "municipality":
        name = gazetteer().municipality(place.municipality).name
        parts = [f"{kind} {t('place.in_municipality', name=name)}"]
    if place.county and place.kind != "county":
        parts.append(atlas.codebook.by_id[place.county].label.of(lang))
    return ", ".join(parts)


def _at(found: Coordinates) -> Answer:
    if found.problem:
        return Answer((), found.problem)
    code = swedish_municipality_at(found.lat, found.lon)
    if code is None:
        return Answer((), "outside_sweden")
    name = f"{found.lat:g}, {found.lon:g}"
    return Answer((Place(f"{found.lat},{found.lon}", name, "point", code, code[:2], found.lat, found.lon),))

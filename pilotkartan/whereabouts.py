"""From what a visitor writes, or the address holds, to a place in Sweden. Pure."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pilotkartan.coordinates import Coordinates, parse_coordinates
from pilotkartan.gazetteer import Gazetteer, Place, load_gazetteer, municipality_at
from pilotkartan.model import Atlas, Lang
from pilotkartan.words import Speaker

# The schematic borders cut off some shores, with the towns on them.
_SHORE_KM = 5.0
Problem = Literal["unknown", "outside_sweden", "swapped"]


@dataclass(frozen=True)
class Answer:
    """What a text may mean: `places`, the likeliest first; or the `problem`, with the nearest spellings in `places`."""

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
    if places := gazetteer().find(text):
        return Answer(places)
    return Answer(gazetteer().nearest_spellings(text), "unknown")


def locate(place: str) -> Answer:
    """Return the one place that the address holds: an id, coordinates, or a written name."""
    if known := gazetteer().by_id.get(place):
        return Answer((known,))
    answer = look_up(place)
    return answer if answer.problem else Answer(answer.places[:1])


def address_of(place: Place) -> str:
    """Return what stands for the place in the URL."""
    return address_of_point(place.lat, place.lon) if place.kind == "point" else place.id


def address_of_point(lat: float, lon: float) -> str:
    """Return what stands for a point in the URL: degrees to about a metre."""
    return f"{lat:.5f},{lon:.5f}"


def where(place: Place, atlas: Atlas, t: Speaker, lang: Lang) -> str:
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
    code = municipality_at(found.lat, found.lon, reach_km=_SHORE_KM)
    name = f"{found.lat:g}, {found.lon:g}"
    return Answer((Place(f"{found.lat},{found.lon}", name, "point", code, code and code[:2], found.lat, found.lon),))

"""Make an atlas of any number of pilots from the real ones, to see how the app grows. The same at every call."""

from collections.abc import Iterator

from pilotkartan.content.model import Atlas, Label, Pilot, Seat, Text
from pilotkartan.geo.gazetteer import Place, load_gazetteer

_MUNICIPALITIES = 290
_STEP = 97  # shares no factor with 290: so the first few municipalities are spread over the country


def many_pilots(atlas: Atlas, count: int) -> Atlas:
    """Return an atlas of `count` pilots: the real ones, then others with their texts and codings by turns.

    The others are municipalities of Sweden, each with its name, code, county and seat; beyond 290 they are places
    midway between two seats, with made names and codes.
    """
    others = _others(atlas)
    pilots = [*atlas.pilots[:count], *(next(others) for _ in range(count - len(atlas.pilots)))]
    return atlas.model_copy(update={"pilots": tuple(sorted(pilots, key=lambda pilot: pilot.id))})


def _others(atlas: Atlas) -> Iterator[Pilot]:
    taken = {pilot.code for pilot in atlas.pilots}
    places = [place for place in load_gazetteer().by_id.values() if place.kind == "municipality"]
    spread = [places[n * _STEP % len(places)] for n in range(len(places))]
    for n, place in enumerate(place for place in spread if place.id not in taken):
        yield _made(atlas, n, place.name, place.id, place.county or "", (place.lat, place.lon))
    number = _MUNICIPALITIES
    while True:
        one, other = (spread[each % len(spread)] for each in (number, number * 7 + number // len(spread)))
        seat = _midway(one, other, number)
        number += 1
        yield _made(atlas, number, f"Ort {number}", f"{9000 + number % 1000}", one.county or "", seat)


def _midway(one: Place, other: Place, number: int) -> tuple[float, float]:
    """Return a point between two seats, which are the same for some numbers: moved by a thousandth, no two coincide."""
    return (one.lat + other.lat) / 2 + number % 1000 / 1e5, (one.lon + other.lon) / 2


def _made(atlas: Atlas, number: int, name: str, code: str, county: str, seat: tuple[float, float]) -> Pilot:
    like = atlas.pilots[number % len(atlas.pilots)]
    return like.model_copy(
        update={
            "id": f"m{code}",
            "code": code,
            "name": name,
            "organisation": Text(sv=f"{name} kommun", en=f"{name} Municipality"),
            "county": county,
            "seat": Seat(name=name, lat=seat[0], lon=seat[1]),
            "label": Label(side="right"),
        }
    )

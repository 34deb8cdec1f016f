"""The rules that the scripts have too give what those of `explore/` give."""

import random

import pytest

from pilotkartan.content.boundaries import municipality_names
from pilotkartan.content.plaintext import swedish_order
from pilotkartan.explore.embed_views import WHAT
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import COMPARED, FACETS, LANG, PARAMS, PILOT, SEARCH, SLIDES, STEP, Selection
from pilotkartan.geo.distance import by_distance
from pilotkartan.geo.gazetteer import load_gazetteer
from tests.node import answers

MAX_SELECTIONS = 1000


@pytest.mark.slow
def test_outcome_of_an_option(index: Index) -> None:
    """Whatever is chosen, an option that is clicked leaves the pilots that the app then finds."""
    pick = random.Random(3)
    codes = [(name, code.id) for name in FACETS for code in index.options(name)]
    asked, then = [], []
    for _ in range(MAX_SELECTIONS):
        facets: dict[str, tuple[str, ...]] = {}
        for name, code in pick.sample(codes, pick.randint(0, 3)):
            facets[name] = (*facets.get(name, ()), code)
        name, code = pick.choice(codes)
        (mask,) = (
            mask for key, mask in index.outcomes(Selection(facets=facets), [name], "sv").items() if key[1] == code
        )
        asked.append("".join("1" if matching else "0" for matching in mask.tolist()))
        chosen = tuple(sorted(set(facets.pop(name, ())) ^ {code}))
        then.append(index.view(Selection(facets=facets | ({name: chosen} if chosen else {})), "sv").ids)
    ids = [pilot.id for pilot in index.atlas.pilots]
    left = answers("selection.js", "given.asked.map((a) => rules.leftBy(given.ids, a))", {"ids": ids, "asked": asked})
    assert list(map(set, left)) == list(map(set, then))
    assert len({len(ids) for ids in left}) > 3


def test_distances(index: Index) -> None:
    """From every municipality the scripts find each pilot as far away as the app does, to fifty metres."""
    places = [place for place in load_gazetteer().places if place.kind == "municipality"]
    ways = [(place, near) for place in places for near in by_distance(index.atlas.pilots, place.lat, place.lon)]
    points = [
        [{"lat": place.lat, "lon": place.lon}, {"lat": near.pilot.seat.lat, "lon": near.pilot.seat.lon}]
        for place, near in ways
    ]
    found = answers("distance.js", "given.map(([from, to]) => rules.distanceKm(from, to))", points)
    assert found == pytest.approx([near.distance_km for _, near in ways], abs=0.05)


def test_order_of_names() -> None:
    """The names of all of Sweden's municipalities come in the same order."""
    names = list(municipality_names().values())
    random.Random(2).shuffle(names)
    ordered = answers("selection.js", "rules.sortedByName(given.map((name) => ({ name }))).map((n) => n.name)", names)
    assert ordered == sorted(names, key=swedish_order)


def test_names_of_parameters() -> None:
    """The scripts write and read the parameters that the app reads."""
    names = {"language": LANG, "pilot": PILOT, "compared": COMPARED, "place": "plats", "search": SEARCH, "step": STEP}
    names |= {"theme": FACETS["theme"], "every": "alla", "sort": "sortering"}
    names |= {"questions": "fraga", "ownType": "egentyp", "row": "radval", "column": "kolumnval"}
    names |= {"story": "berattelse", "slides": SLIDES}
    assert set(names.values()) <= PARAMS.keys()
    assert answers("address.js", "rules.PARAMS") == {**names, "what": WHAT}

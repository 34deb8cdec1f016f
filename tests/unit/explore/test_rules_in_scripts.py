"""The rules that the scripts have too give what those of `explore/` give."""

import random

import pytest

from pilotkartan.content.boundaries import municipality_names
from pilotkartan.content.model import LANGS
from pilotkartan.content.plaintext import swedish_order
from pilotkartan.content.texts import translator
from pilotkartan.explore.embed_views import WHAT
from pilotkartan.explore.evidence import first_grid
from pilotkartan.explore.evidence_text import breakdown, counted_several_times, standouts
from pilotkartan.explore.evidence_view import grid_for
from pilotkartan.explore.index import Index
from pilotkartan.explore.script_grid import grid_words, script_grid
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


def test_grid_of_results(index: Index) -> None:
    """Whatever filters are chosen, the scripts say of the grid and each of its cells what the app says."""
    atlas, pick, whole = index.atlas, random.Random(5), first_grid(index.atlas, index.by_name)
    codes = [(name, code.id) for name in FACETS for code in index.options(name)]
    selections = [Selection(), Selection(search="ingenting alls"), Selection(search="enkät")]
    selections += [Selection(facets={name: (code,)}) for name, code in codes]
    selections += [Selection(facets={name: (code,) for name, code in pick.sample(codes, 2)}) for _ in range(50)]
    places = [(row.id, column.id) for row in whole.rows for column in whole.columns]
    totals = [*((row.id, None) for row in whole.rows), *((None, column.id) for column in whole.columns), (None, None)]
    for lang in LANGS:
        t, wanted = translator(atlas.words, lang), []
        for selection in selections:
            grid = grid_for(index, selection, lang)
            cells = [*grid.cells.values(), *grid.row_totals.values(), *grid.column_totals.values(), grid.total]
            texts = [breakdown(atlas, cell, t, lang) for cell in cells]
            wanted.append([list(standouts(atlas, grid, t, lang)), counted_several_times(grid, t), texts])
        given = {
            "grid": script_grid(atlas, whole),
            "words": grid_words(atlas, whole, t, lang),
            "shown": [index.view(selection, lang).ids for selection in selections],
            "places": [*places, *totals],
        }
        said = """given.shown
            .map((ids) => rules.gridWords(given.grid, given.words, ids))
            .map(({ grid, standouts, several, breakdown }) =>
                [standouts(), several(), given.places.map((place) => breakdown(grid(...place)))])"""
        assert answers("grid_words.js", said, given) == wanted


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

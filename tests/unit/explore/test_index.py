"""A selection leaves the right pilots, counts beside the options, way back, order and neighbours."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, permutations
from math import asin, cos, radians, sin, sqrt

import pytest

from pilotkartan.content.model import Atlas, Pilot, Seat
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import FACETS, Selection

EARTH_RADIUS_KM = 6371.0088

SELECTIONS = {
    "nothing": Selection(),
    "one theme": Selection(facets={"theme": ("planering",)}),
    "two themes": Selection(facets={"theme": ("dialog", "forvaltning")}),
    "both of two themes": Selection(facets={"theme": ("dialog", "forvaltning")}, all_themes=True),
    "three facets": Selection(
        facets={"theme": ("dialog", "samverkan"), "method": ("dialogmote",), "result_status": ("ongoing", "planned")}
    ),
    "facet and search": Selection(facets={"target_group": ("foretag",)}, search="dialog"),
    "nobody": Selection(facets={"county": ("25",), "skr_group": ("A2",)}),
}
# Each needs at least one filter removed; the last needs two.
EMPTY_SELECTIONS = {
    "county and group": Selection(facets={"county": ("25",), "skr_group": ("A2",)}),
    "theme and county": Selection(facets={"theme": ("planering",), "county": ("25",)}),
    "all themes": Selection(facets={"theme": ("boende", "besok"), "method": ("processmodell",)}, all_themes=True),
    "search": Selection(facets={"theme": ("dialog",)}, search="fastighetsseminarium"),
    "search for what is nowhere": Selection(facets={"theme": ("planering",)}, search="xyzzy"),
    "marks only": Selection(search="..."),
    "no single one": Selection(facets={"theme": ("boende",), "county": ("08",), "skr_group": ("A2",)}),
}


def codes_of(pilot: Pilot, dimension: str) -> set[str]:
    """A pilot's codes read from its own fields, not through the code under test."""
    by_dimension = {
        "result_type": {result.type for result in pilot.result},
        "result_status": {result.status for result in pilot.result},
        "county": {pilot.county},
        "skr_group": {pilot.skr_group},
    }
    return by_dimension.get(dimension, {coding.code for coding in pilot.coding})


def haversine_km(one: Seat, other: Seat) -> float:
    """The distance on a sphere; the Earth's flattening makes it differ by less than 0.5 %."""
    lat, other_lat = radians(one.lat), radians(other.lat)
    half = sin((other_lat - lat) / 2) ** 2
    half += cos(lat) * cos(other_lat) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))


def three_nearest(pilot: Pilot, atlas: Atlas) -> list[str]:
    """The ids of the three other pilots whose seats are nearest on the sphere."""
    others = [other for other in atlas.pilots if other.id != pilot.id]
    return [other.id for other in sorted(others, key=lambda other: haversine_km(pilot.seat, other.seat))[:3]]


@pytest.mark.parametrize("name", SELECTIONS)
def test_outcome_of_every_option(index: Index, name: str) -> None:
    """What is told of an option beforehand is what its tick brings, or the tick taken away."""
    selection = SELECTIONS[name]
    outcomes = index.outcomes(selection, FACETS, "sv")
    assert list(outcomes) == [(dimension, code.id) for dimension in FACETS for code in index.options(dimension)]
    for (dimension, code), mask in outcomes.items():
        toggled = set(selection.chosen(dimension)) ^ {code}
        wanted = [each.id for each in index.options(dimension) if each.id in toggled]
        left = index.view(selection.with_facet(dimension, wanted), "sv").ids
        told = [pilot.id for pilot, matching in zip(index.atlas.pilots, mask, strict=True) if matching]
        assert sorted(told) == sorted(left), (dimension, code)


def counts_alone(index: Index, selection: Selection, dimension: str) -> Iterator[tuple[str, int]]:
    """Choose each option of a facet in turn and count what is left."""
    add = dimension == "theme" and selection.all_themes
    for code in index.options(dimension):
        chosen = {code.id, *selection.chosen(dimension)} if add else {code.id}
        yield code.id, len(index.view(selection.with_facet(dimension, sorted(chosen)), "sv").pilots)


@pytest.mark.parametrize("dimension", FACETS)
def test_codes_of_one_facet_are_alternatives(dimension: str, index: Index) -> None:
    """Within a facet any of the chosen codes is enough."""
    wrong = []
    for one, other in combinations([code.id for code in index.options(dimension)], 2):
        shown = set(index.view(Selection(facets={dimension: (one, other)}), "sv").ids)
        if shown != {pilot.id for pilot in index.atlas.pilots if codes_of(pilot, dimension) & {one, other}}:
            wrong.append((one, other))
    assert wrong == []


@pytest.mark.parametrize(("dimension", "other"), list(combinations(FACETS, 2)))
def test_facets_must_all_be_met(dimension: str, other: str, index: Index) -> None:
    """Between facets every one must be met; those of results by one and the same result."""
    code, other_code = index.options(dimension)[-1].id, index.options(other)[-1].id
    shown = set(index.view(Selection(facets={dimension: (code,), other: (other_code,)}), "sv").ids)
    expected = {p.id for p in index.atlas.pilots if code in codes_of(p, dimension) and other_code in codes_of(p, other)}
    if {dimension, other} == {"result_type", "result_status"}:
        both = (code, other_code)
        expected = {p.id for p in index.atlas.pilots if both in {(result.type, result.status) for result in p.result}}
    assert shown == expected


def test_all_themes_asks_for_every_theme(index: Index) -> None:
    """With “all themes” a pilot needs each of the themes chosen; without it, one is enough."""
    themes = ("dialog", "planering")
    every = set(index.view(Selection(facets={"theme": themes}, all_themes=True), "sv").ids)
    some = set(index.view(Selection(facets={"theme": themes}), "sv").ids)
    assert every == {pilot.id for pilot in index.atlas.pilots if set(themes) <= codes_of(pilot, "theme")} != set()
    assert every < some


def test_all_themes_leaves_other_facets_alone(index: Index) -> None:
    """“All themes” changes nothing in a facet that is not the themes."""
    facets = {"method": ("enkat", "konferens")}
    assert index.view(Selection(facets=facets, all_themes=True), "sv") == index.view(Selection(facets=facets), "sv")


@pytest.mark.parametrize("name", SELECTIONS)
def test_count_is_what_the_option_leaves(name: str, index: Index) -> None:
    """The number beside an option is the number of pilots shown once it is the facet's only choice.

    Where all themes are required, it is the number shown once the theme is added to the others.
    """
    selection = SELECTIONS[name]
    counts = index.view(selection, "sv").counts
    wrong = [
        (dimension, code, counts[dimension][code], left)
        for dimension in FACETS
        for code, left in counts_alone(index, selection, dimension)
        if counts[dimension][code] != left
    ]
    assert wrong == []


@pytest.mark.parametrize("dimension", FACETS)
def test_options_are_the_codes_in_use(dimension: str, index: Index) -> None:
    """A facet offers the codes that some pilot has, in the codebook's order, and no other."""
    used = {code for pilot in index.atlas.pilots for code in codes_of(pilot, dimension)}
    assert [code.id for code in index.options(dimension)] == [
        code.id for code in index.atlas.codebook.codes(dimension) if code.id in used
    ]


@pytest.mark.parametrize("name", EMPTY_SELECTIONS)
def test_way_back_brings_most_pilots_back(name: str, index: Index) -> None:
    """Where nothing is left, the filter offered for removal is the one that brings most back, with its true count."""
    selection = EMPTY_SELECTIONS[name]
    assert index.view(selection, "sv").ids == ()
    filters: list[str | None] = [*selection.facets, *([None] if selection.search else [])]
    left = {key: len(index.view(selection.without_facet(key), "sv").pilots) for key in filters}
    offered = index.loosening(selection, "sv")
    if offered is None:
        assert max(left.values()) == 0
    elif offered.any_theme:
        assert offered.selection == replace(selection, all_themes=False)
        assert len(index.view(offered.selection, "sv").pilots) == offered.count > 0
    else:
        assert left[offered.dimension] == offered.count == max(left.values()) > 0


def test_no_way_back_where_one_removal_is_not_enough(index: Index) -> None:
    """Where two filters must go, no single one is offered as the remedy."""
    assert index.loosening(EMPTY_SELECTIONS["no single one"], "sv") is None


def test_names_sort_by_swedish_collation(index: Index) -> None:
    """By name: Ä within the alphabet's end, Östhammar before Överkalix, both last."""
    expected = ["Flen", "Gotland", "Haninge", "Härjedalen", "Kramfors", "Munkedal", "Surahammar", "Vimmerby"]
    expected += ["Östhammar", "Överkalix"]
    assert [pilot.name for pilot in index.view(Selection(sort="namn"), "sv").pilots] == expected
    assert [pilot.name for pilot in index.by_name] == expected


def test_north_comes_first(index: Index) -> None:
    """From north to south: the seats' latitudes fall all the way."""
    latitudes = [pilot.seat.lat for pilot in index.view(Selection(sort="nord"), "sv").pilots]
    assert latitudes == sorted((pilot.seat.lat for pilot in index.atlas.pilots), reverse=True)


def test_themes_sort_as_in_the_codebook(index: Index) -> None:
    """By theme: main themes in the codebook's order, pilots of one theme by name."""
    shown = [(index.atlas.main_theme(p).id, p.name) for p in index.view(Selection(sort="tema"), "sv").pilots]
    assert shown == [
        ("boende", "Östhammar"),
        ("besok", "Flen"),
        ("foretagsklimat", "Munkedal"),
        ("foretagsklimat", "Surahammar"),
        ("stadskarna", "Haninge"),
        ("planering", "Härjedalen"),
        ("dialog", "Överkalix"),
        ("samverkan", "Gotland"),
        ("samverkan", "Vimmerby"),
        ("platsidentitet", "Kramfors"),
    ]


@pytest.mark.parametrize("sort", ["namn", "tema", "nord"])
def test_order_loses_nobody(sort: str, index: Index) -> None:
    """Another order shows the same pilots."""
    selection = Selection.from_params({"sortering": [sort], "tema": ["dialog"]}, index.atlas)
    assert sorted(index.view(selection, "sv").ids) == ["flen", "harjedalen", "overkalix", "vimmerby"]


def test_distances_are_those_on_the_globe(atlas: Atlas, index: Index) -> None:
    """Every distance lies within 0.5 % of the haversine formula, and is the same both ways."""
    km = index.distances_km(tuple(atlas.by_id)).to_dict()
    wrong = [
        (one.id, other.id, km[one.id][other.id])
        for one, other in permutations(atlas.pilots, 2)
        if km[one.id][other.id] != pytest.approx(haversine_km(one.seat, other.seat), rel=0.005)
    ]
    assert wrong == []
    assert [pair for pair in permutations(km, 2) if km[pair[0]][pair[1]] != km[pair[1]][pair[0]]] == []


def test_nearest_are_nearest(atlas: Atlas, index: Index) -> None:
    """The three pilots named as nearest are the three that are, in that order, and never the pilot itself."""
    named = {pilot.id: [other.id for other, _ in index.nearest(pilot.id)] for pilot in atlas.pilots}
    assert named == {pilot.id: three_nearest(pilot, atlas) for pilot in atlas.pilots}


def test_flen_and_surahammar_are_neighbours(index: Index) -> None:
    """A known pair comes out as on a map: Surahammar lies about 75 km from Flen."""
    nearest, km = index.nearest("flen", 1)[0]
    assert (nearest.name, round(km)) == ("Surahammar", 75)

"""Distances and directions from a place to the pilots are right."""

import pytest
from geopy.distance import geodesic

from bench.many_pilots import many_pilots
from pilotkartan.content.model import Atlas
from pilotkartan.geo.distance import by_distance, nearest, ranked, type_of

UMEA = (63.8258, 20.2630)
MALMO = (55.6050, 13.0038)


@pytest.mark.parametrize("point", [UMEA, MALMO])
def test_distances_are_geodesic_and_rise(atlas: Atlas, point: tuple[float, float]) -> None:
    """Every pilot stands once, the nearest first, with its geodesic distance."""
    near = by_distance(atlas.pilots, *point)
    assert {item.pilot.id for item in near} == set(atlas.by_id)
    distances = [item.distance_km for item in near]
    assert distances == sorted(distances)
    for item in near:
        expected = geodesic(point, (item.pilot.seat.lat, item.pilot.seat.lon)).km
        assert item.distance_km == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("count", [10, 290, 400])
def test_nearest_are_the_first_by_distance(atlas: Atlas, count: int) -> None:
    """Those found nearest by measuring a few are the same as by measuring all, with the same distances."""
    pilots = many_pilots(atlas, count).pilots
    for lat, lon in [UMEA, MALMO, *((pilot.seat.lat, pilot.seat.lon) for pilot in pilots[::37])]:
        assert nearest(pilots, lat, lon, 3) == by_distance(pilots, lat, lon)[:3]


@pytest.mark.parametrize(
    ("lat", "lon", "direction"),
    [
        (57.0, 16.5878, "north"),
        (58.5, 15.6, "northeast"),
        (59.0583, 15.0, "east"),
        (59.6, 15.6, "southeast"),
        (61.0, 16.5878, "south"),
        (59.6, 17.6, "southwest"),
        (59.0583, 18.5, "west"),
        (58.5, 17.6, "northwest"),
    ],
)
def test_direction_is_from_the_place_to_the_pilot(atlas: Atlas, lat: float, lon: float, direction: str) -> None:
    """The direction is the way to go from the visitor's place, in eight words."""
    (near,) = by_distance([atlas.by_id["flen"]], lat, lon)
    assert near.direction == direction


def test_most_shared_questions_come_first(atlas: Atlas) -> None:
    """A pilot that shares more of the questions stands before one that shares fewer, however far away."""
    fits = ranked(atlas, ("dialog", "samverkan", "platsidentitet"), None, MALMO)
    assert fits[0].pilot.id == "overkalix"
    assert set(fits[0].themes) == {"dialog", "samverkan", "platsidentitet"}
    shared = [len(fit.themes) for fit in fits]
    assert shared == sorted(shared, reverse=True)


def test_same_type_comes_before_distance(atlas: Atlas) -> None:
    """Among pilots that share as many questions, those of the visitor's own type stand first, then the nearer."""
    fits = ranked(atlas, (), "C8", UMEA)
    same = [fit.pilot.skr_group == "C8" for fit in fits]
    assert same == [True] * 3 + [False] * 7
    for group in (fits[:3], fits[3:]):
        distances = [fit.near.distance_km for fit in group if fit.near]
        assert distances == sorted(distances)


def test_by_name_where_there_is_no_place(atlas: Atlas) -> None:
    """Without a place equals stand by name, Å Ä Ö last, the same on each run."""
    fits = ranked(atlas, (), None, None)
    assert [fit.pilot.name for fit in fits][-2:] == ["Östhammar", "Överkalix"]
    assert fits == ranked(atlas, (), None, None)
    assert all(fit.near is None for fit in fits)


def test_type_and_own_pilot_follow_from_the_municipality(atlas: Atlas) -> None:
    """In a pilot municipality the type is known and that pilot is one's own; elsewhere neither."""
    for pilot in atlas.pilots:
        assert [fit.pilot for fit in ranked(atlas, (), None, None, pilot.code) if fit.own] == [pilot]
        assert type_of(atlas, pilot.code) == pilot.skr_group
    for code in ("2480", None):
        assert type_of(atlas, code) is None
        assert not any(fit.own for fit in ranked(atlas, (), None, UMEA, code))

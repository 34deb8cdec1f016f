"""Likeness is counted as the page says it is, and what is alike is put together."""

from itertools import combinations, permutations

import pytest

from pilotkartan.content.model import Atlas, Pilot
from pilotkartan.explore.index import Index
from pilotkartan.explore.likeness import alike, sensitivity
from pilotkartan.explore.likeness_order import ordered
from pilotkartan.explore.similarity import MAIN_THEME_WEIGHT, shared_codes
from pilotkartan.exports.tables import records, tables
from tests.factories import made_atlas

# The first code is the main theme.
SMALL = {
    "a": ("boende", "planering", "enkat"),
    "b": ("boende", "dialog"),
    "c": ("dialog", "boende"),
    "d": (),
}
# Worked out by hand: shared by either; with the main theme counted twice.
PAIRS = [
    ("a", "b", 1 / 4, 2 / 5),  # boende | boende planering enkat dialog
    ("a", "c", 1 / 4, 1 / 6),  # 1 of boende | 2 boende, planering, enkat, 2 dialog
    ("b", "c", 1, 1 / 2),  # 1 boende, 1 dialog | 2 boende, 2 dialog
    ("a", "d", 0, 0),
]


@pytest.fixture
def small(atlas: Atlas) -> Index:
    """The index of the small atlas."""
    return Index(made_atlas(atlas, SMALL))


def codes(pilot: Pilot) -> set[str]:
    """The codes of a pilot, read from its codings."""
    return {coding.code for coding in pilot.coding}


@pytest.mark.parametrize(("one", "other", "plain", "weighted"), PAIRS)
def test_jaccard_by_hand(one: str, other: str, plain: float, weighted: float, small: Index) -> None:
    """The similarity is the shared codes by all codes of the two; the main theme counts twice where it is weighted."""
    assert small.similarities[1].loc[one, other] == pytest.approx(plain)
    assert small.similarities[MAIN_THEME_WEIGHT].loc[one, other] == pytest.approx(weighted)


def test_real_pilots_by_their_codings_alone(index: Index) -> None:
    """Themes, methods and target groups count, and neither results, county nor type of municipality."""
    for one, other in combinations(index.atlas.pilots, 2):
        expected = len(codes(one) & codes(other)) / len(codes(one) | codes(other))
        assert index.similarities[1].loc[one.id, other.id] == pytest.approx(expected)


@pytest.mark.parametrize("weight", [1, MAIN_THEME_WEIGHT])
def test_likeness_goes_both_ways(weight: int, index: Index, small: Index) -> None:
    """One is as like another as the other is like the one, and each is wholly like itself, also without codes."""
    for table in (index.similarities[weight], small.similarities[weight]):
        assert (table == table.T).all(axis=None)
        assert [table.loc[pilot, pilot] for pilot in table.index] == [1] * len(table)
        assert table.min(axis=None) >= 0
        assert table.max(axis=None) <= 1


def test_ranking_with_equals(small: Index) -> None:
    """The most similar come first, equals share a rank and stand by name, and the next rank is skipped."""
    for_a = alike(small, small.atlas.by_id["a"])
    assert [(other.pilot.id, other.rank, other.weighted_rank) for other in for_a] == [
        ("b", 1, 1),
        ("c", 1, 2),
        ("d", 3, 3),
    ]
    assert [[code.id for code in other.shared] for other in for_a] == [["boende"], ["boende"], []]


def test_every_other_pilot_is_ranked_once(index: Index) -> None:
    """No pilot is left out of a ranking or ranked beside itself, and a better similarity never ranks lower."""
    for pilot in index.atlas.pilots:
        others = alike(index, pilot)
        assert {other.pilot.id for other in others} == set(index.atlas.by_id) - {pilot.id}
        assert [other.similarity for other in others] == sorted((o.similarity for o in others), reverse=True)
        for other in others:
            assert {code.id for code in other.shared} == codes(pilot) & codes(other.pilot)


def test_shared_codes_in_the_order_of_the_codebook(index: Index) -> None:
    """What two share is told in the codebook's order, whichever of them is asked."""
    order = [code.id for code in index.atlas.codebook.code]
    for one, other in permutations(index.atlas.pilots, 2):
        shared = [code.id for code in shared_codes(index.atlas, one, other)]
        assert shared == sorted(shared, key=order.index) == [code.id for code in shared_codes(index.atlas, other, one)]


def test_sensitivity_by_hand(small: Index) -> None:
    """Only the ranks that the main theme's weight changes are counted as changed."""
    # Of the rankings for a, b, c and d only c's place for a moves (from 1 to 2), and with it who shares a's first rank.
    found = sensitivity(small)
    assert (found.ranks, found.same_ranks, found.pilots, found.same_nearest) == (12, 11, 4, 3)


def test_sensitivity_of_the_real_rankings(index: Index) -> None:
    """What the page says of all rankings is what the rankings say."""
    rankings = {pilot.id: alike(index, pilot) for pilot in index.atlas.pilots}
    found = sensitivity(index)
    assert found.ranks == len(rankings) * (len(rankings) - 1)
    assert found.same_ranks == sum(o.rank == o.weighted_rank for others in rankings.values() for o in others)
    firsts = [
        ({o.pilot.id for o in others if o.rank == 1}, {o.pilot.id for o in others if o.weighted_rank == 1})
        for others in rankings.values()
    ]
    assert found.same_nearest == sum(plain == weighted for plain, weighted in firsts)


def test_alike_stand_together() -> None:
    """Two groups that come mixed are parted, and what is between them stands between them."""
    sets = {"x1": "abc", "y1": "efg", "x2": "abcd", "middle": "cde", "y2": "defg", "x3": "ab"}
    order = ordered(sets)
    assert sorted(order) == sorted(sets)
    assert "".join(name[0] for name in order) in ("xxxmyy", "yymxxx")


def test_order_is_that_of_scipy() -> None:
    """The order is the one that SciPy gave before it was left out, also of sets equally far apart."""
    given = "a:vwxyz b:y c:rt d:w e:ruvx f:rsuwz g:stx h:t i:rstwy j:tu k:vw l:uz"
    assert "".join(ordered(dict(one.split(":") for one in given.split()))) == "belfiakdjhcg"


def test_order_is_the_same_every_time(index: Index) -> None:
    """Ties never make the rows jump: the same sets in the same order give the same order."""
    sets = {pilot.id: codes(pilot) for pilot in index.by_name}
    assert len({ordered(sets) for _ in range(5)}) == 1
    assert sorted(ordered(sets)) == sorted(sets)


@pytest.mark.parametrize("sets", [
    {},
    {"a": "x"},
    {"b": "x", "a": "y"},
    {"c": "", "b": "", "a": ""},
    {"c": "x", "a": "y", "b": "z"},
    {"c": "x", "a": "x", "b": "x"},
])  # fmt: skip
def test_order_stays_where_nothing_tells_them_apart(sets: dict[str, str]) -> None:
    """Nothing, one, two, sets without members and sets all equally far apart stay as they are given."""
    assert ordered(sets) == tuple(sets)


def test_sets_without_members_stand_together() -> None:
    """Pilots without any code are put beside each other, not strewn among the others."""
    order = ordered({"empty1": "", "a": "xy", "empty2": "", "b": "xyz"})
    assert abs(order.index("empty1") - order.index("empty2")) == 1


def test_table_holds_every_pair(index: Index) -> None:
    """The table has each ordered pair once, by name, with both similarities and the ids of the shared codes."""
    rows = records(tables(index)["similarities"])
    pilots = index.atlas.by_id
    assert [(row["from"], row["to"]) for row in rows] == list(permutations((pilot.id for pilot in index.by_name), 2))
    for row in rows:
        one, other = row["from"], row["to"]
        shared = codes(pilots[one]) & codes(pilots[other])
        assert set((row["shared_codes"] or "").split()) == shared
        assert row["similarity"] == pytest.approx(index.similarities[1].loc[one, other], abs=5e-5)
        weighted = index.similarities[MAIN_THEME_WEIGHT].loc[one, other]
        assert row["similarity_main_weighted"] == pytest.approx(weighted, abs=5e-5)


def test_weight_is_as_the_column_says() -> None:
    """The column's meaning says that the main theme counts twice."""
    assert MAIN_THEME_WEIGHT == 2

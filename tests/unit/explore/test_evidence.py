"""The grid of results holds every result where it belongs, each once in a total, and says why a cell is empty."""

from collections.abc import Sequence
from itertools import permutations
from random import Random

import pytest

from pilotkartan.content.model import LANGS, Atlas, Lang, Pilot, Result
from pilotkartan.content.texts import translator
from pilotkartan.explore.evidence import EMPTY, Category, Cell, Grid, evidence_grid
from pilotkartan.explore.evidence_text import breakdown, category_label, counted_several_times, standouts
from pilotkartan.explore.grid_dimensions import GRID_DIMENSIONS, PILOT_DIMENSION, UNCODED
from pilotkartan.explore.tally import tally
from tests.factories import made_atlas, with_pilots

PAIRS = list(permutations(GRID_DIMENSIONS, 2))


def coded(atlas: Atlas, pilot: Pilot, dimension: str) -> set[str]:
    """The codes of a pilot, by the plainest way; those of results are no codes of its own."""
    if dimension == PILOT_DIMENSION:
        return {pilot.id}
    if dimension in ("county", "skr_group"):
        return {getattr(pilot, dimension)}
    codes = {each.code for each in pilot.coding if atlas.codebook.by_id[each.code].dimension == dimension}
    return codes or {UNCODED}


def codes_of_result(atlas: Atlas, pilot: Pilot, result: Result, dimension: str) -> set[str]:
    """The rows or columns in which a result belongs, by the plainest way."""
    own = {"theme": set(result.themes), "result_type": {result.type}, "result_status": {result.status}}
    return own.get(dimension) or coded(atlas, pilot, dimension)


def keys(cell: Cell) -> list[tuple[str, int]]:
    """Pilot and number of each result in a cell."""
    return [(one.pilot.id, one.number) for one in cell.found]


def check(atlas: Atlas, pilots: Sequence[Pilot], grid: Grid) -> None:
    """Hold a grid against brute force."""
    every = [(pilot, n, result) for pilot in pilots for n, result in enumerate(pilot.result, 1)]
    pair = (grid.row_dimension, grid.column_dimension)

    def expected(wanted: Sequence[str | None]) -> set[tuple[str, int]]:
        return {
            (pilot.id, n)
            for pilot, n, result in every
            if all(
                code is None or code in codes_of_result(atlas, pilot, result, name)
                for name, code in zip(pair, wanted, strict=True)
            )
        }

    def why(wanted: Sequence[str | None]) -> str:
        asked = [(name, code) for name, code in zip(pair, wanted, strict=True)
                 if code is not None and not name.startswith("result_")]  # fmt: skip
        if not asked:
            return "unreported"
        return "coded" if any(all(c in coded(atlas, p, n) for n, c in asked) for p in pilots) else "absent"

    places: dict[tuple[str | None, str | None], Cell] = {
        **grid.cells,
        **{(row, None): cell for row, cell in grid.row_totals.items()},
        **{(None, column): cell for column, cell in grid.column_totals.items()},
        (None, None): grid.total,
    }
    for wanted, cell in places.items():
        assert set(keys(cell)) == expected(wanted)
        assert len(keys(cell)) == len(set(keys(cell)))
        assert cell.empty == (None if cell.found else why(wanted))
    in_cells = {key for cell in grid.cells.values() for key in keys(cell)}
    assert in_cells == set(keys(grid.total)), "a result is in no row or in no column"
    counts = tally(atlas, pilots).counts
    assert {status: grid.total.counts[status] for status in counts} == counts
    assert grid.placings == sum(len(cell.found) for cell in grid.cells.values()) >= len(grid.total.found)


@pytest.mark.slow
def test_every_pair_of_dimensions_equals_the_brute_force(atlas: Atlas) -> None:
    """Each grid of the real data has every result in its cells, totals of distinct results, and reasons for gaps."""
    for row, column in PAIRS:
        check(atlas, atlas.pilots, evidence_grid(atlas, atlas.pilots, row, column))


@pytest.mark.slow
def test_random_pilots_equal_the_brute_force(atlas: Atlas) -> None:
    """The same holds for some of the pilots, for results with other themes, and for pilots without codes or results."""
    random = Random(18)
    themes = [code.id for code in atlas.codebook.codes("theme")]
    for _ in range(40):
        pilots = []
        for pilot in random.sample(atlas.pilots, random.randint(0, len(atlas.pilots))):
            coding = tuple(each for each in pilot.coding if each.main or random.random() < 0.6)
            results = tuple(
                each.model_copy(update={"themes": tuple(random.sample(themes, random.randint(1, 3)))})
                for each in pilot.result
                if random.random() < 0.7
            )
            pilots.append(pilot.model_copy(update={"coding": coding, "result": results}))
        made = with_pilots(atlas, tuple(pilots))
        for row, column in random.sample(PAIRS, 5):
            check(made, pilots, evidence_grid(made, pilots, row, column))


def test_result_of_two_themes_is_in_both_rows_and_once_in_the_total(atlas: Atlas) -> None:
    """One result of two themes is counted in both rows, once in the column and once in all; the page says so."""
    pilot = atlas.by_id["flen"]
    one = pilot.model_copy(update={"result": pilot.result[:1]})
    grid = evidence_grid(with_pilots(atlas, (one,)), (one,), "theme", "result_type")
    assert len(one.result[0].themes) == 2
    assert [len(grid.row_totals[theme].found) for theme in one.result[0].themes] == [1, 1]
    assert (len(grid.column_totals[one.result[0].type].found), len(grid.total.found), grid.placings) == (1, 1, 2)
    for lang, words in (("sv", ("1 resultat", "2")), ("en", ("1 result", "2"))):
        said = counted_several_times(grid, translator(atlas.words, lang))
        assert all(word in said for word in words)


def test_empty_cells_are_told_apart(atlas: Atlas) -> None:
    """A theme that a pilot has without a result differs from one that none has, and from a status without a result."""
    made = made_atlas(atlas, {"flen": ("besok", "dialog")})
    (pilot,) = made.pilots
    pilot = pilot.model_copy(update={"result": (pilot.result[0].model_copy(update={"themes": ("besok",)}),)})
    grid = evidence_grid(made, (pilot,), "theme", "result_type")
    found = {theme: grid.cells[theme, "plan"].empty for theme in ("besok", "dialog", "boende")}
    assert found == {"besok": None, "dialog": "coded", "boende": "absent"}
    assert grid.cells["besok", "beslut"].empty == "coded"
    assert evidence_grid(made, (pilot,), "result_status", "result_type").cells["planned", "plan"].empty == "unreported"
    uncoded = evidence_grid(made, (pilot,), "method", "result_type")
    assert uncoded.rows[-1] == Category(UNCODED, None)
    assert len(uncoded.cells[UNCODED, "plan"].found) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_words_for_one_and_many(lang: Lang, atlas: Atlas) -> None:
    """Every sentence is whole whatever the counts, and each kind of empty cell has words of its own."""
    t = translator(atlas.words, lang)
    for pilots in ((), atlas.pilots[:1], atlas.pilots):
        for row, column in PAIRS:
            grid = evidence_grid(atlas, pilots, row, column)
            for said in standouts(atlas, grid, t, lang):
                assert said[0].isupper()
                assert said.endswith(".")
                assert not any(slip in said for slip in ("  ", "()", ": .", " 1 results", "{"))
    assert len({t(f"evidence.why_{kind}") for kind in EMPTY}) == len(EMPTY)


def test_sentences_say_what_is_most_and_what_is_not(atlas: Atlas) -> None:
    """The cell with most results is named with its counts, and so are rows without results or without a done one."""
    t = translator(atlas.words, "en")
    grid = evidence_grid(atlas, atlas.pilots, "theme", "result_type")
    most = max(grid.cells, key=lambda place: len(grid.cells[place].found))
    names = [category_label(each, t, "en") for each in (*grid.rows, *grid.columns) if each.id in most]
    first = standouts(atlas, grid, t, "en")[0]
    assert all(name in first for name in names)
    assert breakdown(atlas, grid.cells[most], t, "en") in first
    (planned,) = [result for result in atlas.by_id["haninge"].result if result.type == "beslut"]
    pilot = atlas.by_id["haninge"].model_copy(update={"result": (planned,)})
    said = standouts(atlas, evidence_grid(with_pilots(atlas, (pilot,)), (pilot,), "theme", "result_status"), t, "en")
    assert "Only ongoing or planned, nothing done: Spatial planning." in said
    assert (
        "No result is reported for Town centre, Municipal organisation and ways of working, Done and Ongoing." in said
    )
    assert any(text.startswith("None of the pilots shown has Housing, ") for text in said)


@pytest.mark.parametrize("lang", LANGS)
def test_what_a_filter_leaves_out_is_not_said_to_be_nowhere(lang: Lang, atlas: Atlas) -> None:
    """Of some pilots it is said that none shown has a code: another pilot may have it."""
    t, shown = translator(atlas.words, lang), {"sv": "visas", "en": "shown"}[lang]
    grid = evidence_grid(atlas, (atlas.by_id["flen"],), "theme", "result_type")
    absent = category_label(next(row for row in grid.rows if row.id == "boende"), t, lang)
    (said,) = [text for text in standouts(atlas, grid, t, lang) if absent in text]
    assert shown in said
    assert shown in t("evidence.why_absent")

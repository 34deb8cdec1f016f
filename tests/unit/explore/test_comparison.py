"""Pilots side by side: every fact stands in its cell, and what all or only one has is counted from the data."""

from itertools import combinations
from typing import Any

import pytest

from pilotkartan.content.model import LANGS, Atlas, Codebook, Dimension, Lang, Pilot, Text
from pilotkartan.content.texts import translator
from pilotkartan.explore.compared_row import Row
from pilotkartan.explore.comparison import compare
from pilotkartan.explore.index import Index
from pilotkartan.render.comparison import render_comparison

PAIRS = list(combinations(["flen", "gotland", "harjedalen", "kramfors", "vimmerby"], 2))
GROUPS = [*PAIRS, ("flen", "gotland", "haninge"), ("kramfors", "munkedal", "osthammar", "overkalix")]
PASSAGES = {"focus": "aim", "activities": "activity", "organisation": "organisation_note"}

each_group = pytest.mark.parametrize("ids", GROUPS, ids="-".join)


@pytest.fixture(scope="session")
def everyone(atlas: Atlas) -> tuple[str, ...]:
    """The ids of all pilots."""
    return tuple(atlas.by_id)


def row_of(rows: tuple[Row, ...], name: str) -> Row:
    """Return the one row of a name."""
    (row,) = [row for row in rows if row.name == name]
    return row


def codes_in(pilot: Pilot, row: Row, atlas: Atlas) -> set[str]:
    """A pilot's codes in a row, read from its own fields and not through the code under test."""
    if row.kind == "result":
        return {result.type for result in pilot.result if result.status == row.name}
    if row.kind == "coming":
        return {result.type for result in pilot.result if result.status == "planned"}
    if row.kind == "material":
        own = (item for item in atlas.programme.material if pilot.id in item.pilots)
        return {material.kind for material in (*pilot.material, *own)}
    if row.kind == "attribute":
        return {getattr(pilot, row.name)}
    return {coding.code for coding in pilot.coding if atlas.codebook.by_id[coding.code].dimension == row.name}


def ids_of(codes: tuple[Any, ...] | None) -> set[str]:
    """The ids of the codes of a coded row."""
    assert codes is not None
    return {code.id for code in codes}


@each_group
def test_what_all_have_and_what_only_one_has(ids: tuple[str, ...], index: Index) -> None:
    """In each coded row the shared codes are those of every pilot, and the only ones those of a single pilot."""
    atlas = index.atlas
    coded = [row for row in compare(index, ids) if row.shared is not None]
    assert {row.kind for row in coded} == {"coding", "result", "coming", "material", "attribute"}
    for row in coded:
        sets = [codes_in(atlas.by_id[pilot], row, atlas) for pilot in ids]
        every = set.union(*sets)
        assert ids_of(row.shared) == set.intersection(*sets)
        assert ids_of(row.only) == {code for code in every if sum(code in codes for codes in sets) == 1}


@pytest.mark.parametrize("ids", PAIRS, ids="-".join)
def test_of_two_every_code_is_shared_or_only_ones(ids: tuple[str, ...], index: Index) -> None:
    """Between two pilots no code is left without a mark, and none has both."""
    for row in compare(index, ids):
        if row.shared is not None:
            every = set.union(*(codes_in(index.atlas.by_id[pilot], row, index.atlas) for pilot in ids))
            assert ids_of(row.shared) ^ ids_of(row.only) == every


def test_share_depends_on_who_is_compared(index: Index) -> None:
    """A code that two share is no longer shared once a third is there that lacks it."""
    atlas = index.atlas
    two = row_of(compare(index, ("flen", "vimmerby")), "theme")
    assert "dialog" in ids_of(two.shared)
    third = next(p.id for p in atlas.pilots if "dialog" not in {coding.code for coding in p.coding})
    three = row_of(compare(index, ("flen", "vimmerby", third)), "theme")
    assert "dialog" not in ids_of(three.shared) | ids_of(three.only)


@pytest.mark.parametrize("name", PASSAGES)
def test_passages_are_all_there(name: str, index: Index, everyone: tuple[str, ...]) -> None:
    """Aim, activities and organisation stand in each pilot's cell in the data's order, then what is true of all."""
    row, of_all = row_of(compare(index, everyone), name), index.atlas.programme.true_of_every_pilot(PASSAGES[name])
    assert row.cells == tuple((*getattr(index.atlas.by_id[pilot], PASSAGES[name]), *of_all) for pilot in everyone)
    assert bool(of_all) == (name == "organisation")


def test_what_comes_next_is_one_list(index: Index, everyone: tuple[str, ...]) -> None:
    """The planned results and the next steps stand in one cell, each once."""
    row = row_of(compare(index, everyone), "coming")
    for pilot, cell in zip(everyone, row.cells, strict=True):
        planned = [result for result in index.atlas.by_id[pilot].result if result.status == "planned"]
        assert list(cell) == [*planned, *index.atlas.by_id[pilot].next]


def test_materials_are_all_there(index: Index, everyone: tuple[str, ...]) -> None:
    """A pilot's own materials stand in its cell, and those of the programme that are about it."""
    row = row_of(compare(index, everyone), "materials")
    for pilot, cell in zip(everyone, row.cells, strict=True):
        about = [item for item in index.atlas.programme.material if pilot in item.pilots]
        assert list(cell) == [*index.atlas.by_id[pilot].material, *about]


def test_every_coding_stands_in_one_row(index: Index, everyone: tuple[str, ...]) -> None:
    """No coding of any pilot is lost or doubled, and the main theme comes first."""
    rows = [row for row in compare(index, everyone) if row.kind == "coding"]
    for column, pilot_id in enumerate(everyone):
        shown = [coding for row in rows for coding in row.cells[column]]
        coding = index.atlas.by_id[pilot_id].coding
        assert len(shown) == len(coding)
        assert all(one in shown for one in coding)
        (first, *_) = row_of(tuple(rows), "theme").cells[column]
        assert first == next(one for one in coding if one.main)


def test_every_result_stands_in_the_row_of_its_status(index: Index, everyone: tuple[str, ...]) -> None:
    """The rows of results are the codebook's statuses but the planned, and each result stands under its own."""
    atlas = index.atlas
    rows = [row for row in compare(index, everyone) if row.kind == "result"]
    assert [row.about for row in rows] == [
        code for code in atlas.codebook.codes("result_status") if code.id != "planned"
    ]
    for column, pilot_id in enumerate(everyone):
        results = atlas.by_id[pilot_id].result
        for row in rows:
            assert list(row.cells[column]) == [result for result in results if result.status == row.name]
        assert sum(len(row.cells[column]) for row in rows) == len(atlas.by_id[pilot_id].reached)


@each_group
def test_distances_to_the_others_compared(ids: tuple[str, ...], index: Index) -> None:
    """Each pilot's cell holds every other pilot compared and no one else, the nearest first."""
    row = row_of(compare(index, ids), "distances")
    for pilot, cell in zip(ids, row.cells, strict=True):
        told: list[Any] = list(cell)
        assert {other.id for other, _ in told} == set(ids) - {pilot}
        assert [km for _, km in told] == sorted(km for _, km in told)
        for other, km in told:
            assert km == pytest.approx(index.distances_km(ids).loc[pilot, other.id])


def test_geography_is_each_pilots_own(index: Index, everyone: tuple[str, ...]) -> None:
    """County, type of municipality and seat are those of the pilot of the column."""
    rows = compare(index, everyone)
    for column, pilot in enumerate(index.atlas.by_id[pilot_id] for pilot_id in everyone):
        codes = [row_of(rows, name).cells[column] for name in ("county", "skr_group")]
        assert codes == [(index.atlas.codebook.by_id[code],) for code in (pilot.county, pilot.skr_group)]
        assert row_of(rows, "seat").cells[column] == (pilot.seat,)


def test_columns_follow_the_ids_given(index: Index) -> None:
    """The cells stand in the order in which the pilots are given, and every row has one for each."""
    there, back = (compare(index, ids) for ids in (("flen", "gotland", "vimmerby"), ("vimmerby", "gotland", "flen")))
    for one, other in zip(there, back, strict=True):
        assert (one.name, len(one.cells)) == (other.name, 3)
        assert one.cells == other.cells[::-1]


@each_group
def test_the_same_rows_whoever_is_compared(ids: tuple[str, ...], index: Index, everyone: tuple[str, ...]) -> None:
    """A dimension on which the source is silent has its row all the same, with empty cells."""
    names = [row.name for row in compare(index, ids)]
    assert names == [row.name for row in compare(index, everyone)]
    assert len(names) == len(set(names))


def test_new_dimension_gets_its_row(atlas: Atlas) -> None:
    """A coded dimension added to the codebook stands in the comparison, and no line of code is touched."""
    word = Text(sv="Ny", en="New")
    dimensions = (*atlas.codebook.dimension, Dimension(id="new", kind="coding", label=word, definition=word))
    codebook = Codebook(dimension=dimensions, code=atlas.codebook.code)
    changed = Index(atlas.model_copy(update={"codebook": codebook}))
    row = row_of(compare(changed, ("flen", "gotland")), "new")
    assert (row.cells, row.shared, row.only) == (((), ()), (), ())


def code_of(item: Any) -> str:
    """The id of the code that tells an entry of a coded row apart."""
    found: str = next((getattr(item, name) for name in ("code", "type", "kind", "id") if hasattr(item, name)), "")
    return found


def table(index: Index, ids: tuple[str, ...], lang: Lang) -> str:
    """The table as HTML."""
    return render_comparison(index, ids, translator(index.atlas.words, lang), lang)


@pytest.mark.parametrize("lang", LANGS)
@each_group
def test_empty_cells_say_so_in_the_usual_words(ids: tuple[str, ...], lang: Lang, index: Index) -> None:
    """Where the source is silent the cell says what the panel says, as often as there are empty cells."""
    empty = sum(not cell for row in compare(index, ids) for cell in row.cells)
    assert empty
    assert table(index, ids, lang).count(index.atlas.words["panel.not_reported"].of(lang)) == empty


@pytest.mark.parametrize("lang", LANGS)
def test_every_single_one_is_marked_by_word(lang: Lang, index: Index) -> None:
    """A code that only one has is marked in that pilot's cell with its name, as often as it stands there."""
    ids = ("flen", "gotland", "vimmerby")
    html = table(index, ids, lang)
    for column, pilot_id in enumerate(ids):
        name = index.atlas.by_id[pilot_id].name
        single = [
            item
            for row in compare(index, ids)
            for item in row.cells[column]
            if row.only and code_of(item) in ids_of(row.only)
        ]
        assert single
        told = index.atlas.words["compare.only"].of(lang).format(name=name)
        assert html.count(f'<span class="mark">{told}<') == len(single)

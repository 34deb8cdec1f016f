"""The matrix holds each code of each pilot once, with its evidence, whatever the dimension."""

import pytest

from pilotkartan.content.model import Atlas
from pilotkartan.explore.index import Index
from pilotkartan.explore.matrix import matrix_of
from pilotkartan.explore.selection import FACETS
from pilotkartan.explore.tally import tally
from tests.factories import made_atlas, with_pilots

each_dimension = pytest.mark.parametrize("dimension", FACETS)


@each_dimension
def test_cells_are_the_codes_of_the_pilots(dimension: str, index: Index) -> None:
    """A cell stands where the pilot has the code and nowhere else; no pilot and no code is lost or doubled."""
    matrix = matrix_of(index, index.atlas.pilots, dimension)
    expected = {(p.id, code.id) for p in index.atlas.pilots for code in index.atlas.codes_of(p, dimension)}
    assert matrix.cells.keys() == expected
    assert sorted(pilot.id for pilot in matrix.pilots) == [pilot.id for pilot in index.atlas.pilots]
    assert sorted(code.id for code in matrix.codes) == sorted({code for _, code in expected})
    assert {(p.id, code.id) for p in matrix.pilots for code, _ in matrix.of(p)} == expected


@each_dimension
def test_order_does_not_depend_on_how_the_pilots_were_chosen(dimension: str, index: Index) -> None:
    """The same pilots give the same matrix, in whatever order they were picked."""
    pilots = index.atlas.pilots
    assert matrix_of(index, pilots[::-1], dimension) == matrix_of(index, pilots, dimension)


def test_coding_with_its_reason_and_paragraphs(index: Index) -> None:
    """A cell of a theme holds the coding's own reason and paragraphs, and one theme of each pilot is the main one."""
    matrix = matrix_of(index, index.atlas.pilots, "theme")
    assert matrix.has_main
    for pilot in index.atlas.pilots:
        codings = {coding.code: coding for coding in pilot.coding}
        cells = dict(matrix.of(pilot))
        assert [code for code, cell in cells.items() if cell.main] == [index.atlas.main_theme(pilot)]
        for code, cell in cells.items():
            (evidence,) = cell.evidence
            assert (evidence.text, evidence.source) == (codings[code.id].reason, codings[code.id].source)


@pytest.mark.parametrize("dimension", ["result_type", "result_status"])
def test_every_result_is_evidence_once(dimension: str, index: Index) -> None:
    """Each result stands in one cell of its pilot, with its text and paragraphs."""
    matrix = matrix_of(index, index.atlas.pilots, dimension)
    assert not matrix.has_main
    for pilot in index.atlas.pilots:
        shown = [(e.text.sv, e.source) for _, cell in matrix.of(pilot) for e in cell.evidence]
        assert sorted(shown) == sorted((result.sv, result.source) for result in pilot.result)


@pytest.mark.parametrize("dimension", ["county", "skr_group"])
def test_facts_from_elsewhere_name_no_paragraph(dimension: str, index: Index) -> None:
    """County and type of municipality are told with the codebook's note, since the source text does not carry them."""
    definition = index.atlas.codebook.dimension_by_id[dimension].definition
    for cell in matrix_of(index, index.atlas.pilots, dimension).cells.values():
        assert [(evidence.text, evidence.source) for evidence in cell.evidence] == [(definition, ())]


def test_codes_that_only_others_have(index: Index) -> None:
    """A code that none of the chosen pilots has makes no empty column, but is named."""
    haninge = index.atlas.by_id["haninge"]
    matrix = matrix_of(index, (haninge,), "theme")
    assert set(matrix.codes) == set(index.atlas.codes_of(haninge, "theme"))
    assert set(matrix.codes) | set(matrix.unused) == set(index.options("theme"))
    assert not set(matrix.codes) & set(matrix.unused)


def test_pilot_without_codes_keeps_its_row(atlas: Atlas) -> None:
    """A pilot of which the source is silent stands in the matrix, and so do pilots that are all silent."""
    index = Index(made_atlas(atlas, {"a": ("boende", "enkat"), "b": ("dialog",), "c": ("boende",)}))
    matrix = matrix_of(index, index.atlas.pilots, "method")
    assert {pilot.id: len(list(matrix.of(pilot))) for pilot in matrix.pilots} == {"a": 1, "b": 0, "c": 0}
    silent = matrix_of(index, index.atlas.pilots[1:], "method")
    assert (len(silent.pilots), silent.codes, silent.cells) == (2, (), {})


def test_results_are_tallied_by_status(index: Index) -> None:
    """Every result counts once, a pilot's shares are of its own results, and a sum over pilots is the sum."""
    for pilot in index.atlas.pilots:
        counted = tally(index.atlas, [pilot])
        statuses = [result.status for result in pilot.result]
        assert counted.counts == {name: statuses.count(name) for name in ("done", "ongoing", "planned")}
        assert counted.percent_done == round(100 * statuses.count("done") / len(statuses))
    together = tally(index.atlas, index.atlas.pilots)
    assert together.total == sum(len(pilot.result) for pilot in index.atlas.pilots)


def test_no_results_is_no_share(atlas: Atlas) -> None:
    """Of nothing, no share is done: not 0 %."""
    silent = atlas.pilots[0].model_copy(update={"result": ()})
    assert tally(with_pilots(atlas, (silent,)), [silent]).percent_done is None

"""The data page's counts of silences and of codes are those of the data."""

from pilotkartan.content.model import Atlas
from pilotkartan.explore.coverage import pilots_with, reported
from pilotkartan.explore.index import Index


def test_silence_is_counted_as_none(atlas: Atlas) -> None:
    """A pilot of whom the source says nothing on a subject has zero there, and only there."""
    for pilot in atlas.pilots:
        numbers = reported(atlas, pilot)
        assert (numbers["next"] == 0) == (not pilot.next and not pilot.planned)
        assert (numbers["target_group"] == 0) == (not atlas.codes_of(pilot, "target_group"))
        assert numbers["done"] + numbers["ongoing"] + numbers["next"] == len(pilot.result) + len(pilot.next)
        assert numbers["material"] == sum(bool(item.source) for item in atlas.materials_of(pilot))


def test_kramfors_has_no_target_group(atlas: Atlas) -> None:
    """A silence known from reading the source is told as one."""
    assert reported(atlas, atlas.by_id["kramfors"])["target_group"] == 0


def test_pilots_of_a_code_are_those_that_have_it(index: Index) -> None:
    """The codebook names just the pilots that have a code, by name, and as many as the filter counts."""
    for dimension in index.tables:
        for code in index.atlas.codebook.codes(dimension):
            found = pilots_with(index, code)
            assert {pilot.id for pilot in found} == set(index.tables[dimension].index[index.tables[dimension][code.id]])


def test_each_subject_is_reported_of_some_pilot(atlas: Atlas) -> None:
    """A column of silences alone would be a misspelt one."""
    numbers = [reported(atlas, pilot) for pilot in atlas.pilots]
    assert [subject for subject in numbers[0] if not any(one[subject] for one in numbers)] == []

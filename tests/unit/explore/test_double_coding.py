"""The comparison of two codings is that of the files, and what was changed afterwards is read off the data."""

import csv
from pathlib import Path

from pilotkartan.content.load import DATA_DIR, load_atlas
from pilotkartan.content.model import Atlas, CodingChange, Pilot, Text
from pilotkartan.content.parsed import CODING_FILES
from pilotkartan.explore.double_coding import compared, double_coding, present_coding
from pilotkartan.explore.index import Index
from tests.factories import with_pilots
from tests.other_programme import write_programme

Verdicts = dict[tuple[str, str], tuple[bool, bool]]


def verdicts(name: str) -> Verdicts:
    """What a coding of data/ says, read by a plain loop."""
    with (DATA_DIR / name).open(encoding="utf-8", newline="") as file:
        return {(row["pilot"], row["code"]): (row["value"] == "1", row["main"] == "1") for row in csv.DictReader(file)}


def given(pilot: Pilot) -> dict[str, bool]:
    """The codes of a pilot, each with whether it is the main theme."""
    return {coding.code: coding.main for coding in pilot.coding}


def test_disagreements_are_those_of_the_files(index: Index) -> None:
    """Every cell in which the two files differ is listed with what both say, and no other cell is."""
    first, second = (verdicts(name) for name in CODING_FILES)
    found = {cell.first.cell: (cell.first.verdict, cell.second.verdict) for cell in index.double_coding.disagreements}
    assert found == {cell: (first[cell], second[cell]) for cell in first if first[cell] != second[cell]}
    assert found


def test_changes_are_read_off_the_data(index: Index) -> None:
    """Every cell in which the data says something else now than the first coding is listed, and no other cell is."""
    now = {pilot.id: given(pilot) for pilot in index.atlas.pilots}
    first = verdicts(CODING_FILES[0])
    changed = {
        (pilot, code)
        for (pilot, code), verdict in first.items()
        if verdict != (code in now[pilot], now[pilot].get(code, False))
    }
    assert {cell.first.cell for cell in index.double_coding.changes} == changed


def recoded(atlas: Atlas, drop: str, main: str) -> Atlas:
    """The atlas whose first pilot has lost one code and has another main theme."""
    pilot = atlas.pilots[0]
    kept = (coding for coding in pilot.coding if coding.code != drop)
    coding = tuple(each.model_copy(update={"main": each.code == main}) for each in kept)
    return with_pilots(atlas, (pilot.model_copy(update={"coding": coding}), *atlas.pilots[1:]))


def test_reason_of_a_change(atlas: Atlas) -> None:
    """A code dropped has the reason written down for that; one still given has its own; figures stay as they were."""
    pilot = atlas.pilots[0]
    main = atlas.main_theme(pilot).id
    themes = [code.id for code in atlas.codes_of(pilot, "theme") if code.id != main]
    why = Text(sv="Definitionen är skarpare nu.", en="The definition is sharper now.")
    # With the first coding as it is now, so that nothing but what is changed here has changed.
    base = atlas.model_copy(update={"first_coding": tuple(present_coding(atlas)), "coding_change": ()})
    dropped = next(coding.code for coding in pilot.coding if coding.code not in (main, *themes))
    changed = recoded(base, dropped, themes[0])
    explained = changed.model_copy(update={"coding_change": (CodingChange(pilot=pilot.id, code=dropped, why=why),)})
    found = double_coding(explained)
    reasons = {coding.code: coding.reason for coding in pilot.coding}
    assert {cell.code.id: cell.why for cell in found.changes} == {
        main: reasons[main], themes[0]: reasons[themes[0]], dropped: why,
    }  # fmt: skip
    assert {cell.code.id: cell.why for cell in double_coding(changed).changes}[dropped] is None
    assert found.rows == double_coding(base).rows


def test_coding_compared_with_itself_agrees(atlas: Atlas) -> None:
    """The present coding against itself differs nowhere."""
    now = tuple(present_coding(atlas))
    found = compared(atlas, now, now)
    assert found.disagreements == ()
    assert {row.figures.differing for row in found.rows} == {0}
    assert (
        len(found.cells)
        == len(now)
        == len(atlas.pilots)
        * sum(
            len(atlas.codebook.codes(dimension.id))
            for dimension in atlas.codebook.dimension
            if dimension.kind == "coding"
        )
    )


def test_cells_that_are_no_more_are_left_out(atlas: Atlas) -> None:
    """A pilot that the data no longer has is in no figure and in no list."""
    fewer = with_pilots(atlas, atlas.pilots[1:])
    found = double_coding(fewer)
    assert atlas.pilots[0].id not in {cell.pilot.id for cell in found.cells}
    assert {row.figures.cells for row in found.rows if row.level == "code"} == {len(atlas.pilots) - 1}


def test_material_coded_once_has_no_figures(tmp_path: Path) -> None:
    """A programme without the two files is compared with nothing."""
    found = double_coding(load_atlas(write_programme(tmp_path / "data")))
    assert (found.rows, found.cells, found.whole, found.disagreements, found.changes) == ((), (), (), (), ())

"""Two codings, and how far they agree, stand in the files as they were given and computed."""

import json
from pathlib import Path

import pytest

from pilotkartan.content.load import load_atlas
from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.agreement_text import agreement_sentence
from pilotkartan.explore.index import Index
from pilotkartan.explore.matrix import matrix_of
from pilotkartan.exports.formats import json_bytes
from pilotkartan.exports.package import readme
from pilotkartan.exports.tables import records, tables
from pilotkartan.render.documents import render_method
from tests.other_programme import write_programme


def test_figures_are_those_computed(index: Index) -> None:
    """The table of agreement has each figure with four decimals, whatever pilots are asked for."""
    rows = records(tables(index)["agreement"])
    found = index.double_coding.rows
    assert len(rows) == len(found)
    for row, computed in zip(rows, found, strict=True):
        figures = computed.figures
        assert (row["level"], row["dimension"]) == (computed.level, computed.dimension.id)
        assert (row["cells"], row["differing"]) == (figures.cells, figures.differing)
        assert row["percent"] == pytest.approx(figures.percent, abs=0.005)
        assert (row["kappa"], row["alpha"]) == pytest.approx((figures.kappa, figures.alpha), abs=5e-5)
        assert (row["alpha_low"], row["alpha_high"]) == pytest.approx(figures.interval, abs=5e-5)
    assert records(tables(index, ("flen",))["agreement"]) == rows


def test_both_codings_come_back(index: Index) -> None:
    """Every judgement of either coder can be read from the files again, beside what holds now."""
    atlas, rows = index.atlas, records(tables(index)["double_codings"])
    for name, coding in (("first", atlas.first_coding), ("second", atlas.second_coding)):
        assert {
            (row["pilot"], row["code"], row[name], row[f"{name}_main"], row[f"{name}_source"] or "") for row in rows
        } == {(j.pilot, j.code, j.value, j.main, " ".join(j.source)) for j in coding}
    assert {row["second_note"] for row in rows} - {None} == {j.note for j in atlas.second_coding if j.note}
    now = {(row["pilot"], row["code"], row["now_main"]) for row in rows if row["now"]}
    assert now == {(pilot.id, coding.code, coding.main) for pilot in atlas.pilots for coding in pilot.coding}


@pytest.mark.parametrize("lang", LANGS)
def test_read_me_tells_the_figures(lang: Lang, index: Index) -> None:
    """The read-me beside the files tells the figures among the limits, in both languages."""
    told = agreement_sentence(index.double_coding, translator(index.atlas.words, lang), lang)
    assert told
    assert told in readme(index, None, False).decode()


def test_material_coded_once(tmp_path: Path) -> None:
    """Where the material was coded once, nothing is said of agreement, and the tables are there without rows."""
    other = Index(load_atlas(write_programme(tmp_path / "data")))
    found = json.loads(json_bytes(other))["tables"]
    assert (found["agreement"], found["double_codings"]) == ([], [])
    for lang in LANGS:
        t = translator(other.atlas.words, lang)
        assert agreement_sentence(other.double_coding, t, lang) is None
        page = render_method(other, t, lang)
        assert t("reliability.heading") not in page
        assert "data-reliability" not in page
    assert matrix_of(other, other.atlas.pilots, "theme").disagreements == {}

"""The grid as HTML says in words what its marks show, and every cell that has results opens all of them."""

import re
from dataclasses import replace

import pytest
from markupsafe import Markup

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.evidence_table import letters
from pilotkartan.explore.evidence_text import category_label
from pilotkartan.explore.evidence_view import grid_for, map_of, open_cell, with_cell
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from pilotkartan.render.evidence import render_grid
from pilotkartan.render.evidence_page import evidence_html

PAIRS = [("theme", "result_type"), ("method", "theme"), ("pilot", "result_status"), ("county", "target_group")]


def as_selection(pair: tuple[str, str], **more: object) -> Selection:
    """The selection that shows a grid."""
    return replace(Selection(row_dimension=pair[0], column_dimension=pair[1]), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("pair", PAIRS)
def test_cells_say_what_their_marks_show(pair: tuple[str, str], lang: Lang, index: Index) -> None:
    """Read aloud, each cell gives the number of each status, as its marks do, and an empty one why it is empty."""
    t = translator(index.atlas.words, lang)
    grid = grid_for(index, as_selection(pair), lang)
    table = render_grid(index.atlas, grid, t, lang)
    assert "<a " not in table
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", table.partition("<tbody>")[2].partition("</tbody>")[0], re.DOTALL)
    for row, html in zip(grid.rows, rows, strict=True):
        assert category_label(row, t, lang) in Markup(html).striptags()
        for column, cell in zip(grid.columns, re.findall(r"<td(.*?)</td>", html, re.DOTALL)[:-1], strict=True):
            expected = grid.cells[row.id, column.id]
            marks = {code.id: int(n) for code in index.atlas.codebook.codes("result_status")
                     for n in re.findall(rf'class="count {code.id}" .*?--count: (\d+)"', cell)}  # fmt: skip
            assert marks == dict(expected.counts)
            text = Markup(f"<td{cell}").striptags()
            for status, count in expected.counts.items():
                assert f"{index.atlas.codebook.by_id[status].label.of(lang)} {count}" in text
            if expected.empty:
                assert t(f"evidence.why_{expected.empty}") in text


@pytest.mark.slow
@pytest.mark.parametrize("pair", PAIRS)
def test_every_cell_opens_its_paragraphs(pair: tuple[str, str], index: Index) -> None:
    """Each cell or total with results links to itself, opened: every result in full with pilot and paragraphs."""
    t = translator(index.atlas.words, "sv")
    selection = as_selection(pair, lang="sv")
    grid = grid_for(index, selection, "sv")
    closed, nothing = evidence_html(index, selection, t, "sv")
    assert nothing == ""
    places = {**grid.cells, **{(row, None): cell for row, cell in grid.row_totals.items()},
              **{(None, column): cell for column, cell in grid.column_totals.items()}}  # fmt: skip
    links = set(re.findall(r'href="([^"]*)"', closed))
    for (row, column), cell in places.items():
        opened = with_cell(selection, row, column)
        address = str(Markup.escape(f"{opened.address('evidens')}#ruta"))
        assert (address in links) == bool(cell.found)
        assert Selection.from_params(opened.to_params(), index.atlas) == opened
        _, html = evidence_html(index, opened, t, "sv")
        assert html.count('<li class="status-') == len(cell.found)
        for one in cell.found:
            assert Markup.escape(one.result.sv) in html
            assert f"kommun={one.pilot.id}" in html
            assert all(f"<b>{ref}</b>" in html for ref in one.result.source)


def test_map_is_filtered_by_just_the_cell(index: Index) -> None:
    """The way to the map has the row and column of the cell as its only filters, and shows each pilot of the cell."""
    selection = as_selection(("theme", "result_type"), search="plan")
    grid = grid_for(index, selection, "sv")
    for row, column in grid.cells:
        opened = open_cell(grid, with_cell(selection, row, column))
        if opened:
            wanted = map_of(grid, opened, selection)
            assert wanted == Selection(facets={"theme": (row,), "result_type": (column,)})
            assert {one.pilot.id for one in opened.cell.found} <= set(index.view(wanted, "sv").ids)


@pytest.mark.parametrize("lang", LANGS)
def test_letters_tell_the_statuses_apart(lang: Lang, index: Index) -> None:
    """No two statuses have the same letters, and each begins its own name."""
    codes = index.atlas.codebook.codes("result_status")
    found = letters(codes, lang)
    assert len(set(found.values())) == len(codes)
    assert all(code.label.of(lang).startswith(found[code.id]) for code in codes)

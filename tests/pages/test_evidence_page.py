"""The page with the grid of results as the server draws it: its address, its filters, and the cell that is open."""

from pilotkartan.content.texts import translator
from pilotkartan.explore.evidence_text import standouts
from pilotkartan.explore.evidence_view import grid_for
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from tests.pages.screen import Screen


def test_grid_follows_the_address_and_the_choices(index: Index) -> None:
    """Filters and dimensions come from the address; another dimension is written to it and closes the open cell."""
    screen = Screen("lang=sv&tema=planering&radval=planering&kolumnval=plan")
    screen.to_page("evidence.py")
    t = translator(index.atlas.words, "sv")
    selection = Selection.from_params(screen.params, index.atlas)
    (shown,) = (body for body in screen.html if 'class="evidence"' in body)
    for said in standouts(index.atlas, grid_for(index, selection, "sv"), t, "sv"):
        assert said in shown
    (cell,) = (body for body in screen.html if 'class="evidence-cell"' in body)
    assert "flen:1" in cell
    screen.app.selectbox(key="row_dimension").select("method")
    screen.run()
    assert screen.params == {"lang": ["sv"], "tema": ["planering"], "rad": ["method"]}
    assert not [body for body in screen.html if 'class="evidence-cell"' in body]
    rows, columns = (screen.app.selectbox(key=f"{name}_dimension").options for name in ("row", "column"))
    assert len(columns) == len(rows) - 1
